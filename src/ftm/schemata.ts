import type { EntityField } from "../entity-fields.ts";
import type { EntityKind, RelationType } from "../ontology.ts";

/** What a schema of FollowTheMoney becomes. Schemata that are in neither table are left out. */
export interface EntitySchema {
  readonly kind: EntityKind;
  readonly orgKind?: string;
  readonly assetKind?: string;
}

export const entitySchemata: Readonly<Record<string, EntitySchema>> = {
  Person: { kind: "PERSON" },
  Company: { kind: "COMPANY", orgKind: "COMPANY" },
  Organization: { kind: "COMPANY", orgKind: "UNKNOWN" },
  // A person or an organization: the source does not tell.
  LegalEntity: { kind: "COMPANY", orgKind: "UNKNOWN" },
  PublicBody: { kind: "COMPANY", orgKind: "PUBLIC_BODY" },
  Asset: { kind: "ASSET", assetKind: "OTHER" },
  Vehicle: { kind: "ASSET", assetKind: "OTHER" },
  Vessel: { kind: "ASSET", assetKind: "VESSEL" },
  Airplane: { kind: "ASSET", assetKind: "AIRCRAFT" },
  RealEstate: { kind: "ASSET", assetKind: "REAL_ESTATE" },
  Security: { kind: "ASSET", assetKind: "SECURITY" },
  // Only one with a name of its own that is nobody's address.
  Address: { kind: "PLACE" },
};

/** Schemata that say less than others. One that is not taken says nothing. */
const general: ReadonlySet<string> = new Set(["LegalEntity", "Organization", "Asset", "Vehicle"]);

/** Whether another schema of the same entity says more. */
export function isGeneral(schema: string): boolean {
  return general.has(schema) || !(schema in entitySchemata || schema in edgeSchemata);
}

const organizations = ["Company", "Organization", "PublicBody"];
const legalEntities = ["Person", "LegalEntity", ...organizations];

/** The schemata that have a property, of those that not all have. An export writes it only there. */
const schemataWith: Readonly<Record<string, readonly string[]>> = {
  birthDate: ["Person"],
  deathDate: ["Person"],
  website: legalEntities,
  legalForm: legalEntities,
  status: legalEntities,
  incorporationDate: legalEntities,
  dissolutionDate: legalEntities,
  latitude: ["Address"],
  longitude: ["Address"],
  leiCode: legalEntities,
  innCode: legalEntities,
  ogrnCode: legalEntities,
  dunsCode: legalEntities,
  swiftBic: legalEntities,
  uniqueEntityId: legalEntities,
  taxNumber: legalEntities,
  registrationNumber: [...legalEntities, "Vehicle", "Vessel", "Airplane", "RealEstate", "Security"],
  permId: organizations,
  kppCode: ["Company"],
  isinCode: ["Company"],
  isin: ["Security"],
  imoNumber: ["Vessel", ...organizations],
  bic: [],
};

/** Whether FollowTheMoney has the property in this schema. */
export function hasProperty(schema: string, property: string): boolean {
  return schemataWith[property]?.includes(schema) ?? true;
}

/** The schema of an entity. Of an `orgKind` or `assetKind` that has none, that of the kind in general. */
export function schemaOf(entity: {
  readonly kind: EntityKind;
  readonly orgKind: string | null;
  readonly assetKind: string | null;
}): string {
  const schemata = Object.entries(entitySchemata).filter(([, { kind }]) => kind === entity.kind);
  const [schema] =
    schemata.find(
      ([, { orgKind = null, assetKind = null }]) => orgKind === entity.orgKind && assetKind === entity.assetKind,
    ) ??
    schemata.find(([, { orgKind, assetKind }]) => orgKind === "UNKNOWN" || assetKind === "OTHER") ??
    (schemata[0] as [string, EntitySchema]);
  return schema;
}

