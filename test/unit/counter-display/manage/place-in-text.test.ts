import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeInText } from '../../../../counter-display/manage/settings/place-in-text.ts';

const HALL = readFileSync(new URL('../../../../config/hall.json', import.meta.url), 'utf8');

/** Every path of a value, as the faults name them, with the value. */
function pathsOf(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
  const own = path === '' ? [] : [[path, value] as const];
  if (Array.isArray(value)) {
    return [...own, ...value.flatMap((each, index) => pathsOf(each, `${path}[${index}]`))];
  }
  if (typeof value !== 'object' || value === null) return own;
  const prefix = path === '' ? '' : `${path}.`;
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, each]) => pathsOf(each, `${prefix}${key}`)),
  ];
}

function found(text: string, path: string): string {
  const place = placeInText(text, path);
  return place === undefined ? '' : text.slice(place.from, place.to);
}

test('every value of the demo hall’s settings is found where it stands', () => {
  const paths = pathsOf(JSON.parse(HALL));
  expect(paths.length).toBeGreaterThan(300);
  for (const [path, value] of paths) {
    const text = found(HALL, path);
    expect(text, path).not.toBe('');
    expect(JSON.parse(text), path).toEqual(value);
  }
});

test('so are those of any text, however it is laid out', () => {
  const key = fc.stringMatching(/^[a-z][A-Za-z]{0,8}$/);
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  const file = fc.dictionary(key, tree, { maxKeys: 4, noNullPrototype: true });
  fc.assert(
    fc.property(file, fc.nat(4), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      for (const [path, wanted] of pathsOf(value)) {
        expect(JSON.parse(found(text, path))).toEqual(wanted);
      }
    }),
  );
});

test('what is missing is looked for in the nearest thing around it', () => {
  expect(found('{"a":{"b":1}}', 'a.c')).toBe('{"b":1}');
  expect(found('{"a":[1,2]}', 'a[7]')).toBe('[1,2]');
  expect(found('{"a":1}', 'nothing')).toBe('');
});

test('a line and column lead to that line', () => {
  expect(found('{\n  "a": 1,,\n}', '第 2 行，第 9 个字（2:9）')).toBe('  "a": 1,,');
});

test('a broken text is searched to its end and no further', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('a', 'a.b', '[0]', 'a[1].b', '9:9'), (text, path) => {
      const place = placeInText(text, path);
      if (place === undefined) return;
      expect(place.from).toBeGreaterThanOrEqual(0);
      expect(place.to).toBeLessThanOrEqual(text.length);
      expect(place.from).toBeLessThanOrEqual(place.to);
    }),
  );
});
