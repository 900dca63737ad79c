import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Room → rooms that it may import from, beside itself. Imports run downwards; there are no circles. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'server/contract': [],
  'server/clock': ['server/contract'],
  'server/rules': ['server/contract'],
  'server/journal': ['server/contract', 'config'],
  'server/hall': ['server/contract', 'server/rules', 'server/journal'],
  'server/people': ['server/contract'],
  'server/vault': ['server/contract'],
  'server/reports': ['server/contract', 'server/journal'],
  'server/web': ['server/contract', 'server/hall', 'server/people', 'server/vault', 'server/rules'],
  'server/outgoing': ['server/contract', 'server/hall', 'server/reports'],
  'server/stage': ['server/contract', 'server/hall', 'server/rules'],
  hardware: ['server/contract'],
  'hardware/simulator': ['server/contract'],
  config: ['server/contract'],
  'counter-display/kit': ['server/contract'],
  'counter-display': ['server/contract', 'counter-display/kit'],
  kiosk: ['server/contract', 'counter-display/kit'],
};

/** Only the mains join all parts. */
const MAINS = [/-main\.ts$/, /^server\/main\.ts$/];
const TIME_AND_CHANCE = /\b(Date\.now\(|setTimeout\(|setInterval\(|Math\.random\(|randomUUID\()/;
const TIME_GIVERS = [
  /^server\/clock\//,
  /^counter-display\//,
  /^kiosk\//,
  /^test\//,
  /^hardware\/simulator\//,
  /^config\//,
];

interface Wall {
  readonly file: string;
  readonly said: string;
}

/** Every place where one room reaches into another that it may not know, or time is taken instead of given. */
export function brokenWalls(): readonly Wall[] {
  const aliases = readAliases();
  return sourceFiles().flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const broken: Wall[] = [];
    if (TIME_AND_CHANCE.test(withoutComments(text)) && !isOneOf(file, [...MAINS, ...TIME_GIVERS])) {
      broken.push({ file, said: 'takes time or chance itself instead of being given it' });
    }
    if (isOneOf(file, MAINS) || file.startsWith('test/')) return broken;
    for (const target of importsOf(text, file, aliases)) {
      if (!mayImport(file, target)) broken.push({ file, said: `may not import ${target}` });
    }
    return broken;
  });
}

function mayImport(file: string, target: string): boolean {
  const room = roomOf(file);
  if (room === undefined || roomOf(target) === room) return true;
  return (MAY_IMPORT[room] ?? []).some((open) => target === open || target.startsWith(`${open}/`));
}

function roomOf(file: string): string | undefined {
  return Object.keys(MAY_IMPORT)
    .filter((room) => file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function importsOf(text: string, file: string, aliases: ReadonlyMap<string, string>): string[] {
  const targets: string[] = [];
  for (const [, from] of text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
    if (from === undefined) continue;
    if (from.startsWith('.')) {
      targets.push(relative(root, resolve(root, dirname(file), from)));
    } else if (from.startsWith('#')) {
      const [name = '', ...rest] = from.split('/');
      targets.push(`${aliases.get(name) ?? name}/${rest.join('/')}`);
    }
  }
  return targets;
}

function readAliases(): ReadonlyMap<string, string> {
  const { imports }: { imports: Record<string, string> } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return new Map(
    Object.entries(imports).map(([name, path]) => [
      name.replace('/*', ''),
      path.replace('./', '').replace('/*', ''),
    ]),
  );
}

function sourceFiles(): string[] {
  return ['server', 'hardware', 'counter-display', 'kiosk', 'config', 'test']
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
    );
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}

function isOneOf(file: string, patterns: readonly RegExp[]): boolean {
  return patterns.some((pattern) => pattern.test(file));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const walls = brokenWalls();
  for (const { file, said } of walls) process.stderr.write(`${file}: ${said}\n`);
  process.exitCode = walls.length > 0 ? 1 : 0;
}
