import { setImmediate as nextTurn } from "node:timers/promises";

/** So many values are sorted in one turn of the event loop, in a few milliseconds. */
const runLength = 8_192;

/** The indexes of the values, the greatest value first; equal values keep their order. Yields to the event loop. */
export async function descendingOrder(values: Float64Array): Promise<Uint32Array> {
  const { length } = values;
  let order = new Uint32Array(length);
  for (let i = 0; i < length; i++) order[i] = i;
  const valueAt = (index: number) => values[index] as number;
  for (let start = 0; start < length; start += runLength) {
    order.subarray(start, start + runLength).sort((a, b) => valueAt(b) - valueAt(a) || a - b);
    await nextTurn();
  }
  for (let width = runLength; width < length; width *= 2) {
    const merged = new Uint32Array(length);
    for (let start = 0; start < length; start += 2 * width) {
      const middle = Math.min(start + width, length);
      const end = Math.min(start + 2 * width, length);
      for (let [left, right, to] = [start, middle, start]; to < end; to++) {
        const takesLeft =
          right >= end || (left < middle && valueAt(order[left] as number) >= valueAt(order[right] as number));
        merged[to] = order[takesLeft ? left++ : right++] as number;
      }
      await nextTurn();
    }
    order = merged;
  }
  return order;
}
