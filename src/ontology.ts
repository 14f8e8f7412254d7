/**
 * What the graph may hold: the tables of kinds and of relation types. The GraphQL enums and types, the checks of an
 * import, the Cypher labels and relationship types, and the legend of a client follow from them. A new kind or relation
 * type is one more row. The fields of a kind are in entity-fields.ts.
 */

export interface KindRow {
  /** The Neo4j label, which is also the name of the GraphQL type. In lower case, it is the root field. */
  readonly label: string;
  readonly description: string;
  /** An id of this kind, for the documentation of the API. */
  readonly exampleId: string;
  /** The color of its box in a picture, on light and on dark paper. */
  readonly fill: { readonly light: string; readonly dark: string };
}

const declaredKinds = {
  PERSON: {
    label: "Person",
    description: "A human being.",
    exampleId: "person:jack-ma",
    fill: { light: "#fde68a", dark: "#713f12" },
  },
  COMPANY: {
    label: "Company",
    description: "A company or another organization.",
    exampleId: "company:alibaba",
    fill: { light: "#bfdbfe", dark: "#1e3a8a" },
  },
  PLACE: {
    label: "Place",
    description: "A place of any size.",
    exampleId: "place:frankfurt",
    fill: { light: "#bbf7d0", dark: "#14532d" },
  },
  ASSET: {
    label: "Asset",
    description: "A thing that can be owned, such as a newspaper, a ship or a building.",
    exampleId: "asset:morning-dispatch",
    fill: { light: "#e9d5ff", dark: "#581c87" },
  },
} as const satisfies Record<string, KindRow>;

export type EntityKind = keyof typeof declaredKinds;

export const entityKinds = Object.keys(declaredKinds) as unknown as readonly [EntityKind, ...EntityKind[]];

/** The row of each kind. */
export const kindTable: Readonly<Record<EntityKind, KindRow>> = declaredKinds;

export type Direction = "OUT" | "IN" | "BOTH";

/** What relation types have in common, as a picture shows it. */
export const relationFamilies = {
  CONTROL: { description: "Who founded, heads, directs, owns or took over what." },
  WORK: { description: "Who works where, belongs to what, or acts for whom." },
  MARKET: { description: "Who stands beside whom in a market." },
  PLACE: { description: "What is where." },
  CONTACT: { description: "Who met or knows whom, or went where." },
  KINSHIP: { description: "Who is related to whom." },
  MONEY: { description: "Who paid whom." },
} as const;
export type RelationFamily = keyof typeof relationFamilies;

export interface RelationTypeRow {
  readonly family: RelationFamily;
  /** How a relation reads from its source: "Alibaba, founded by Jack Ma". */
  readonly label: string;
  /** How it reads from its target. The same as `label` where the relation is symmetric. */
  readonly inverseLabel: string;
  /** The verb of a sentence, source to target, and target to source. */
  readonly verb: readonly [string, string];
  /** The same of what is over. */
  readonly pastVerb: readonly [string, string];
  readonly sources: readonly EntityKind[];
  readonly targets: readonly EntityKind[];
  /** Stored once, from the smaller id to the larger, and the same from both ends. */
  readonly symmetric: boolean;
  /** Whether it can end: a term of office can, having been founded by somebody cannot. */
  readonly bounded: boolean;
  /** Whether several between the same two are usual, so that a record must tell them apart by dates, roles or keys. */
  readonly keyed?: boolean;
  /** Why a record must not give its end, if it must not. */
  readonly noEnd?: string;
  readonly color: string;
}

