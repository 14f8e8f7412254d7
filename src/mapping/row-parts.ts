import { type Dataset, ownKey } from "../articles/entry-record.ts";
import { entityFieldNames, entityFields } from "../entity-fields.ts";
import { type EntityKind, entityKinds, ontology } from "../ontology.ts";
import { relationFieldNames, relationFields } from "../relation-fields.ts";
import type { CellValue } from "./cell-value.ts";
import type { EntityMapping, FieldValue, RelationMapping } from "./mapping.ts";
import type { RowReader } from "./row-reader.ts";

/** The kind and the name that a row gives an entity. */
export interface NamedEntity {
  readonly kind: EntityKind;
  readonly name: string;
}

/** By the name of an entity in the mapping, then by key: the entities that rows of other tables refer to. */
export type KnownEntities = ReadonlyMap<string, ReadonlyMap<string, NamedEntity>>;

/** An entity of a record, but for its ref. */
export type EntityPart = NamedEntity & { readonly sameAs: readonly string[] };

/** The kind and the name of an entity that a mapping describes; null if the row gives it no name. */
export function namedEntity(reader: RowReader, { kind, kindWhen, name, flip }: EntityMapping): NamedEntity | null {
  if (kind === undefined || name === undefined) return null;
  const written = reader.needed(name, "is the name, and empty");
  if (written === null) return null;
  const matching = entityKinds.find((other) => {
    const pattern = kindWhen?.[other];
    return pattern !== undefined && reader.matches(name.columns, written, pattern);
  });
  const found = matching ?? kind;
  return { kind: found, name: flip !== undefined && found === "PERSON" ? flipped(written, flip) : written };
}

/** Berg, Ada as Ada Berg. A name in which the separator is not exactly once stays. */
function flipped(name: string, separator: string): string {
  const [last, first, another] = name.split(separator);
  return first === undefined || another !== undefined ? name : `${first} ${last}`;
}

/** What a row says of an entity; null if it cannot be read. */
export function entityPart(
  reader: RowReader,
  mapping: EntityMapping,
  dataset: Dataset,
  known: KnownEntities,
): EntityPart | null {
  const { refersTo, keys } = mapping;
  const key = keys === undefined ? null : reader.key(keys);
  if (keys !== undefined && key === null) return null;
  const sameAs = key === null ? [] : [ownKey(dataset.id, key)];
  if (refersTo !== undefined && keys !== undefined) {
    const entity = known.get(refersTo)?.get(key ?? "");
    if (entity !== undefined) return { ...entity, sameAs };
    const columns = keys.flatMap(({ columns }) => columns);
    return reader.refuse(
      columns,
      `must be the key of one ${refersTo}; no row that is taken has ${JSON.stringify(key)}`,
    );
  }
  const named = namedEntity(reader, mapping);
  if (named === null) return null;
  const fields: Record<string, unknown> = {};
  for (const field of entityFieldNames) {
    const value = mapping[field];
    if (value === undefined) continue;
    if (field === "sameAs") sameAs.push(...registerIds(reader, value as Readonly<Record<string, CellValue>>));
    else fields[field] = fieldOf(reader, field, value);
  }
  return { ...named, ...fields, sameAs };
}

function fieldOf(reader: RowReader, field: keyof typeof entityFields, value: FieldValue): unknown {
  const { type } = entityFields[field];
  if (type === "TEXTS") return reader.list(value as readonly CellValue[]);
  if (type === "DATE") return reader.date(value as CellValue);
  if (type === "NUMBER") return reader.number(value as CellValue);
  if (type !== "ADDRESS") return reader.text(value as CellValue);
  const parts = Object.entries(value as Readonly<Record<string, CellValue>>).map(
    ([part, value]) => [part, reader.text(value)] as const,
  );
  return parts.some(([, text]) => text !== null) ? Object.fromEntries(parts) : null;
}

function registerIds(reader: RowReader, values: Readonly<Record<string, CellValue>>): string[] {
  return Object.entries(values).flatMap(([scheme, value]) => {
    const id = reader.text(value);
    return id === null ? [] : [`${scheme}:${id.replace(/\s+/g, "")}`];
  });
}

/** A relation of a record between two of its entities. */
export function relationPart(
  reader: RowReader,
  mapping: RelationMapping,
  source: NamedEntity & { readonly ref: string },
  target: NamedEntity & { readonly ref: string },
): object {
  const { type, key, role, since, until, current } = mapping;
  const statement = `${source.name} ${ontology[type].verb[0]} ${target.name}`;
  const part: Record<string, unknown> = { type, source: source.ref, target: target.ref };
  if (key !== undefined) part.key = reader.key(key);
  if (role !== undefined) part.role = reader.text(role);
  if (since !== undefined) part.since = reader.date(since);
  if (until !== undefined) part.until = reader.date(until);
  if (current !== undefined) part.current = reader.flag(current);
  for (const field of relationFieldNames) {
    const value = mapping[field];
    if (value === undefined) continue;
    const row = relationFields[field];
    part[field] = row.type === "NUMBER" ? reader.number(value, row.unit === "PERCENT") : reader.text(value);
  }
  part.evidence = [{ statement, extractedBy: "mapping" }];
  return part;
}
