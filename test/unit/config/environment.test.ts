import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readEnvironment } from '#config/environment.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));

test('without anything set the hall runs on 8080 with the folders of the project', () => {
  expect(readEnvironment({}, [])).toEqual({
    ok: true,
    value: {
      port: 8080,
      dataFolder: resolve(project, '.data'),
      configFolder: resolve(project, 'config'),
    },
  });
});

test('a flag goes before its variable, and an empty variable counts as none', () => {
  const environment = { PORT: '9000', TINGHAO_DATA: '/var/lib/hall', TINGHAO_CONFIG: '' };
  expect(readEnvironment(environment, ['--port', '9001', '--config=/etc/hall'])).toEqual({
    ok: true,
    value: { port: 9001, dataFolder: '/var/lib/hall', configFolder: '/etc/hall' },
  });
});

test('a wrong value is told in one sentence with its name', () => {
  const sentenceFor = (environment: Record<string, string>, args: readonly string[]) => {
    const outcome = readEnvironment(environment, args);
    return outcome.ok ? 'taken' : outcome.problem.sentence;
  };
  expect(sentenceFor({ PORT: 'eighty' }, [])).toBe(
    'PORT is "eighty", but a whole number from 1 to 65535, or 0 for any free port is wanted.',
  );
  expect(sentenceFor({}, ['--port', '70000'])).toContain('--port is "70000"');
  expect(sentenceFor({}, ['--data'])).toBe('--data wants a value after it.');
  expect(sentenceFor({}, ['--prot', '1'])).toContain('"--prot" is not known here');
  for (const port of ['-1', '1.5', '0x50', '1e3', ' 80']) {
    expect(sentenceFor({ PORT: port }, []), port).toContain('PORT is');
  }
});
