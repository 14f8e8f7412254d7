/** The kinds and types are those of src/ontology.ts, which a test compares. */
export type EntityKind = "PERSON" | "COMPANY" | "PLACE" | "ASSET";

export type OrgKind = "COMPANY" | "PUBLIC_BODY" | "PARTY" | "ASSOCIATION" | "FOUNDATION" | "FUND" | "GROUP" | "UNKNOWN";

export type AssetKind = "MEDIUM" | "VESSEL" | "AIRCRAFT" | "REAL_ESTATE" | "SECURITY" | "OTHER";

export type RelationType =
  | "ASSOCIATED_WITH"
  | "COMPETES_WITH"
  | "DIRECTOR_OF"
  | "FOUNDED_BY"
  | "HEADS"
  | "LOCATED_IN"
  | "MEMBER_OF"
  | "MET"
  | "OWNS"
  | "PAID"
  | "PARTNER_OF"
  | "RELATIVE_OF"
  | "REPRESENTS"
  | "SUBSIDIARY_OF"
  | "SUCCEEDED_BY"
  | "VISITED"
  | "WORKS_FOR";

export type Direction = "OUT" | "IN" | "BOTH";

export interface Entity {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  /** All its relations in the graph, shown or not. */
  readonly degree: number;
}

export interface Relation {
  readonly id: string;
  readonly type: RelationType;
  readonly source: string;
  readonly target: string;
  readonly role: string | null;
  readonly since: string | null;
  readonly until: string | null;
  readonly current: boolean | null;
  readonly confidence: number;
  readonly sources: number;
  /** In percent; of a range, its lower end. */
  readonly share: number | null;
  readonly shareUpTo: number | null;
  readonly amount: number | null;
  readonly currency: string | null;
}

const fieldsOfRelation: Readonly<Record<keyof Relation, true>> = {
  id: true,
  type: true,
  source: true,
  target: true,
  role: true,
  since: true,
  until: true,
  current: true,
  confidence: true,
  sources: true,
  share: true,
  shareUpTo: true,
  amount: true,
  currency: true,
};

export const relationFields = Object.keys(fieldsOfRelation) as readonly (keyof Relation)[];

/** What is behind a relation: an article, or the dataset of an entry. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  readonly url: string | null;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const entityKinds: readonly EntityKind[] = ["PERSON", "COMPANY", "PLACE", "ASSET"];

export type Family = "control" | "work" | "market" | "place" | "contact" | "kinship" | "money";

/** Types that mean a similar thing share a line. The order is that of the legend. */
const familyOfType: Readonly<Record<RelationType, Family>> = {
  HEADS: "control",
  DIRECTOR_OF: "control",
  FOUNDED_BY: "control",
  OWNS: "control",
  SUBSIDIARY_OF: "control",
  SUCCEEDED_BY: "control",
  WORKS_FOR: "work",
  MEMBER_OF: "work",
  REPRESENTS: "work",
  PARTNER_OF: "market",
  COMPETES_WITH: "market",
  LOCATED_IN: "place",
  MET: "contact",
  VISITED: "contact",
  ASSOCIATED_WITH: "contact",
  RELATIVE_OF: "kinship",
  PAID: "money",
};

export const relationTypes = Object.keys(familyOfType) as readonly RelationType[];

export function familyOf(type: RelationType): Family {
  return familyOfType[type];
}

const symmetric: ReadonlySet<RelationType> = new Set(["PARTNER_OF", "COMPETES_WITH", "MET", "ASSOCIATED_WITH"]);

export function isSymmetric(type: RelationType): boolean {
  return symmetric.has(type);
}

/** The direction of a relation, seen from one of its ends. */
export function directionFrom(relation: Relation, id: string): Direction {
  if (isSymmetric(relation.type)) return "BOTH";
  return relation.source === id ? "OUT" : "IN";
}

export function otherEnd(relation: Relation, id: string): string {
  return relation.source === id ? relation.target : relation.source;
}