const declaredTypes = {
  FOUNDED_BY: {
    family: "CONTROL",
    label: "founded by",
    inverseLabel: "founded",
    verb: ["was founded by", "founded"],
    pastVerb: ["was founded by", "founded"],
    sources: ["COMPANY"],
    targets: ["PERSON", "COMPANY"],
    symmetric: false,
    bounded: false,
    noEnd: "having been founded by somebody cannot end",
    color: "#d97706",
  },
  HEADS: {
    family: "CONTROL",
    label: "heads",
    inverseLabel: "headed by",
    verb: ["heads", "is headed by"],
    pastVerb: ["headed", "was headed by"],
    sources: ["PERSON", "COMPANY"],
    targets: ["COMPANY", "PLACE"],
    symmetric: false,
    bounded: true,
    color: "#b91c1c",
  },
  DIRECTOR_OF: {
    family: "CONTROL",
    label: "director of",
    inverseLabel: "has director",
    verb: ["is a director of", "has the director"],
    pastVerb: ["was a director of", "had the director"],
    sources: ["PERSON", "COMPANY"],
    targets: ["COMPANY"],
    symmetric: false,
    bounded: true,
    color: "#9f1239",
  },
  PARTNER_OF: {
    family: "MARKET",
    label: "partner of",
    inverseLabel: "partner of",
    verb: ["is a partner of", "is a partner of"],
    pastVerb: ["was a partner of", "was a partner of"],
    sources: ["COMPANY"],
    targets: ["COMPANY", "PERSON"],
    symmetric: true,
    bounded: true,
    color: "#15803d",
  },
  LOCATED_IN: {
    family: "PLACE",
    label: "located in",
    inverseLabel: "location of",
    verb: ["is located in", "is the location of"],
    pastVerb: ["was located in", "was the location of"],
    sources: ["PERSON", "COMPANY", "PLACE"],
    targets: ["PLACE"],
    symmetric: false,
    bounded: true,
    color: "#0369a1",
  },
  WORKS_FOR: {
    family: "WORK",
    label: "works for",
    inverseLabel: "employs",
    verb: ["works for", "employs"],
    pastVerb: ["worked for", "employed"],
    sources: ["PERSON"],
    targets: ["COMPANY"],
    symmetric: false,
    bounded: true,
    color: "#7c3aed",
  },
  MEMBER_OF: {
    family: "WORK",
    label: "member of",
    inverseLabel: "has member",
    verb: ["is a member of", "has the member"],
    pastVerb: ["was a member of", "had the member"],
    sources: ["PERSON", "COMPANY"],
    targets: ["COMPANY"],
    symmetric: false,
    bounded: true,
    color: "#6d28d9",
  },
  REPRESENTS: {
    family: "WORK",
    label: "represents",
    inverseLabel: "represented by",
    verb: ["represents", "is represented by"],
    pastVerb: ["represented", "was represented by"],
    sources: ["PERSON", "COMPANY"],
    targets: ["PERSON", "COMPANY"],
    symmetric: false,
    bounded: true,
    color: "#86198f",
  },
  SUBSIDIARY_OF: {
    family: "CONTROL",
    label: "subsidiary of",
    inverseLabel: "parent of",
    verb: ["is a subsidiary of", "is the parent of"],
    pastVerb: ["was a subsidiary of", "was the parent of"],
    sources: ["COMPANY"],
    targets: ["COMPANY"],
    symmetric: false,
    bounded: true,
    color: "#0f766e",
  },
  OWNS: {
    family: "CONTROL",
    label: "owns",
    inverseLabel: "owned by",
    verb: ["owns", "is owned by"],
    pastVerb: ["owned", "was owned by"],
    sources: ["PERSON", "COMPANY"],
    targets: ["COMPANY", "ASSET"],
    symmetric: false,
    bounded: true,
    color: "#a16207",
  },
  SUCCEEDED_BY: {
    family: "CONTROL",
    label: "succeeded by",
    inverseLabel: "successor of",
    verb: ["was succeeded by", "succeeded"],
    pastVerb: ["was succeeded by", "succeeded"],
    sources: ["COMPANY"],
    targets: ["COMPANY"],
    symmetric: false,
    bounded: false,
    noEnd: "having been succeeded by another cannot end",
    color: "#92400e",
  },
  COMPETES_WITH: {
    family: "MARKET",
    label: "competes with",
    inverseLabel: "competes with",
    verb: ["competes with", "competes with"],
    pastVerb: ["competed with", "competed with"],
    sources: ["COMPANY"],
    targets: ["COMPANY"],
    symmetric: true,
    bounded: true,
    color: "#be185d",
  },
  MET: {
    family: "CONTACT",
    label: "met",
    inverseLabel: "met",
    verb: ["met", "met"],
    pastVerb: ["met", "met"],
    sources: ["PERSON"],
    targets: ["PERSON"],
    symmetric: true,
    bounded: false,
    color: "#4338ca",
  },
  VISITED: {
    family: "CONTACT",
    label: "visited",
    inverseLabel: "visited by",
    verb: ["visited", "was visited by"],
    pastVerb: ["visited", "was visited by"],
    sources: ["PERSON"],
    targets: ["PLACE"],
    symmetric: false,
    bounded: false,
    color: "#475569",
  },
  ASSOCIATED_WITH: {
    family: "CONTACT",
    label: "associated with",
    inverseLabel: "associated with",
    verb: ["is associated with", "is associated with"],
    pastVerb: ["was associated with", "was associated with"],
    sources: ["PERSON", "COMPANY"],
    targets: ["PERSON", "COMPANY"],
    symmetric: true,
    bounded: true,
    color: "#57534e",
  },
  // The role is that of the source: in "Ada, relative of Bo (mother)", Ada is the mother.
  RELATIVE_OF: {
    family: "KINSHIP",
    label: "relative of",
    inverseLabel: "has relative",
    verb: ["is a relative of", "has the relative"],
    pastVerb: ["was a relative of", "had the relative"],
    sources: ["PERSON"],
    targets: ["PERSON"],
    symmetric: false,
    bounded: true,
    color: "#312e81",
  },
  PAID: {
    family: "MONEY",
    label: "paid",
    inverseLabel: "paid by",
    verb: ["paid", "was paid by"],
    pastVerb: ["paid", "was paid by"],
    sources: ["PERSON", "COMPANY"],
    targets: ["PERSON", "COMPANY"],
    symmetric: false,
    bounded: false,
    keyed: true,
    noEnd: "a payment has no end: its date is since",
    color: "#0284c7",
  },
} as const satisfies Record<string, RelationTypeRow>;

