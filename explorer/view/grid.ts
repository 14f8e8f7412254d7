export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Finds what lies near a place without looking at all the rest. */
export class Grid<T> {
  readonly #cells = new Map<number, T[]>();
  readonly #cellSize: number;

  constructor(cellSize: number) {
    this.#cellSize = cellSize;
  }

  add(item: T, bounds: Bounds): void {
    for (const cell of this.#cellsOf(bounds)) {
      const items = this.#cells.get(cell);
      if (items) items.push(item);
      else this.#cells.set(cell, [item]);
    }
  }

  /** Whether the test holds for anything in the cells of these bounds. It may be asked twice of the same. */
  some(bounds: Bounds, test: (item: T) => boolean): boolean {
    for (const cell of this.#cellsOf(bounds)) if (this.#cells.get(cell)?.some(test)) return true;
    return false;
  }

  *#cellsOf({ left, right, top, bottom }: Bounds): Generator<number> {
    const at = (value: number) => Math.floor(value / this.#cellSize);
    for (let column = at(left); column <= at(right); column++)
      for (let row = at(top); row <= at(bottom); row++) yield column * 65_536 + row;
  }
}

/** A square around a point. */
export function around({ x, y }: { readonly x: number; readonly y: number }, reach: number): Bounds {
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}
