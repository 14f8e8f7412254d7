/** Adds ids in ascending order, as Neo4j sorts them. */
export class IdListBuilder {
  #text = Buffer.allocUnsafe(64 * 1024);
  #ends = new Uint32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(id: string): void {
    const start = this.#length === 0 ? 0 : (this.#ends[this.#length - 1] as number);
    // UTF-8 takes at most three bytes for each unit of a string.
    if (start + id.length * 3 > this.#text.length)
      this.#text = Buffer.concat([this.#text], this.#text.length * 2 + id.length * 3);
    if (this.#length === this.#ends.length) {
      const ends = new Uint32Array(this.#length * 2);
      ends.set(this.#ends);
      this.#ends = ends;
    }
    this.#ends[this.#length++] = start + this.#text.write(id, start);
  }

  build(): IdList {
    const end = this.#length === 0 ? 0 : (this.#ends[this.#length - 1] as number);
    return new IdList(Buffer.from(this.#text.subarray(0, end)), this.#ends.slice(0, this.#length));
  }
}

/**
 * Ids in ascending order, as UTF-8 in one buffer: half the memory of strings, and none in the heap of JavaScript. The
 * order of the bytes is that of the code points, and so that of Neo4j.
 */
export class IdList {
  readonly #text: Buffer;
  /** The end of each id in the text. */
  readonly #ends: Uint32Array;

  constructor(text: Buffer, ends: Uint32Array) {
    this.#text = text;
    this.#ends = ends;
  }

  get length(): number {
    return this.#ends.length;
  }

  get bytes(): number {
    return this.#text.byteLength + this.#ends.byteLength;
  }

  at(index: number): string {
    return this.#text.toString("utf8", this.#startOf(index), this.#ends[index]);
  }

  /** Less than 0 if the id at the index comes before this one, which is UTF-8. */
  compare(index: number, id: Buffer): number {
    return this.#text.compare(id, 0, id.length, this.#startOf(index), this.#ends[index]);
  }

  /** The index of the id, or null. */
  indexOf(id: string): number | null {
    const bytes = Buffer.from(id);
    const index = firstIndex(this.length, (i) => this.compare(i, bytes) >= 0);
    return index < this.length && this.compare(index, bytes) === 0 ? index : null;
  }

  #startOf(index: number): number {
    return index === 0 ? 0 : (this.#ends[index - 1] as number);
  }
}

/** The first of so many indexes for which the condition holds, as it does for all after it. By binary search. */
export function firstIndex(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
