/**
 * Two hashes of a text, of 32 bits each: runs of multiplications that mix in letter by letter, as MurmurHash does, each
 * completed by the other.
 */
export function hashesOf(text: string): readonly [number, number] {
  let [low, high] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i);
    low = Math.imul(low ^ letter, 0x9e3779b1);
    high = Math.imul(high ^ letter, 0x5f356495);
  }
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  return [low >>> 0, high >>> 0];
}
