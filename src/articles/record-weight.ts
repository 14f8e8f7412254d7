import { entityFieldNames } from "../entity-fields.ts";
import type { RecordEntity, RecordRelation } from "./record.ts";

interface Weighable {
  readonly entities: readonly RecordEntity[];
  readonly relations: readonly RecordRelation[];
}

/** Writing this many characters costs the database about as much as writing one node or relationship. */
const charactersPerUnit = 200;

/**
 * Estimates how many nodes and relationships the database writes for a record: entities with their names, and relations
 * with their evidence. Text is converted to the same unit.
 */
export function weightOf({ entities, relations }: Weighable): number {
  let units = 1;
  let characters = 0;
  for (const entity of entities) {
    units += 2;
    characters += entity.name.length;
    for (const field of entityFieldNames) {
      const value = entity[field];
      if (typeof value === "string") characters += value.length;
      if (field === "address" && entity.address !== null)
        for (const part of Object.values(entity.address)) characters += part?.length ?? 0;
      if (!Array.isArray(value)) continue;
      units += value.length;
      for (const text of value) characters += text.length;
    }
  }
  for (const { evidence } of relations) {
    units += 1 + evidence.length;
    for (const { statement } of evidence) characters += statement.length;
  }
  return units + Math.ceil(characters / charactersPerUnit);
}

/** The limits of one transaction: large enough to spread its fixed cost, small enough for memory. */
export const batchLimits = { records: 250, weight: 25_000 } as const;

/** Groups the items into batches within these limits, in their order. An item over the limit is a batch of its own. */
export function* batchesOf<T>(items: Iterable<T>, recordOf: (item: T) => Weighable): Generator<T[]> {
  let batch: T[] = [];
  let weight = 0;
  for (const item of items) {
    const more = weightOf(recordOf(item));
    if (batch.length > 0 && (batch.length >= batchLimits.records || weight + more > batchLimits.weight)) {
      yield batch;
      batch = [];
      weight = 0;
    }
    batch.push(item);
    weight += more;
  }
  if (batch.length > 0) yield batch;
}
