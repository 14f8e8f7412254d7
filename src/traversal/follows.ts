import { directionSeen, type EntityKind, type RelationType } from "../ontology.ts";
import type { RelationPattern } from "../query/plan.ts";

/** What `follows` needs to know of a relation. */
export interface RelationEnds {
  readonly type: RelationType;
  readonly source: { readonly id: string; readonly kind: EntityKind };
  readonly target: { readonly id: string; readonly kind: EntityKind };
}

/**
 * Whether the pattern follows a relation from its source, or else from its target. Checks the direction and the ends
 * alone, not the type or other conditions.
 */
export function follows(
  { direction, kinds, exclude }: RelationPattern,
  { type, source, target }: RelationEnds,
  fromSource: boolean,
) {
  const seen = directionSeen(type, fromSource);
  const neighbor = fromSource ? target : source;
  if (direction !== "BOTH" && seen !== "BOTH" && seen !== direction) return false;
  return (kinds === null || kinds.includes(neighbor.kind)) && !exclude?.includes(neighbor.id);
}
