import { type EntityField, entityFields } from "../entity-fields.ts";
import { entryFields, type RecordEntry } from "./entry-record.ts";
import {
  addressPart,
  articlePart,
  entityPart,
  evidencePart,
  type RecordArticle,
  type RecordEntity,
  type RecordRelation,
  relationPart,
} from "./record.ts";
import type { SourceRecord } from "./source-record.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The fields of a part of a record that says nothing: null, or an empty list. As `byField`, it has them all at once. */
const nothingOf = (fields: readonly string[]): Fields =>
  Object.fromEntries(
    fields.map((field) => [field, entityFields[field as EntityField]?.type === "TEXTS" ? Object.freeze([]) : null]),
  );
const keysOf = ({ shape }: { readonly shape: object }) => Object.keys(shape);
const nothing = {
  article: nothingOf(keysOf(articlePart)),
  entry: nothingOf(entryFields),
  entity: nothingOf(keysOf(entityPart)),
  address: nothingOf(keysOf(addressPart)),
  relation: nothingOf(keysOf(relationPart)),
  evidence: nothingOf(keysOf(evidencePart)),
} as const;

/**
 * A record as it is stored and exported: without what it does not say, which is most, and in one order, so that equal
 * records have equal texts.
 */
export function textOfRecord(record: SourceRecord): string {
  const { entities, relations } = record;
  return JSON.stringify({
    ...("article" in record
      ? { article: said(record.article, nothing.article) }
      : { entry: said(record.entry, nothing.entry) }),
    entities: entities.map((entity) =>
      said({ ...entity, address: entity.address && said(entity.address, nothing.address) }, nothing.entity),
    ),
    relations: relations.map((relation) =>
      said({ ...relation, evidence: relation.evidence.map((item) => said(item, nothing.evidence)) }, nothing.relation),
    ),
  });
}

function said(fields: Fields, nothing: Fields): Fields {
  const known: Record<string, unknown> = {};
  for (const key of Object.keys(nothing)) {
    const value = fields[key];
    if (value !== null && !(Array.isArray(value) && value.length === 0)) known[key] = value;
  }
  return known;
}

/** The record of a stored text, which may be of an older format: what it does not say is null or an empty list. */
export function recordOfText(text: string): SourceRecord {
  const record = JSON.parse(text) as SourceRecord;
  const { entities, relations } = record;
  return {
    ...("article" in record
      ? { article: whole(record.article, nothing.article) as RecordArticle }
      : { entry: whole(record.entry, nothing.entry) as RecordEntry }),
    entities: entities.map((entity) => {
      const address = entity.address ? whole(entity.address, nothing.address) : null;
      return whole(address === null ? entity : { ...entity, address }, nothing.entity) as RecordEntity;
    }),
    relations: relations.map((relation) => {
      const evidence = relation.evidence.map((item) => whole(item, nothing.evidence));
      return whole({ ...relation, evidence }, nothing.relation) as RecordRelation;
    }),
  };
}

function whole(fields: object, nothing: Fields): unknown {
  const all: Record<string, unknown> = { ...nothing };
  for (const [key, value] of Object.entries(fields))
    if (value !== null && Object.hasOwn(nothing, key)) all[key] = value;
  return all;
}
