import { type Direction, directionFrom, type RelationType, relationTypes } from "./graph.ts";
import type { View } from "./view.ts";

export interface TypeCount {
  readonly type: RelationType;
  readonly direction: Direction;
  readonly total: number;
}

export interface ShownCount extends TypeCount {
  /** How many of them are in the view, also where a filter or a date keeps them from being drawn. */
  readonly shown: number;
}

/** Of each type and direction of an entity, how many relations are in the view, of how many. The most first. */
export function shownCounts(
  view: View,
  id: string,
  totals: readonly TypeCount[],
  /** What the graph no longer has, and what is therefore not counted. */
  removed: readonly string[] = [],
): ShownCount[] {
  const sums = new Map<string, ShownCount>();
  for (const { type, direction, total } of totals) {
    const key = `${type} ${direction}`;
    sums.set(key, { type, direction, total: (sums.get(key)?.total ?? 0) + total, shown: 0 });
  }
  for (const relation of Object.values(view.relations)) {
    if ((relation.source !== id && relation.target !== id) || removed.includes(relation.id)) continue;
    const key = `${relation.type} ${directionFrom(relation, id)}`;
    const sum = sums.get(key);
    if (sum) sums.set(key, { ...sum, shown: sum.shown + 1 });
  }
  return [...sums.values()].toSorted(
    (a, b) => b.total - a.total || relationTypes.indexOf(a.type) - relationTypes.indexOf(b.type),
  );
}
