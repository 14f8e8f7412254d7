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
};

export interface EdgeSchema {
  readonly type: RelationType;
  /** The properties with the ids of its ends. */
  readonly source: string;
  readonly target: string;
  /** The property that tells as what. */
  readonly role: string;
}

export const edgeSchemata: Readonly<Record<string, EdgeSchema>> = {
  Ownership: { type: "OWNS", source: "owner", target: "asset", role: "role" },
  Directorship: { type: "DIRECTOR_OF", source: "director", target: "organization", role: "role" },
  Membership: { type: "MEMBER_OF", source: "member", target: "organization", role: "role" },
  Employment: { type: "WORKS_FOR", source: "employee", target: "employer", role: "role" },
  Representation: { type: "REPRESENTS", source: "agent", target: "client", role: "role" },
  Family: { type: "RELATIVE_OF", source: "person", target: "relative", role: "relationship" },
  Associate: { type: "ASSOCIATED_WITH", source: "person", target: "associate", role: "relationship" },
  UnknownLink: { type: "ASSOCIATED_WITH", source: "subject", target: "object", role: "role" },
  Payment: { type: "PAID", source: "payer", target: "beneficiary", role: "purpose" },
  Succession: { type: "SUCCEEDED_BY", source: "predecessor", target: "successor", role: "role" },
};

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