/** The properties of each field that is a single text or number, the one that an export writes first. */
export const propertiesOfField = {
  description: ["description"],
  country: ["country", "jurisdiction", "mainCountry", "nationality", "citizenship"],
  website: ["website"],
  birthDate: ["birthDate"],
  deathDate: ["deathDate"],
  legalForm: ["legalForm"],
  incorporatedOn: ["incorporationDate"],
  dissolvedOn: ["dissolutionDate"],
  status: ["status"],
  latitude: ["latitude"],
  longitude: ["longitude"],
} as const satisfies Partial<Record<EntityField, readonly string[]>>;

export interface EdgeSchema {
  readonly type: RelationType;
  /** The properties with the ids of its ends. */
  readonly source: string;
  readonly target: string;
  /** The property that tells as what. */
  readonly role: string;
  /** Types without a schema of their own: an edge is of one of them if one of its roles is the name of the type. */
  readonly named?: readonly RelationType[];
  /** The kinds at its ends, where FollowTheMoney has fewer than the type. */
  readonly sources?: readonly EntityKind[];
  readonly targets?: readonly EntityKind[];
}

const withoutSchema: readonly RelationType[] = [
  "FOUNDED_BY",
  "HEADS",
  "PARTNER_OF",
  "LOCATED_IN",
  "SUBSIDIARY_OF",
  "COMPETES_WITH",
  "MET",
  "VISITED",
];

export const edgeSchemata: Readonly<Record<string, EdgeSchema>> = {
  Ownership: { type: "OWNS", source: "owner", target: "asset", role: "role" },
  Directorship: {
    ...{ type: "DIRECTOR_OF", source: "director", target: "organization", role: "role" },
    ...{ named: ["HEADS"], targets: ["COMPANY"] },
  },
  Membership: { type: "MEMBER_OF", source: "member", target: "organization", role: "role" },
  Employment: { type: "WORKS_FOR", source: "employee", target: "employer", role: "role" },
  Representation: { type: "REPRESENTS", source: "agent", target: "client", role: "role" },
  Family: { type: "RELATIVE_OF", source: "person", target: "relative", role: "relationship" },
  Associate: {
    ...{ type: "ASSOCIATED_WITH", source: "person", target: "associate", role: "relationship" },
    ...{ sources: ["PERSON"], targets: ["PERSON"] },
  },
  UnknownLink: { type: "ASSOCIATED_WITH", source: "subject", target: "object", role: "role", named: withoutSchema },
  Payment: { type: "PAID", source: "payer", target: "beneficiary", role: "purpose" },
  Succession: { type: "SUCCEEDED_BY", source: "predecessor", target: "successor", role: "role" },
};

/** The schema of an edge of this type between these kinds. Each type has one. */
export function schemaOfEdge(type: RelationType, source: EntityKind, target: EntityKind): string {
  const found = Object.entries(edgeSchemata).find(
    ([, schema]) =>
      (schema.type === type || schema.named?.includes(type)) &&
      (schema.sources?.includes(source) ?? true) &&
      (schema.targets?.includes(target) ?? true),
  );
  if (found === undefined) throw new Error(`No schema of FollowTheMoney has ${type}`);
  return found[0];
}

/** The scheme of a register for each property that holds ids. Ids of the last two schemes join nothing. */
export const registerOfProperty: Readonly<Record<string, string>> = {
  wikidataId: "wikidata",
  leiCode: "lei",
  innCode: "inn",
  ogrnCode: "ogrn",
  kppCode: "kpp",
  permId: "permid",
  dunsCode: "duns",
  swiftBic: "bic",
  bic: "bic",
  isin: "isin",
  isinCode: "isin",
  imoNumber: "imo",
  uniqueEntityId: "uei",
  registrationNumber: "registration",
  taxNumber: "tax",
};

/** Of persons: what is left out unless it is asked for. Of a birth date the year stays. */
export const personalProperties: ReadonlySet<string> = new Set([
  "gender",
  "passportNumber",
  "passport",
  "idNumber",
  "taxNumber",
  "email",
  "phone",
  "address",
  "addressEntity",
  "birthPlace",
  "birthCountry",
  "religion",
  "ethnicity",
]);
