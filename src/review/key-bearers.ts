/**
 * Which entities have which keys. A key is kept as a number, its hash, so that a million entities with ten keys each take
 * 150 MB. The hash has 61 bits: among ten million keys, two with one hash are not to be expected.
 */
export class KeyBearers {
  readonly #most: number;
  readonly #buckets: readonly Bucket[] = Array.from({ length: bucketCount }, () => new Bucket());

  /** A key that more than `most` entities have groups none. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Entities must be added in the order of their numbers. */
  add(key: string, entity: number): void {
    // Two runs of multiplications that mix in letter by letter, as MurmurHash does, each completed by the other.
    let [low, high] = [0xdeadbeef, 0x41c6ce57];
    for (let i = 0; i < key.length; i++) {
      const letter = key.charCodeAt(i);
      low = Math.imul(low ^ letter, 0x9e3779b1);
      high = Math.imul(high ^ letter, 0x5f356495);
    }
    low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
    high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
    const bucket = this.#buckets[high & (bucketCount - 1)] as Bucket;
    bucket.add((high >>> 11) * 2 ** 32 + (low >>> 0), entity);
  }

  /** The entities that share a key, in the order of their numbers, of a share of the keys at a time. Frees what it has returned. */
  *groups(): Generator<number[][]> {
    for (const bucket of this.#buckets) {
      yield bucket.groups(this.#most);
      bucket.clear();
    }
  }
}

/** Keys whose hashes have the same last bits. To group one bucket of a million entities takes some milliseconds. */
class Bucket {
  #hashes = new Float64Array(64);
  #entities = new Uint32Array(64);
  #length = 0;

  add(hash: number, entity: number): void {
    if (this.#length === this.#hashes.length) {
      const [hashes, entities] = [new Float64Array(2 * this.#length), new Uint32Array(2 * this.#length)];
      hashes.set(this.#hashes);
      entities.set(this.#entities);
      this.#hashes = hashes;
      this.#entities = entities;
    }
    this.#hashes[this.#length] = hash;
    this.#entities[this.#length++] = entity;
  }

  groups(most: number): number[][] {
    const groups = new Map<number, number[]>();
    for (let i = 0; i < this.#length; i++) {
      const [hash, entity] = [this.#hashes[i] as number, this.#entities[i] as number];
      const group = groups.get(hash);
      if (group === undefined) groups.set(hash, [entity]);
      // One more than `most` is enough to tell that there are too many.
      else if (group.length <= most && group.at(-1) !== entity) group.push(entity);
    }
    return [...groups.values()].filter(({ length }) => length > 1 && length <= most);
  }

  clear(): void {
    this.#hashes = new Float64Array(0);
    this.#entities = new Uint32Array(0);
    this.#length = 0;
  }
}

const bucketCount = 256;
