import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** What an eye and a finger would complain of on a page, found by measuring. */
export interface Findings {
  /** Text that is cut by its box or runs out of the panel. */
  readonly cut: readonly string[];
  /** Two texts that lie on each other. */
  readonly overlapping: readonly string[];
  /** Keys smaller than a fingertip, with their size. */
  readonly small: readonly string[];
  /** Keys nearer to each other than fingers aim; segments of one control may touch. */
  readonly crowded: readonly string[];
}

export interface Limits {
  readonly targetPx: number;
  readonly gapPx: number;
}

export function look(page: Page, limits: Limits): Promise<Findings> {
  return page.evaluate(({ targetPx, gapPx }) => {
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${(element.textContent ?? '').trim().slice(0, 40)}”`;
    const isShown = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: { readonly box: DOMRect; readonly holder: Element }[] = [];
    const cut: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const holder = node.parentElement;
      if (holder === null || (node.textContent ?? '').trim() === '' || !isShown(holder)) continue;
      if (holder.closest('.visually-hidden, svg') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width === 0) continue;
      // Letters do not fill their line: Latin ones leave air above and below, Chinese ones little.
      const fontPx = Number.parseFloat(getComputedStyle(holder).fontSize);
      const isChinese = /[\u2e80-\uffef]/.test(node.textContent ?? '');
      const [above, below] = isChinese ? [0.06, 0.06] : [0.2, 0.16];
      for (const { x, y, width, height } of range.getClientRects()) {
        const top = y + above * fontPx;
        const ink = new DOMRect(x, top, width, height - (above + below) * fontPx);
        texts.push({ box: ink, holder });
      }
      if (box.left < -1 || box.right > innerWidth + 1) cut.push(`off the panel: ${name(holder)}`);
      // The nearest box that would cut it, whatever is wider than that box is not read.
      for (let clip: Element | null = holder; clip !== null; clip = clip.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(clip);
        const within = clip.getBoundingClientRect();
        const isCutX =
          overflowX !== 'visible' && (box.right > within.right + 1 || box.left < within.left - 1);
        const isCutY = overflowY === 'hidden' && box.bottom > within.bottom + box.height * 0.25;
        if (isCutX || isCutY) cut.push(`cut by ${clip.className}: ${name(holder)}`);
      }
      // A key is as wide as it is drawn: text must not stand out of its border.
      const key = holder.closest('button');
      if (key !== null) {
        const edge = key.getBoundingClientRect();
        if (box.left < edge.left || box.right > edge.right || box.bottom > edge.bottom + 2) {
          cut.push(`out of its key: ${name(holder)}`);
        }
      }
    }
    const overlapping: string[] = [];
    texts.forEach((one, at) => {
      for (const other of texts.slice(at + 1)) {
        if (one.holder === other.holder || one.holder.contains(other.holder)) continue;
        if (other.holder.contains(one.holder)) continue;
        const width =
          Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const height =
          Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (width > 1 && height > 1)
          overlapping.push(`${name(one.holder)} / ${name(other.holder)}`);
      }
    });
    const keys = [...document.querySelectorAll('button, a[href], input')].filter(isShown);
    const boxes = keys.map((key) => ({ key, box: key.getBoundingClientRect() }));
    const small = boxes
      .filter(({ box }) => box.width < targetPx - 0.5 || box.height < targetPx - 0.5)
      .map(({ key, box }) => `${Math.round(box.width)}×${Math.round(box.height)} ${name(key)}`);
    const crowded: string[] = [];
    boxes.forEach((one, at) => {
      for (const other of boxes.slice(at + 1)) {
        const control = one.key.closest('.segmented');
        if (control !== null && control === other.key.closest('.segmented')) continue;
        const across =
          Math.max(one.box.left, other.box.left) - Math.min(one.box.right, other.box.right);
        const down =
          Math.max(one.box.top, other.box.top) - Math.min(one.box.bottom, other.box.bottom);
        if (Math.max(across, down) < gapPx - 0.5)
          crowded.push(`${name(one.key)} / ${name(other.key)}`);
      }
    });
    return { cut, overlapping, small, crowded };
  }, limits);
}

/** What axe-core finds: one line for each rule that is broken, with the first place. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  const source = await readFile(
    createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
    'utf8',
  );
  await page.evaluate(source);
  return page.evaluate(async () => {
    // axe-core puts itself there when its source is run.
    const axe: typeof import('axe-core') = Reflect.get(globalThis, 'axe');
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.map(
      (violation) =>
        `${violation.id}: ${violation.help} (${violation.nodes[0]?.html ?? ''} ${violation.nodes[0]?.any[0]?.message ?? ''})`,
    );
  });
}

/** What was found on each of the scenes, shown one after the other; scenes without findings are left out. */
export async function lookThrough<Findings extends object>(
  scenes: readonly string[],
  show: (scene: string) => Promise<void>,
  find: () => Promise<Findings>,
): Promise<Readonly<Record<string, Findings>>> {
  const found: Record<string, Findings> = {};
  for (const scene of scenes) {
    await show(scene);
    const findings = await find();
    if (Object.values(findings).flat().length > 0) found[scene] = findings;
  }
  return found;
}
