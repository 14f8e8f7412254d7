import { shownFields } from "../entity-fields.ts";
import { coordinatesOf, fieldOf } from "./composed-fields.ts";
import { type EntityFrame, type RelationFrame, storedRelationFields } from "./plan.ts";
import { isStoredCount, storedCountOf } from "./stored-counts.ts";

/**
 * Which of the stored fields a statement reads. If it read just the selected ones, each selection would have its own
 * statement, which Neo4j must plan. So there are three SETS of fields. Below the second level the statements differ
 * anyway, and just the SELECTED fields are read.
 */
export type StoredFieldsRead = "SETS" | "SELECTED";

const fewFields: readonly string[] = ["name", "degree"];
const everyField: readonly string[] = [...shownFields, "degree", "neighborCounts"];

/**
 * The items of the map projection of an entity that the stored fields of a frame need. With SETS, these are the id and
 * the kind alone, also the name and the degree, or all fields.
 */
export function storedFieldsOf(
  variable: string,
  { stored, edges }: EntityFrame,
  read: StoredFieldsRead,
): readonly string[] {
  const selected = new Set<string>([
    ...stored,
    ...edges.filter(isStoredCount).flatMap((edge) => storedCountOf(edge) ?? []),
  ]);
  const item = (field: string) => (field === "coordinates" ? coordinatesOf(variable) : fieldOf(variable, field));
  const isFew = [...selected].every((field) => fewFields.includes(field));
  const fields =
    selected.size === 0
      ? []
      : read === "SELECTED"
        ? everyField.filter((field) => selected.has(field))
        : isFew
          ? fewFields
          : everyField;
  return [".id", ".kind", ...fields.map(item)];
}

/** The same frame with all stored fields, so that there are fewer statements. For few relations. */
export function wholeRelation(frame: RelationFrame): RelationFrame {
  return { ...frame, stored: new Set(storedRelationFields) };
}

/**
 * The stored fields of a relation that a frame reads: none if it selects only the id, the type and the ids of the ends,
 * or else all, so that there are fewer statements.
 */
export function relationFieldsOf({ stored, source, target }: RelationFrame): readonly string[] {
  const isBare = [{ stored }, source, target].every((part) => part === null || part.stored.size === 0);
  return isBare ? [] : storedRelationFields;
}

/** The ends of a relation, both with the stored fields that either selects, so that there are fewer statements. */
export function endsOf({ source, target }: RelationFrame): Pick<RelationFrame, "source" | "target"> {
  const ends = [source, target].flatMap((end) => end ?? []);
  if (ends.length === 0) return { source, target };
  const stored = new Set(ends.flatMap((end) => [...end.stored]));
  const edgesOf = (end: EntityFrame | null) => end?.edges ?? [];
  return { source: { stored, edges: edgesOf(source) }, target: { stored, edges: edgesOf(target) } };
}
