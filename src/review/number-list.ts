/** A list of whole numbers below 2^32, of four bytes each, outside the heap. */
export class NumberList {
  #numbers = new Uint32Array(1_024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Returns the place of the number. */
  push(number: number): number {
    if (this.#length === this.#numbers.length) {
      const longer = new Uint32Array(2 * this.#length);
      longer.set(this.#numbers);
      this.#numbers = longer;
    }
    this.#numbers[this.#length] = number;
    return this.#length++;
  }

  /** There must be a number at this place. */
  at(place: number): number {
    return this.#numbers[place] as number;
  }

  /** There must be a number at this place. */
  set(place: number, number: number): void {
    this.#numbers[place] = number;
  }
}
