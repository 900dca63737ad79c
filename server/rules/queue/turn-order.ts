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

/**
 * Times lie beside their items, so that a search reads a few hundred bytes in a row instead of
 * visits all over the memory: with 100,000 waiting that is the whole difference to 100.
 */
interface Block<Item> {
  readonly times: number[];
  readonly items: Item[];
}

export function openTurnOrder<Item extends { readonly order: number }>(
  timeOf: (item: Item) => number,
): TurnOrder<Item> {
  /** No block is empty, so every block has a first and a last. */
  const blocks: Block<Item>[] = [];
  let size = 0;

  const isBefore = (block: Block<Item>, at: number, time: number, order: number): boolean => {
    const itemTime = block.times[at];
    if (itemTime !== time) return itemTime !== undefined && itemTime < time;
    const item = block.items[at];
    return item !== undefined && item.order < order;
  };

  /** How many blocks end before this place: the index of the block it belongs to. */
  const blockAt = (time: number, order: number): number => {
    let low = 0;
    let high = blocks.length;
    // Most who leave a line stand in its first block, so that one is tried first.
    let middle = 0;
    while (low < high) {
      const block = blocks[middle];
      if (block !== undefined && isBefore(block, block.times.length - 1, time, order)) {
        low = middle + 1;
      } else {
        high = middle;
      }
      middle = (low + high) >>> 1;
    }
    return low;
  };

  const indexIn = (block: Block<Item>, time: number, order: number): number => {
    let low = 0;
    let high = block.times.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(block, middle, time, order)) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const split = (block: Block<Item>, at: number): void => {
    // A full last block is where arrivals join: it stays full and a new one is begun.
    const isLast = at === blocks.length - 1;
    const kept = isLast ? BLOCK_ITEMS_MAX : BLOCK_ITEMS_MAX >>> 1;
    const next = { times: block.times.splice(kept), items: block.items.splice(kept) };
    blocks.splice(at + 1, 0, next);
  };

  const mergeWithNext = (at: number): void => {
    const block = blocks[at];
    const next = blocks[at + 1];
    if (block === undefined || next === undefined) return;
    if (block.items.length + next.items.length > MERGED_ITEMS_MAX) return;
    block.times.push(...next.times);
    block.items.push(...next.items);
    blocks.splice(at + 1, 1);
  };

  return {
    get size() {
      return size;
    },
    first: () => blocks[0]?.items[0],
    add(item) {
      const time = timeOf(item);
      const at = Math.min(blockAt(time, item.order), Math.max(blocks.length - 1, 0));
      const block = blocks[at];
      size += 1;
      if (block === undefined) {
        blocks.push({ times: [time], items: [item] });
        return;
      }
      const index = indexIn(block, time, item.order);
      if (index === block.items.length) {
        block.times.push(time);
        block.items.push(item);
      } else {
        block.times.splice(index, 0, time);
        block.items.splice(index, 0, item);
      }
      if (block.items.length > BLOCK_ITEMS_MAX) split(block, at);
    },
    remove(item) {
      // Who is called stands first, and is found without a search.
      const isFirst = blocks[0]?.items[0] === item;
      const at = isFirst ? 0 : blockAt(timeOf(item), item.order);
      const block = blocks[at];
      const index = block === undefined || isFirst ? 0 : indexIn(block, timeOf(item), item.order);
      assert(block?.items[index] === item, 'whoever leaves a line stands in it');
      size -= 1;
      if (block.items.length === 1) {
        blocks.splice(at, 1);
      } else if (index === 0) {
        block.times.shift();
        block.items.shift();
      } else {
        block.times.splice(index, 1);
        block.items.splice(index, 1);
      }
      mergeWithNext(at);
    },
    countBefore(time, order) {
      const at = blockAt(time, order);
      const block = blocks[at];
      if (block === undefined) return size;
      let count = indexIn(block, time, order);
      for (let before = 0; before < at; before += 1) count += blocks[before]?.items.length ?? 0;
      return count;
    },
    firstFew(count) {
      const few: Item[] = [];
      for (const { items } of blocks) {
        if (few.length >= count) break;
        few.push(...items.slice(0, count - few.length));
      }
      return few;
    },
    lastFew(count) {
      const few: Item[] = [];
      for (let at = blocks.length - 1; at >= 0 && few.length < count; at -= 1) {
        few.push(...(blocks[at]?.items ?? []).slice(-(count - few.length)).reverse());
      }
      return few;
    },
  };
}
