export type Comparison<T> = (a: T, b: T) => number;

export function ascending<T>(keyOf: (item: T) => string | number): Comparison<T> {
  return (a, b) => {
    const [x, y] = [keyOf(a), keyOf(b)];
    return x < y ? -1 : x > y ? 1 : 0;
  };
}

export function descending<T>(keyOf: (item: T) => string | number): Comparison<T> {
  return (a, b) => ascending(keyOf)(b, a);
}

/** Compares by the first of these keys that differs. */
export function inTurn<T>(...comparisons: readonly Comparison<T>[]): Comparison<T> {
  return (a, b) => {
    for (const compare of comparisons) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
