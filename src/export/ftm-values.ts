import { createHash } from "node:crypto";
import type { Address } from "../address.ts";
import type { EntityValues } from "../entity-fields.ts";
import {
  edgeSchemata,
  entitySchemata,
  hasProperty,
  propertiesOfField,
  registerOfProperty,
  schemaOf,
  schemaOfEdge,
} from "../ftm/schemata.ts";
import { type EntityKind, kindOfId, ontology, type RelationType } from "../ontology.ts";
import type { RelationValues } from "../relation-fields.ts";
import type { ExportedSource } from "./sources.ts";

/** One value of a property of FollowTheMoney. */
export type FtmValue = readonly [property: string, value: string];

/** An entity, an edge or an address of FollowTheMoney, with its values. */
export interface FtmThing {
  readonly id: string;
  readonly schema: string;
  readonly values: readonly FtmValue[];
}

/** Receives what FollowTheMoney has no place for, as "Schema.field". */
export type Leave = (what: string) => void;

const longestId = 200;
/** Topics of FollowTheMoney without a dot. All others of its list have one. */
const plainTopics = new Set(["crime", "debarment", "poi", "sanction", "wanted"]);

/** The id of an entity: one of letters, digits, dots and hyphens, which are all that FollowTheMoney takes. */
export function ftmId(id: string): string {
  const readable = id.replace(":", ".");
  if (/^[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?$/.test(readable) && readable.length <= longestId) return readable;
  return `${readable.split(".", 1)[0]}.${hashOf(id)}`;
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 20);
}

/** An entity with these fields, and its address where it has more than a text: that is a thing of its own. */
export function ftmOfEntity(
  id: string,
  kind: EntityKind,
  said: EntityValues & { readonly name: string },
  leave: Leave,
): readonly [FtmThing, FtmThing?] {
  const schema = schemaOf({ ...said, kind });
  const values: FtmValue[] = [["name", said.name]];
  if (kind === "PLACE") values.push(["full", said.name]);
  for (const alias of said.aliases) values.push(["alias", alias]);
  for (const [field, [property]] of Object.entries(propertiesOfField)) {
    const value = said[field as keyof typeof propertiesOfField];
    if (value === null) continue;
    if (hasProperty(schema, property)) values.push([property, field === "country" ? lower(value) : String(value)]);
    else leave(`${schema}.${field}`);
  }
  if (said.notes !== null) values.push(["notes", said.notes]);
  for (const topic of said.topics)
    values.push([topic.includes(".") || plainTopics.has(topic) ? "topics" : "keywords", topic]);
  for (const sameAs of said.sameAs) {
    const [scheme = "", value = ""] = [sameAs.slice(0, sameAs.indexOf(":")), sameAs.slice(sameAs.indexOf(":") + 1)];
    const [property] = Object.entries(registerOfProperty).find(
      ([property, register]) => register === scheme && hasProperty(schema, property),
    ) ?? [null];
    if (property === null) leave(`${schema}.sameAs ${scheme}`);
    else values.push([property, value]);
  }
  const { orgKind = null, assetKind = null } = entitySchemata[schema] ?? {};
  if (said.orgKind !== null && said.orgKind !== orgKind) leave(`${schema}.orgKind ${said.orgKind}`);
  if (said.assetKind !== null && said.assetKind !== assetKind) leave(`${schema}.assetKind ${said.assetKind}`);
  if (said.placeKind !== null) leave(`${schema}.placeKind`);
  const thing = { id: ftmId(id), schema, values };
  const { address } = said;
  if (address === null) return [thing];
  if (kind === "PLACE") {
    leave(`${schema}.address`);
    return [thing];
  }
  const [text, ...parts] = [address.text, address.city, address.postcode, address.country];
  if (text !== null && parts.every((part) => part === null)) {
    values.push(["address", text]);
    return [thing];
  }
  const home = { id: `address.${hashOf(id + JSON.stringify(address))}`, schema: "Address", values: ofAddress(address) };
  values.push(["addressEntity", home.id]);
  return [thing, home];
}

function ofAddress({ text, city, postcode, country }: Address): FtmValue[] {
  const values: FtmValue[] = [];
  if (text !== null) values.push(["full", text]);
  if (city !== null) values.push(["city", city]);
  if (postcode !== null) values.push(["postalCode", postcode]);
  if (country !== null) values.push(["country", lower(country)]);
  return values;
}

/** FollowTheMoney writes countries in small letters. */
function lower(country: string | number): string {
  return String(country).toLowerCase();
}

/** What the graph or one source says of a relation. */
export interface SaidOfRelation extends RelationValues {
  readonly role: string | null;
  readonly since: string | null;
  readonly until: string | null;
  readonly current: boolean | null;
  readonly confidence: number;
}

/** A relation as an edge with these fields. */
export function ftmOfRelation(
  relation: { readonly id: string; readonly type: RelationType; readonly source: string; readonly target: string },
  said: SaidOfRelation,
  leave: Leave,
): FtmThing {
  const { id, type, source, target } = relation;
  const name = schemaOfEdge(type, kindOfId(source) as EntityKind, kindOfId(target) as EntityKind);
  const schema = edgeSchemata[name] as (typeof edgeSchemata)[string];
  const values: FtmValue[] = [
    [schema.source, ftmId(source)],
    [schema.target, ftmId(target)],
  ];
  if (schema.type !== type) values.push([schema.role, type]);
  if (said.role !== null) values.push([schema.role, said.role]);
  if (said.since !== null) values.push([ontology[type].bounded ? "startDate" : "date", said.since]);
  if (said.until !== null) values.push(["endDate", said.until]);
  if (said.share !== null)
    values.push(["percentage", said.shareUpTo === null ? `${said.share}` : `${said.share}-${said.shareUpTo}`]);
  if (said.amount !== null) values.push(["amount", `${said.amount}`]);
  if (said.currency !== null) values.push(["currency", said.currency]);
  if (said.current !== null && said.until === null) leave(`${name}.current`);
  if (said.confidence !== 1) leave(`${name}.confidence`);
  return { id: id.slice("relation:".length).replace(":", "."), schema: name, values };
}

/** The statement of evidence, without the sentence that an import from FollowTheMoney puts in front. */
export function summaryOf(
  {
    type,
    sourceName,
    targetName,
  }: { readonly type: RelationType; readonly sourceName: string; readonly targetName: string },
  statement: string,
): FtmValue[] {
  const { verb, symmetric } = ontology[type];
  const sentences = [
    `${sourceName} ${verb[0]} ${targetName}`,
    ...(symmetric ? [`${targetName} ${verb[0]} ${sourceName}`] : []),
  ];
  if (sentences.includes(statement)) return [];
  const sentence = sentences.find((sentence) => statement.startsWith(`${sentence}; `));
  return [["summary", sentence === undefined ? statement : statement.slice(sentence.length + 2)]];
}

/** Where the source can be read, who published it, and when. */
export function ftmOfSource({ url, publisher, saidOn }: ExportedSource): FtmValue[] {
  const values: FtmValue[] = [];
  if (url !== null) values.push(["sourceUrl", url]);
  if (publisher !== null) values.push(["publisher", publisher]);
  if (saidOn !== null) values.push(["modifiedAt", saidOn]);
  return values;
}