export type RelationType = keyof typeof declaredTypes;

export const relationTypes = Object.keys(declaredTypes) as readonly RelationType[];

/** The row of each relation type. */
export const ontology: Readonly<Record<RelationType, RelationTypeRow>> = declaredTypes;

/** Whether a relation of this type may stand between these kinds; a symmetric one in either order. */
export function isLegal(type: RelationType, source: EntityKind, target: EntityKind): boolean {
  const { sources, targets, symmetric } = ontology[type];
  const legal = (a: EntityKind, b: EntityKind) => sources.includes(a) && targets.includes(b);
  return legal(source, target) || (symmetric && legal(target, source));
}

/** The direction that a relation of this type has, seen from one of its ends. */
export function directionSeen(type: RelationType, outgoing: boolean): Direction {
  if (ontology[type].symmetric) return "BOTH";
  return outgoing ? "OUT" : "IN";
}

/** How a relation of this type reads in a direction. */
export function labelSeen(type: RelationType, direction: Direction): string {
  return direction === "IN" ? ontology[type].inverseLabel : ontology[type].label;
}

/** The kinds of neighbor that a relation of this type leads to in this direction. */
export function neighborKinds(type: RelationType, direction: Direction): readonly EntityKind[] {
  const { sources, targets } = ontology[type];
  if (direction === "BOTH") return entityKinds.filter((kind) => [...sources, ...targets].includes(kind));
  return direction === "OUT" ? targets : sources;
}

/** The kind that an entity's id begins with, or null where the id is not an entity's. */
export function kindOfId(id: string): EntityKind | null {
  return entityKinds.find((kind) => id.startsWith(`${kind.toLowerCase()}:`)) ?? null;
}
