import { shownFields } from "../entity-fields.ts";
import { type EntityFrame, type RelationFrame, storedRelationFields } from "./plan.ts";
import { isStoredCount, storedCountOf } from "./stored-counts.ts";

/**
 * Which of the stored fields a statement reads. Each selection of fields would be a text of its own, which Neo4j plans
 * anew, so there are SETS of them. Below the second level the texts differ anyway, and just what is SELECTED is read.
 */
export type StoredFieldsRead = "SETS" | "SELECTED";

const fewFields: readonly string[] = ["name", "degree"];
const everyField: readonly string[] = [...shownFields, "degree", "neighborCounts"];

/**
 * The items of a map projection of an entity, for what a frame asks of its stored fields. As SETS, they are the id and
 * kind alone, the name and degree too, or everything.
 */
export function storedFieldsOf(
  variable: string,
  { stored, edges }: EntityFrame,
  read: StoredFieldsRead,
): readonly string[] {
  const asked = new Set<string>([
    ...stored,
    ...edges.filter(isStoredCount).flatMap((edge) => storedCountOf(edge) ?? []),
  ]);
  const item = (field: string) => (field === "coordinates" ? coordinatesOf(variable) : `.${field}`);
  const isFew = [...asked].every((field) => fewFields.includes(field));
  const fields =
    asked.size === 0
      ? []
      : read === "SELECTED"
        ? everyField.filter((field) => asked.has(field))
        : isFew
          ? fewFields
          : everyField;
  return [".id", ".kind", ...fields.map(item)];
}

function coordinatesOf(variable: string): string {
  const point = `${variable}.point`;
  return `coordinates: CASE WHEN ${point} IS NULL THEN null ELSE {latitude: ${point}.latitude, longitude: ${point}.longitude} END`;
}

/** The same frame with all that is stored: one text, where the relations are few. */
export function wholeRelation(frame: RelationFrame): RelationFrame {
  return { ...frame, stored: new Set(storedRelationFields) };
}

/**
 * What a frame reads of what is stored with a relation: everything, or nothing where it asks for no more than the id,
 * the type and the ids of the ends. Each selection would be a text of its own.
 */
export function relationFieldsOf({ stored, source, target }: RelationFrame): readonly string[] {
  const isBare = [{ stored }, source, target].every((part) => part === null || part.stored.size === 0);
  return isBare ? [] : storedRelationFields;
}

/** The ends of a relation, with what either of them stores: each combination would be a text of its own. */
export function endsOf({ source, target }: RelationFrame): Pick<RelationFrame, "source" | "target"> {
  const asked = [source, target].flatMap((end) => end ?? []);
  if (asked.length === 0) return { source, target };
  const stored = new Set(asked.flatMap((end) => [...end.stored]));
  const edgesOf = (end: EntityFrame | null) => end?.edges ?? [];
  return { source: { stored, edges: edgesOf(source) }, target: { stored, edges: edgesOf(target) } };
}
