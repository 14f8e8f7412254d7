import type { RelationPattern } from "../query/plan.ts";
import type { RelationRow } from "../query/shape.ts";
import { follows, type RelationEnds } from "./follows.ts";

export type TraversalLimit = "DEPTH" | "NODES" | "TIME" | "PER_TYPE" | "PATHS";

/** What a traversal left out. */
export interface TraversalReport {
  readonly complete: boolean;
  readonly omitted: number;
  readonly hubsNotCrossed: readonly string[];
  readonly limitHit: TraversalLimit | null;
}

/** A part of the graph, with a report of what it leaves out. */
export interface Subgraph<Node> {
  readonly nodes: readonly Node[];
  readonly relations: readonly RelationRow[];
  /** Null if it is not selected: it costs a count for every entity. */
  readonly report: TraversalReport | null;
}

/** For each entity, how many of the `followed` relations are not in `relations`. */
export function omittedFrom(
  followed: ReadonlyMap<string, number>,
  pattern: RelationPattern,
  relations: readonly RelationEnds[],
): Map<string, number> {
  const omitted = new Map(followed);
  for (const relation of relations)
    for (const fromSource of [true, false]) {
      const { id } = fromSource ? relation.source : relation.target;
      const left = omitted.get(id);
      if (left !== undefined && follows(pattern, relation, fromSource)) omitted.set(id, left - 1);
    }
  return omitted;
}

export function sum(counts: Iterable<number>): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}
