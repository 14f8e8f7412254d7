import { NumberList } from "./number-list.ts";

/** Which entities share a group, as numbers: some 10 bytes for each entity of a group. */
export class Partners {
  /** The entities of one group after those of another, with a mark behind each group, and one before the first. */
  readonly #places = new NumberList();
  /** For each place, the place before it that the same entity has. 0 if there is none. */
  readonly #before = new NumberList();
  /** For each entity, its last place. 0 if it has none. */
  readonly #last: Uint32Array;
  /** For each entity, one more than the last one that asked and has it as a partner. */
  readonly #seenBy: Uint32Array;

  /** The entities have the numbers from 0 on. */
  constructor(entities: number) {
    this.#last = new Uint32Array(entities);
    this.#seenBy = new Uint32Array(entities);
    this.#endGroup();
  }

  /** The entities of a group must be in the order of their numbers. */
  addGroup(entities: readonly number[]): void {
    for (const entity of entities) {
      const place = this.#places.push(entity);
      this.#before.push(this.#last[entity] as number);
      this.#last[entity] = place;
    }
    this.#endGroup();
  }

  /** The entities that share a group with this one and have a greater number, each once, in order. To be asked once for each. */
  after(entity: number): number[] {
    const found: number[] = [];
    for (let place = this.#last[entity] as number; place !== 0; place = this.#before.at(place))
      for (let i = place + 1; this.#places.at(i) !== groupEnd; i++) {
        const partner = this.#places.at(i);
        if (this.#seenBy[partner] === entity + 1) continue;
        this.#seenBy[partner] = entity + 1;
        found.push(partner);
      }
    return found.sort((x, y) => x - y);
  }

  #endGroup(): void {
    this.#places.push(groupEnd);
    this.#before.push(0);
  }
}

/** No entity has this number. */
const groupEnd = 2 ** 32 - 1;
