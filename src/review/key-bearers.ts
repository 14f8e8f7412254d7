import { hashesOf } from "./hash.ts";
import { NumberList } from "./number-list.ts";

/**
 * Which entities have which keys. A key is kept as a number, its hash, so that a million entities with ten keys each take
 * 150 MB. The hash has 61 bits: among ten million keys, two with one hash are not to be expected.
 */
export class KeyBearers {
  readonly #most: number;
  readonly #buckets = Array.from({ length: bucketCount }, () => new Bucket());

  /** A key that more than `most` entities have groups none. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Entities must be added in the order of their numbers. */
  add(key: string, entity: number): void {
    const [low, high] = hashesOf(key);
    const bucket = this.#buckets[high & (bucketCount - 1)] as Bucket;
    bucket.add(low, high >>> 11, entity);
  }

  /** The entities that share a key, in the order of their numbers, of a share of the keys at a time. It forgets what it has returned. */
  *groups(): Generator<number[][]> {
    for (let bucket = this.#buckets.pop(); bucket !== undefined; bucket = this.#buckets.pop())
      yield bucket.groups(this.#most);
  }
}

/** Keys whose hashes have the same last bits. To group one bucket of a million entities takes some milliseconds. */
class Bucket {
  readonly #lows = new NumberList();
  readonly #highs = new NumberList();
  readonly #entities = new NumberList();

  add(low: number, high: number, entity: number): void {
    this.#lows.push(low);
    this.#highs.push(high);
    this.#entities.push(entity);
  }

  groups(most: number): number[][] {
    const groups = new Map<number, number[]>();
    for (let i = 0; i < this.#entities.length; i++) {
      const hash = this.#highs.at(i) * 2 ** 32 + this.#lows.at(i);
      const entity = this.#entities.at(i);
      const group = groups.get(hash);
      if (group === undefined) groups.set(hash, [entity]);
      // One more than `most` is enough to tell that there are too many.
      else if (group.length <= most && group.at(-1) !== entity) group.push(entity);
    }
    return [...groups.values()].filter(({ length }) => length > 1 && length <= most);
  }
}

const bucketCount = 256;
