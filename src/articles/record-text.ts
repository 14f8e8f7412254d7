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

const keysOf = ({ shape }: { readonly shape: object }) => Object.keys(shape);
const keys = {
  article: keysOf(articlePart),
  entry: entryFields,
  entity: keysOf(entityPart),
  address: keysOf(addressPart),
  relation: keysOf(relationPart),
  evidence: keysOf(evidencePart),
} as const;

/**
 * A record as it is stored and exported: without what it does not say, which is most, and in one order, so that equal
 * records have equal texts.
 */
export function textOfRecord(record: SourceRecord): string {
  const { entities, relations } = record;
  return JSON.stringify({
    ...("article" in record
      ? { article: said(record.article, keys.article) }
      : { entry: said(record.entry, keys.entry) }),
    entities: entities.map((entity) =>
      said({ ...entity, address: entity.address && said(entity.address, keys.address) }, keys.entity),
    ),
    relations: relations.map((relation) =>
      said({ ...relation, evidence: relation.evidence.map((item) => said(item, keys.evidence)) }, keys.relation),
    ),
  });
}

function said(fields: Fields, keys: readonly string[]): Fields {
  const known: Record<string, unknown> = {};
  for (const key of keys) {
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
      ? { article: whole(record.article, keys.article) as RecordArticle }
      : { entry: whole(record.entry, keys.entry) as RecordEntry }),
    entities: entities.map((entity) => {
      const address = entity.address ? whole(entity.address, keys.address) : null;
      return whole(address === null ? entity : { ...entity, address }, keys.entity) as RecordEntity;
    }),
    relations: relations.map((relation) => {
      const evidence = relation.evidence.map((item) => whole(item, keys.evidence));
      return whole({ ...relation, evidence }, keys.relation) as RecordRelation;
    }),
  };
}

function whole(fields: object, keys: readonly string[]): unknown {
  const all: Record<string, unknown> = {};
  for (const key of keys) all[key] = (fields as Fields)[key] ?? (isList(key) ? [] : null);
  return all;
}

function isList(key: string): boolean {
  return entityFields[key as EntityField]?.type === "TEXTS";
}
