/** Which entities share a group, as numbers: some 10 bytes for each place of a group. */
export class Partners {
  /** The entities of one group after those of another, with a mark behind each group. */
  #places = new Uint32Array(1_024);
  /** For each place, the place before it that the same entity has. 0 if there is none. */
  #before = new Uint32Array(1_024);
  #length = 1;
  /** For each entity, its last place. */
  readonly #last: Uint32Array;
  /** For each entity, one more than the last that asked and has it as a partner. */
  readonly #seenBy: Uint32Array;

  /** The entities have the numbers from 0 on. */
  constructor(entities: number) {
    this.#last = new Uint32Array(entities);
    this.#seenBy = new Uint32Array(entities);
  }

  /** The entities of a group must be in the order of their numbers. */
  addGroup(entities: readonly number[]): void {
    for (const entity of entities) {
      const place = this.#push(entity);
      this.#before[place] = this.#last[entity] as number;
      this.#last[entity] = place;
    }
    this.#push(groupEnd);
  }

  /** The entities that share a group with this one and have a greater number, each once. To be asked once for each entity. */
  after(entity: number): number[] {
    const found: number[] = [];
    for (let place = this.#last[entity] as number; place !== 0; place = this.#before[place] as number)
      for (let i = place + 1; this.#places[i] !== groupEnd; i++) {
        const partner = this.#places[i] as number;
        if (this.#seenBy[partner] === entity + 1) continue;
        this.#seenBy[partner] = entity + 1;
        found.push(partner);
      }
    return found.sort((x, y) => x - y);
  }

  #push(value: number): number {
    if (this.#length === this.#places.length) {
      this.#places = doubled(this.#places);
      this.#before = doubled(this.#before);
    }
    this.#places[this.#length] = value;
    return this.#length++;
  }
}

/** No entity has this number. */
const groupEnd = 2 ** 32 - 1;

function doubled(numbers: Uint32Array<ArrayBuffer>) {
  const longer = new Uint32Array(2 * numbers.length);
  longer.set(numbers);
  return longer;
}
