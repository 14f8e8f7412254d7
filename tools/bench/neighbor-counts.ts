import { relationTypes } from "./relation-types.ts";

export interface Count {
  readonly type: string;
  readonly direction: string;
  readonly total: number;
}

/** Totals by type and direction, for all kinds of neighbors together. */
export function totals(counts: readonly Count[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const { type, direction, total } of counts)
    if (total > 0) sums.set(`${type} ${direction}`, (sums.get(`${type} ${direction}`) ?? 0) + total);
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One count for each type and direction of the entity `e`. Neo4j reads it from the degree store, without expanding. */
export const countsOfEntity = relationTypes.flatMap(({ type, symmetric }) =>
  symmetric
    ? [{ type, direction: "BOTH", count: `COUNT { (e)-[:${type}]-() }` }]
    : [
        { type, direction: "OUT", count: `COUNT { (e)-[:${type}]->() }` },
        { type, direction: "IN", count: `COUNT { (e)<-[:${type}]-() }` },
      ],
);
/** The same counts as maps with type and direction. */
export const namedCountsOfEntity = countsOfEntity
  .map(({ type, direction, count }) => `{type: '${type}', direction: '${direction}', total: ${count}}`)
  .join(",\n");
