import { follows, type RelationEnds, type RelationPattern } from "../query/plan.ts";
import type { RelationRow } from "../query/shape.ts";

export type TraversalLimit = "DEPTH" | "NODES" | "TIME" | "PER_TYPE" | "PATHS";

/** What a traversal left out. */
export interface TraversalReport {
  readonly complete: boolean;
  readonly omitted: number;
  readonly hubsNotCrossed: readonly string[];
  readonly limitHit: TraversalLimit | null;
}

/** A part of the graph, and what is missing from it. */
export interface Subgraph<Node> {
  readonly nodes: readonly Node[];
  readonly relations: readonly RelationRow[];
  /** Null where it is not asked for: to count what is left out costs a look at every entity. */
  readonly report: TraversalReport | null;
}

/** For each entity, how many of the relations that the pattern follows from it are not among these. */
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
