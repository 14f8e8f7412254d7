import { z } from "zod";
import { relationTypes } from "../../ontology.ts";
import type { EntityRow, RelationRow } from "../../query/shape.ts";

/** A relation that a route crosses. */
export const hopRow = z.object({
  id: z.string(),
  type: z.literal(relationTypes),
  source: z.string(),
  target: z.string(),
  sourceCount: z.int(),
  confidence: z.number(),
});
export type Hop = Readonly<z.infer<typeof hopRow>>;

/** A path by ids: its entities, and between each two of them the relation that it crosses. */
export interface Route {
  readonly nodes: readonly string[];
  readonly hops: readonly Hop[];
  /** What the query selects of both, if the search has read it. */
  readonly rows?: { readonly nodes: readonly EntityRow[]; readonly relations: readonly RelationRow[] };
}

/** The second route must begin where the first ends. */
export function joined(first: Route, second: Route): Route {
  return { nodes: [...first.nodes, ...second.nodes.slice(1)], hops: [...first.hops, ...second.hops] };
}

/** The route up to this length. */
export function beginning({ nodes, hops }: Route, length: number): Route {
  return { nodes: nodes.slice(0, length + 1), hops: hops.slice(0, length) };
}

/** The order of routes without the ids: the shortest first, then by sources, then by confidence. 0 for a tie. */
export function compareWorth(a: Route, b: Route): number {
  return a.hops.length - b.hops.length || sources(b) - sources(a) || confidence(b) - confidence(a);
}

/** The order of routes: by `compareWorth`, then by the ids of their relations. */
export function compareRoutes(a: Route, b: Route): number {
  const worth = compareWorth(a, b);
  if (worth !== 0) return worth;
  const i = a.hops.findIndex(({ id }, i) => id !== b.hops[i]?.id);
  return i < 0 ? 0 : (a.hops[i] as Hop).id < (b.hops[i] as Hop).id ? -1 : 1;
}

function sources({ hops }: Route): number {
  return hops.reduce((total, hop) => total + hop.sourceCount, 0);
}

/** Rounded, since the sum of the same numbers in another order can differ in the last digits. */
function confidence({ hops }: Route): number {
  return Math.round(hops.reduce((total, hop) => total + hop.confidence, 0) * 1e9);
}
