import { z } from "zod";
import { relationTypes } from "../../ontology.ts";
import type { EntityRow, RelationRow } from "../../query/shape.ts";

/** A relation as a route crosses it. */
export const hopRow = z.object({
  id: z.string(),
  type: z.literal(relationTypes),
  source: z.string(),
  target: z.string(),
  sourceCount: z.int(),
  confidence: z.number(),
});
export type Hop = Readonly<z.infer<typeof hopRow>>;

/** A way through the graph: the entities it meets, and between each two the relation it crosses. */
export interface Route {
  readonly nodes: readonly string[];
  readonly hops: readonly Hop[];
  /** What the query asks of both, where it came with the route. */
  readonly rows?: { readonly nodes: readonly EntityRow[]; readonly relations: readonly RelationRow[] };
}

export function joined(first: Route, second: Route): Route {
  return { nodes: [...first.nodes, ...second.nodes.slice(1)], hops: [...first.hops, ...second.hops] };
}

/** The first hops of a route. */
export function beginning({ nodes, hops }: Route, length: number): Route {
  return { nodes: nodes.slice(0, length + 1), hops: hops.slice(0, length) };
}

/** The shorter first; then the one that more sources and surer ones support. 0 where only the ids tell them apart. */
export function compareWorth(a: Route, b: Route): number {
  return a.hops.length - b.hops.length || sources(b) - sources(a) || confidence(b) - confidence(a);
}

/** The order of paths: by worth, then by the ids of their relations. */
export function compareRoutes(a: Route, b: Route): number {
  const worth = compareWorth(a, b);
  if (worth !== 0) return worth;
  const i = a.hops.findIndex(({ id }, i) => id !== b.hops[i]?.id);
  return i < 0 ? 0 : (a.hops[i] as Hop).id < (b.hops[i] as Hop).id ? -1 : 1;
}

function sources({ hops }: Route): number {
  return hops.reduce((total, hop) => total + hop.sourceCount, 0);
}

/** Rounded, since the sum of the same numbers in another order may differ in its last digits. */
function confidence({ hops }: Route): number {
  return Math.round(hops.reduce((total, hop) => total + hop.confidence, 0) * 1e9);
}
