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
/** The order of the fields of each part. */
const order = {
  article: keysOf(articlePart),
  entry: entryFields,
  entity: keysOf(entityPart),
  address: keysOf(addressPart),
  relation: keysOf(relationPart),
  evidence: keysOf(evidencePart),
} as const;
const nothing = {
  article: nothingOf(order.article),
  entry: nothingOf(order.entry),
  entity: nothingOf(order.entity),
  address: nothingOf(order.address),
  relation: nothingOf(order.relation),
  evidence: nothingOf(order.evidence),
} as const;

/**
 * A record as it is stored and exported: without what it does not say, which is most, and in one order, so that equal
 * records have equal texts.
 */
export function textOfRecord(record: SourceRecord): string {
  const entities = record.entities.map((entity) => {
    const known = said(entity, order.entity);
    if (entity.address) known.address = said(entity.address, order.address);
    return known;
  });
  const relations = record.relations.map((relation) => {
    const known = said(relation, order.relation);
    if (relation.evidence.length > 0) known.evidence = relation.evidence.map((item) => said(item, order.evidence));
    return known;
  });
  return JSON.stringify(
    "article" in record
      ? { article: said(record.article, order.article), entities, relations }
      : { entry: said(record.entry, order.entry), entities, relations },
  );
}

function said(fields: Fields, order: readonly string[]): Record<string, unknown> {
  const known: Record<string, unknown> = {};
  for (const key of order) {
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

function whole(fields: Fields, nothing: Fields): unknown {
  const all: Record<string, unknown> = { ...nothing };
  for (const key in fields) {
    const value = fields[key];
    if (value !== null && Object.hasOwn(nothing, key)) all[key] = value;
  }
  return all;
}
