import type { AssetKind, EntityKind, Family, OrgKind, RelationType } from "../view/graph.ts";

/** The words for what the graph holds. A kind or type without a word in a language does not compile. */
export interface Vocabulary {
  readonly kind: Readonly<Record<EntityKind, string>>;
  readonly kinds: Readonly<Record<EntityKind, string>>;
  readonly orgKind: Readonly<Record<OrgKind, string>>;
  readonly assetKind: Readonly<Record<AssetKind, string>>;
  /** What is known of an entity beside its names and relations. */
  readonly fact: Readonly<
    Record<
      | "orgKind"
      | "assetKind"
      | "birthDate"
      | "deathDate"
      | "country"
      | "legalForm"
      | "status"
      | "incorporatedOn"
      | "dissolvedOn"
      | "address"
      | "website"
      | "topics"
      | "notes",
      string
    >
  >;
  readonly family: Readonly<Record<Family, string>>;
  /** How a relation reads from its source, and from its target. */
  readonly relation: Readonly<Record<RelationType, readonly [string, string]>>;
}

export const englishVocabulary: Vocabulary = {
  kind: { PERSON: "person", COMPANY: "company", PLACE: "place", ASSET: "asset" },
  kinds: { PERSON: "People", COMPANY: "Companies", PLACE: "Places", ASSET: "Assets" },
  orgKind: {
    COMPANY: "company",
    PUBLIC_BODY: "public body",
    PARTY: "political party",
    ASSOCIATION: "association",
    FOUNDATION: "foundation",
    FUND: "fund",
    GROUP: "group",
    UNKNOWN: "organization",
  },
  assetKind: {
    MEDIUM: "medium",
    VESSEL: "vessel",
    AIRCRAFT: "aircraft",
    REAL_ESTATE: "real estate",
    SECURITY: "security",
    OTHER: "other",
  },
  fact: {
    orgKind: "Kind",
    assetKind: "Kind",
    birthDate: "Born",
    deathDate: "Died",
    country: "Country",
    legalForm: "Legal form",
    status: "Status",
    incorporatedOn: "Incorporated",
    dissolvedOn: "Dissolved",
    address: "Address",
    website: "Website",
    topics: "Topics",
    notes: "Notes",
  },
  family: {
    control: "control",
    work: "work",
    market: "market",
    place: "location",
    contact: "contact",
    kinship: "family",
    money: "money",
  },
  relation: {
    HEADS: ["heads", "headed by"],
    FOUNDED_BY: ["founded by", "founded"],
    OWNS: ["owns", "owned by"],
    SUBSIDIARY_OF: ["subsidiary of", "parent of"],
    WORKS_FOR: ["works for", "employs"],
    PARTNER_OF: ["partner of", "partner of"],
    COMPETES_WITH: ["competes with", "competes with"],
    LOCATED_IN: ["located in", "location of"],
    MET: ["met", "met"],
    VISITED: ["visited", "visited by"],
    DIRECTOR_OF: ["director of", "has director"],
    MEMBER_OF: ["member of", "has member"],
    REPRESENTS: ["represents", "represented by"],
    SUCCEEDED_BY: ["succeeded by", "successor of"],
    ASSOCIATED_WITH: ["associated with", "associated with"],
    RELATIVE_OF: ["relative of", "has relative"],
    PAID: ["paid", "paid by"],
  },
};

export const germanVocabulary: Vocabulary = {
  kind: { PERSON: "Person", COMPANY: "Firma", PLACE: "Ort", ASSET: "Objekt" },
  kinds: { PERSON: "Personen", COMPANY: "Firmen", PLACE: "Orte", ASSET: "Objekte" },
  orgKind: {
    COMPANY: "Unternehmen",
    PUBLIC_BODY: "Behörde",
    PARTY: "Partei",
    ASSOCIATION: "Verband oder Verein",
    FOUNDATION: "Stiftung",
    FUND: "Fonds",
    GROUP: "Gruppe",
    UNKNOWN: "Organisation",
  },
  assetKind: {
    MEDIUM: "Medium",
    VESSEL: "Schiff",
    AIRCRAFT: "Flugzeug",
    REAL_ESTATE: "Immobilie",
    SECURITY: "Wertpapier",
    OTHER: "Sonstiges",
  },
  fact: {
    orgKind: "Art",
    assetKind: "Art",
    birthDate: "Geboren",
    deathDate: "Gestorben",
    country: "Land",
    legalForm: "Rechtsform",
    status: "Status",
    incorporatedOn: "Gegründet",
    dissolvedOn: "Aufgelöst",
    address: "Anschrift",
    website: "Website",
    topics: "Themen",
    notes: "Anmerkungen",
  },
  family: {
    control: "Kontrolle",
    work: "Arbeit",
    market: "Markt",
    place: "Lage",
    contact: "Kontakt",
    kinship: "Familie",
    money: "Geld",
  },
  relation: {
    HEADS: ["leitet", "geleitet von"],
    FOUNDED_BY: ["gegründet von", "gründete"],
    OWNS: ["besitzt", "im Besitz von"],
    SUBSIDIARY_OF: ["Tochter von", "Mutter von"],
    WORKS_FOR: ["arbeitet für", "beschäftigt"],
    PARTNER_OF: ["Partner von", "Partner von"],
    COMPETES_WITH: ["Konkurrent von", "Konkurrent von"],
    LOCATED_IN: ["liegt in", "Standort von"],
    MET: ["traf", "traf"],
    VISITED: ["besuchte", "besucht von"],
    DIRECTOR_OF: ["Direktor von", "hat als Direktor"],
    MEMBER_OF: ["Mitglied von", "hat als Mitglied"],
    REPRESENTS: ["vertritt", "vertreten von"],
    SUCCEEDED_BY: ["abgelöst durch", "Nachfolger von"],
    ASSOCIATED_WITH: ["verbunden mit", "verbunden mit"],
    RELATIVE_OF: ["verwandt mit", "hat in der Verwandtschaft"],
    PAID: ["zahlte an", "bezahlt von"],
  },
};
