import { expect, test } from 'vitest';
import { type Focus, type KeyPress, readKey } from '../../../../counter-display/clerk/keyboard.ts';

const press = (key: string, changes: Partial<KeyPress> = {}): KeyPress => ({
  key,
  repeat: false,
  isComposing: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  ...changes,
});
const actOf = (key: string, focus: Focus = 'nowhere', changes: Partial<KeyPress> = {}) =>
  readKey(press(key, changes), focus).act;

test('the function keys and Space do what stands on the keys', () => {
  expect(['F2', 'F3', 'F4', 'F6', 'F8', ' ', 'Enter'].map((key) => actOf(key))).toEqual([
    'recall',
    'markNoShow',
    'park',
    'transfer',
    'finish',
    'callNext',
    'goOn',
  ]);
});

test('the quieter keys have a letter each, which is the page’s only where nobody writes', () => {
  expect(['F7', 'F9', 'b', 'B', 'g', 'j', 'n', 'w'].map((key) => actOf(key))).toEqual([
    'callChosen',
    'undoLast',
    'putBack',
    'putBack',
    'callByItself',
    'planFurther',
    'writeNote',
    'takeWalkUp',
  ]);
  expect(readKey(press('n'), 'text')).toEqual({ act: null, isTaken: false });
});

test('Space never calls while a text field or a key has the focus', () => {
  for (const focus of ['text', 'control'] as const) {
    expect(readKey(press(' '), focus)).toEqual({ act: null, isTaken: false });
    expect(readKey(press('Enter'), focus)).toEqual({ act: null, isTaken: false });
  }
});

test('function keys work from anywhere: no field writes them', () => {
  expect(actOf('F8', 'text')).toBe('finish');
});

test('a key held down is one press, and the browser does not get the others either', () => {
  expect(readKey(press(' ', { repeat: true }), 'nowhere')).toEqual({ act: null, isTaken: true });
  expect(readKey(press('F3', { repeat: true }), 'nowhere')).toEqual({ act: null, isTaken: true });
});

test('the browser keeps its own keys: with Ctrl, Alt, Shift or Meta, F5, letters', () => {
  for (const held of ['ctrlKey', 'altKey', 'shiftKey', 'metaKey'] as const) {
    expect(readKey(press('F4', { [held]: true }), 'nowhere').isTaken).toBe(false);
  }
  for (const key of ['F5', 'F12', 'Tab', 'a', 'Escape']) {
    expect(readKey(press(key), 'nowhere')).toEqual({ act: null, isTaken: false });
  }
});

test('a Space that ends a pinyin word is the input method’s', () => {
  expect(actOf(' ', 'nowhere', { isComposing: true })).toBeNull();
});
