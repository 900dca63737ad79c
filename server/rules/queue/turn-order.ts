import { assert } from '#contract/assert.ts';

/** Splitting at 512 keeps a block's move within a few cache lines, and 100,000 waiting in ~400 blocks. */
const BLOCK_ITEMS_MAX = 512;
/** Two neighbours that together hold no more than this become one, so that blocks never thin out. */
const MERGED_ITEMS_MAX = BLOCK_ITEMS_MAX >>> 1;

/**
 * Who stands where, sorted by a time and then by order of issue.
 *
 * A sorted list of small blocks rather than a heap: a heap knows its first and nothing else, while
 * a hall must also tell each customer how many are ahead, show a clerk the next fifty in order, and
 * take somebody out of the middle who leaves. Here the first is read at once, adding and removing
 * moves one small block at most, and the exact rank costs one look at each block's length. Nothing
 * ever moves an array that grows with the queue but the list of blocks, 1/256 of it.
 */
export interface TurnOrder<Item> {
  readonly size: number;
  first(): Item | undefined;
  /** The item's time and order must stay as they are until it is removed. */
  add(item: Item): void;
  remove(item: Item): void;
  /** How many stand before this time and order. */
  countBefore(time: number, order: number): number;
  firstFew(count: number): Item[];
  /** Last one first. */
  lastFew(count: number): Item[];
}

export function openTurnOrder<Item extends { readonly order: number }>(
  timeOf: (item: Item) => number,
): TurnOrder<Item> {
  /** No block is empty, so every block has a first and a last. */
  const blocks: Item[][] = [];
  let size = 0;

  const isBefore = (item: Item, time: number, order: number): boolean => {
    const itemTime = timeOf(item);
    return itemTime < time || (itemTime === time && item.order < order);
  };

  /** How many blocks end before this place: the index of the block it belongs to. */
  const blockAt = (time: number, order: number): number => {
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const last = blocks[middle]?.at(-1);
      if (last !== undefined && isBefore(last, time, order)) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const indexIn = (block: readonly Item[], time: number, order: number): number => {
    let low = 0;
    let high = block.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const item = block[middle];
      if (item !== undefined && isBefore(item, time, order)) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const split = (block: Item[], at: number): void => {
    // A full last block is where arrivals join: leave it nearly full and start a new one.
    const isLast = at === blocks.length - 1;
    const kept = isLast ? BLOCK_ITEMS_MAX - 1 : BLOCK_ITEMS_MAX >>> 1;
    blocks.splice(at + 1, 0, block.splice(kept));
  };

  const mergeWithNext = (at: number): void => {
    const block = blocks[at];
    const next = blocks[at + 1];
    if (block === undefined || next === undefined) return;
    if (block.length + next.length > MERGED_ITEMS_MAX) return;
    block.push(...next);
    blocks.splice(at + 1, 1);
  };

  return {
    get size() {
      return size;
    },
    first: () => blocks[0]?.[0],
    add(item) {
      const time = timeOf(item);
      const at = Math.min(blockAt(time, item.order), Math.max(blocks.length - 1, 0));
      const block = blocks[at];
      size += 1;
      if (block === undefined) {
        blocks.push([item]);
        return;
      }
      const index = indexIn(block, time, item.order);
      if (index === block.length) block.push(item);
      else block.splice(index, 0, item);
      if (block.length > BLOCK_ITEMS_MAX) split(block, at);
    },
    remove(item) {
      const time = timeOf(item);
      const at = blockAt(time, item.order);
      const block = blocks[at];
      const index = block === undefined ? -1 : indexIn(block, time, item.order);
      assert(block?.[index] === item, 'whoever leaves a line stands in it');
      size -= 1;
      if (block.length === 1) blocks.splice(at, 1);
      else if (index === 0) block.shift();
      else block.splice(index, 1);
      mergeWithNext(at);
    },
    countBefore(time, order) {
      const at = blockAt(time, order);
      const block = blocks[at];
      if (block === undefined) return size;
      let count = indexIn(block, time, order);
      for (let before = 0; before < at; before += 1) count += blocks[before]?.length ?? 0;
      return count;
    },
    firstFew(count) {
      const few: Item[] = [];
      for (const block of blocks) {
        if (few.length >= count) break;
        few.push(...block.slice(0, count - few.length));
      }
      return few;
    },
    lastFew(count) {
      const few: Item[] = [];
      for (let at = blocks.length - 1; at >= 0 && few.length < count; at -= 1) {
        const block = blocks[at] ?? [];
        few.push(...block.slice(-(count - few.length)).reverse());
      }
      return few;
    },
  };
}
