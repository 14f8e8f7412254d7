import { type NeighborCount, parseNeighborCounts } from "../neighbor-counts.ts";
import { ontology } from "../ontology.ts";
import { areCountsStored, type CountedEdge, type Edge, isWhole, type RelationPattern } from "./plan.ts";

/** The stored property that tells how many relations the pattern follows; null if they must be counted. */
export function storedCountOf({
  shape,
  pattern,
}: Pick<CountedEdge, "shape" | "pattern">): "degree" | "neighborCounts" | null {
  if (shape === "degree" && isWhole(pattern)) return "degree";
  return areCountsStored(pattern) ? "neighborCounts" : null;
}

/** Whether the edge is a count that is stored with the entity. */
export function isStoredCount(edge: Edge): edge is CountedEdge {
  return (edge.shape === "degree" || edge.shape === "neighborCounts") && storedCountOf(edge) !== null;
}

/** Whether the edge reads the relations of the entity. A hub has very many. */
export function readsRelations(edge: Edge): boolean {
  return edge.shape !== "within" && !isStoredCount(edge);
}

/** The stored counts that the pattern follows: the largest first, then by type, direction and kind. */
export function countsFollowed(stored: string | null, { types, direction, kinds }: RelationPattern): NeighborCount[] {
  return parseNeighborCounts(stored).filter(
    (count) =>
      types.includes(count.type) &&
      (direction === "BOTH" || ontology[count.type].symmetric || count.direction === direction) &&
      (kinds === null || kinds.includes(count.kind)),
  );
}

/** The sum of the stored counts that the pattern follows. */
export function totalFollowed(stored: string | null, pattern: RelationPattern): number {
  return countsFollowed(stored, pattern).reduce((sum, { total }) => sum + total, 0);
}
