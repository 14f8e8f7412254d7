import type { View } from "./view.ts";

export interface Year {
  readonly year: number;
  /** How many of the relations in the view began in it. */
  readonly began: number;
}

/** The years that the dates in the view span, and the one before: each, also those in which nothing began. */
export function yearsOf({ relations }: View): Year[] {
  const began = new Map<number, number>();
  const known: number[] = [];
  for (const { since, until } of Object.values(relations)) {
    for (const date of [since, until]) if (date !== null) known.push(Number(date.slice(0, 4)));
    if (since !== null) {
      const year = Number(since.slice(0, 4));
      began.set(year, (began.get(year) ?? 0) + 1);
    }
  }
  if (known.length === 0) return [];
  const first = Math.min(...known) - 1;
  const last = Math.max(...known);
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    year: first + index,
    began: began.get(first + index) ?? 0,
  }));
}
