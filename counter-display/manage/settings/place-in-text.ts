/** Where something stands in the text, as the editor selects it. */
export interface TextPlace {
  readonly from: number;
  readonly to: number;
}

type Step = string | number;

/** `services[3].prefix` as steps. */
function stepsOf(path: string): readonly Step[] {
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name = '']) =>
    index === undefined ? name : Number(index),
  );
}

/**
 * Finds the value that a fault's path means. The text may be broken or miss what the path names: then it
 * is the nearest thing around it, and nothing where the path is none, such as a line and column.
 */
export function placeInText(text: string, path: string): TextPlace | undefined {
  const lineAndColumn = /(\d+):(\d+)/.exec(path);
  if (lineAndColumn !== null) return placeOfLine(text, Number(lineAndColumn[1]));
  let from = skipBlank(text, 0);
  let found: TextPlace | undefined;
  for (const step of stepsOf(path)) {
    const next = childAt(text, from, step);
    if (next === undefined) break;
    from = next;
    found = { from, to: endOfValue(text, from) };
  }
  return found;
}

function placeOfLine(text: string, line: number): TextPlace | undefined {
  const lines = text.split('\n');
  const wanted = lines[line - 1];
  if (wanted === undefined) return undefined;
  const from = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return { from, to: from + wanted.length };
}

/** Where the value of one key or index begins, within the object or list that begins at `at`. */
function childAt(text: string, at: number, step: Step): number | undefined {
  const open = text[at];
  if (open !== (typeof step === 'number' ? '[' : '{')) return undefined;
  let position = skipBlank(text, at + 1);
  for (let index = 0; position < text.length && !isClosing(text[position]); index += 1) {
    let name: string | undefined;
    if (open === '{') {
      const end = endOfValue(text, position);
      name = text.slice(position + 1, end - 1);
      position = skipBlank(text, skipBlank(text, end) + 1);
    }
    if (name === step || index === step) return position;
    position = skipBlank(text, endOfValue(text, position));
    if (text[position] === ',') position = skipBlank(text, position + 1);
    else if (!isClosing(text[position])) return undefined;
  }
  return undefined;
}

/** Just after the value that begins at `at`; the end of the text where it is never closed. */
function endOfValue(text: string, at: number): number {
  let depth = 0;
  for (let position = at; position < text.length; position += 1) {
    const sign = text[position];
    if (sign === '"') position = endOfString(text, position) - 1;
    else if (sign === '{' || sign === '[') depth += 1;
    else if (isClosing(sign) && depth > 0) depth -= 1;
    else if (depth === 0 && (isClosing(sign) || sign === ',' || /\s/.test(sign ?? ''))) {
      return position;
    }
    if (depth === 0 && (isClosing(sign) || sign === '"')) return position + 1;
  }
  return text.length;
}

function endOfString(text: string, at: number): number {
  for (let position = at + 1; position < text.length; position += 1) {
    if (text[position] === '\\') position += 1;
    else if (text[position] === '"') return position + 1;
  }
  return text.length;
}

function skipBlank(text: string, at: number): number {
  let position = at;
  while (position < text.length && /\s/.test(text[position] ?? '')) position += 1;
  return position;
}

function isClosing(sign: string | undefined): boolean {
  return sign === '}' || sign === ']';
}
