/** A random number generator with a seed. The same seed gives the same sequence on every machine. */
export class Random {
  readonly #state = new Uint32Array(4);

  constructor(seed: number, stream: number) {
    this.#state.set([seed, stream, 0x9e3779b9, 1]);
    for (let i = 0; i < 16; i++) this.next();
  }

  /** A number from 0 to below 1. This is sfc32, which passes PractRand; Math.random cannot be seeded. */
  next(): number {
    const s = this.#state;
    const [a, b, c, counter] = s as unknown as [number, number, number, number];
    const sum = (a + b + counter) | 0;
    s[3] = counter + 1;
    s[0] = b ^ (b >>> 9);
    s[1] = c + (c << 3);
    s[2] = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 0x100000000;
  }

  /** A whole number from `least` to `most`, inclusive. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)] as T;
  }

  /**
   * A rank from 0 to below `count`. The probability of rank r is proportional to (r + 1) ** -alpha; alpha is below 1.
   */
  rank(count: number, alpha: number): number {
    return Math.min(count - 1, Math.floor(count * this.next() ** (1 / (1 - alpha))));
  }

  /** Shuffles the numbers in place. */
  shuffle(numbers: Uint32Array): Uint32Array {
    for (let i = numbers.length - 1; i > 0; i--) {
      const j = this.whole(0, i);
      const kept = numbers[i] as number;
      numbers[i] = numbers[j] as number;
      numbers[j] = kept;
    }
    return numbers;
  }
}
