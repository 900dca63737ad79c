import { expect, test } from 'vitest';
import { openSettingsModel } from '../../../../counter-display/manage/settings/settings-model.ts';
import { fileFaults, settingsView } from '../../../support/showcase/manage-devices.ts';
import { MANAGE_TIME } from '../../../support/showcase/manage-views.ts';
import { askingLink } from './asking-link.ts';

const MINE = settingsView.text.replace('20', '25');

function desk() {
  const link = askingLink({ settings: { face: 'live', view: settingsView, at: MANAGE_TIME } });
  const model = openSettingsModel(link);
  const othersSave = (text: string) => {
    link.feeds.settings.value = {
      face: 'live',
      view: { ...settingsView, text, revision: 'theirs' },
      at: MANAGE_TIME,
    };
  };
  return { link, model, othersSave };
}

test('the editor follows what is in force until somebody types', () => {
  const { model, othersSave } = desk();
  othersSave('{"theirs":1}');
  expect(model.text.value).toBe('{"theirs":1}');
  model.edit('{"mine":1}');
  othersSave('{"theirs":2}');
  expect(model.text.value).toBe('{"mine":1}');
});

test('typing everything back leaves nothing to save', async () => {
  const { link, model } = desk();
  model.edit(MINE);
  model.edit(settingsView.text);
  expect(model.isChanged.value).toBe(false);
  await model.press();
  expect(link.asked).toEqual([]);
});

test('saving sends the revision that the text was made from, once', async () => {
  const { link, model } = desk();
  model.edit(MINE);
  void model.press();
  void model.press();
  expect(link.asked).toEqual([
    { ask: 'saveSettings', text: MINE, revision: settingsView.revision },
  ]);
  await link.reply({ faults: [], isStale: false });
  expect(model.save.value).toEqual({ kind: 'saved' });
  expect(model.isChanged.value).toBe(false);
});

test('a broken file is replaced by what is in force without a change being made', async () => {
  const { link, model } = desk();
  expect(model.canSave.value).toBe(false);
  const broken = { ...settingsView, faults: fileFaults };
  link.feeds.settings.value = { face: 'live', view: broken, at: MANAGE_TIME };
  expect(model.canSave.value).toBe(true);
  void model.press();
  expect(link.asked).toEqual([
    { ask: 'saveSettings', text: settingsView.text, revision: settingsView.revision },
  ]);
});

test('nothing can be saved over what somebody else has saved', async () => {
  const { link, model, othersSave } = desk();
  model.edit(MINE);
  othersSave('{"theirs":1}');
  await model.press();
  expect(model.canSave.value).toBe(false);
  expect(link.asked).toEqual([]);
});

test('faults are shown and the text stays as it was typed', async () => {
  const { link, model } = desk();
  model.edit(MINE);
  void model.press();
  await link.reply({ faults: fileFaults, isStale: false });
  expect(model.save.value).toEqual({ kind: 'faulty', faults: fileFaults });
  expect(model.text.value).toBe(MINE);
});

test('who saves second is told, and may keep their own text knowingly', async () => {
  const { link, model, othersSave } = desk();
  model.edit(MINE);
  void model.press();
  await link.reply({ faults: [], isStale: true });
  expect(model.isStale.value).toBe(true);
  expect(model.text.value).toBe(MINE);
  othersSave('{"theirs":1}');
  model.overwrite();
  expect(model.isStale.value).toBe(false);
  void model.press();
  expect(link.asked.at(-1)).toMatchObject({ text: MINE, revision: 'theirs' });
});

test('a change by somebody else is told before anything is saved over it', () => {
  const { model, othersSave } = desk();
  model.edit(MINE);
  expect(model.isStale.value).toBe(false);
  othersSave('{"theirs":1}');
  expect(model.isStale.value).toBe(true);
  model.discard();
  expect(model.text.value).toBe('{"theirs":1}');
  expect(model.isStale.value).toBe(false);
});

test('a save that nobody answered keeps the text and says so', async () => {
  const { link, model } = desk();
  model.edit(MINE);
  void model.press();
  await link.fail('还没有收到答复');
  expect(model.save.value).toEqual({ kind: 'refused', text: '还没有收到答复' });
  expect(model.text.value).toBe(MINE);
});
