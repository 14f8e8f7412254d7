import { type EntityKind, entityKinds } from "./ontology.ts";

/**
 * The fields of an entity besides its id, kind and name: the table from which follow the record of an article, the
 * GraphQL types and inputs, what is stored, how it is derived, and what exports hold. A new field is one more row;
 * raise `graphFormat` with it. The order of the rows is the order of the fields in stored records.
 */

interface Common {
  /**
   * How the value follows from what articles say. NEWEST: the value of the newest article that gives one. UNION: every
   * item that any article gives. OTHER_NAMES: the same, and every name, but for the one that the entity shows.
   */
  readonly rule: "NEWEST" | "UNION" | "OTHER_NAMES";
  readonly kinds: readonly EntityKind[];
  /** The field in the API. */
  readonly description: string;
  /** The field in the record of an article. */
  readonly descriptionInRecord: string;
}

interface Text extends Common {
  /** The most characters of a text. */
  readonly maxLength: number;
  /** What a text must be besides. NAME: an entity is found by it. REGISTER_ID: scheme:value. */
  readonly format?: "NAME" | "REGISTER_ID";
}

/** TEXTS is a list without repetitions, in alphabetical order. A text or number is null where no article says. */
export type EntityFieldRow =
  | (Text & { readonly type: "TEXT" })
  | (Text & { readonly type: "TEXTS"; readonly maxItems: number })
  | (Common & {
      readonly type: "NUMBER";
      /** The number is from the negative of this to this. */
      readonly maxAbsolute: number;
    });

/** The value of each type of field. */
interface FieldValues {
  readonly TEXT: string | null;
  readonly TEXTS: readonly string[];
  readonly NUMBER: number | null;
}

/** The longest name of an entity, in characters. */
export const maxNameLength = 300;

const table = {
  aliases: {
    type: "TEXTS",
    rule: "OTHER_NAMES",
    kinds: entityKinds,
    description: "Every other name that an article gives it, in alphabetical order.",
    descriptionInRecord: "Other names under which it is found.",
    format: "NAME",
    maxLength: maxNameLength,
    maxItems: 200,
  },
  description: {
    type: "TEXT",
    rule: "NEWEST",
    kinds: entityKinds,
    description: "What the entity is, in one sentence; null where no article says.",
    descriptionInRecord: "What it is, in a sentence of one's own.",
    maxLength: 2_000,
  },
  sameAs: {
    type: "TEXTS",
    rule: "UNION",
    kinds: entityKinds,
    description: "Its ids in other registers as scheme:value, such as wikidata:Q1359568, in alphabetical order.",
    descriptionInRecord: "Its ids in other registers, as scheme:value.",
    format: "REGISTER_ID",
    maxLength: 200,
    maxItems: 50,
  },
  placeKind: {
    type: "TEXT",
    rule: "NEWEST",
    kinds: ["PLACE"],
    description: "city, country, continent, river and so on; null if not known.",
    descriptionInRecord: "For a place: city, country, continent, river and so on.",
    maxLength: 50,
  },
  latitude: {
    type: "NUMBER",
    rule: "NEWEST",
    kinds: ["PLACE"],
    description: "Degrees north of the equator.",
    descriptionInRecord: "For a place: degrees north; with longitude.",
    maxAbsolute: 90,
  },
  longitude: {
    type: "NUMBER",
    rule: "NEWEST",
    kinds: ["PLACE"],
    description: "Degrees east of Greenwich.",
    descriptionInRecord: "For a place: degrees east; with latitude.",
    maxAbsolute: 180,
  },
} as const satisfies Record<string, EntityFieldRow>;

export type EntityField = keyof typeof table;

/** The row of each field. */
export const entityFields: Readonly<Record<EntityField, EntityFieldRow>> = table;

export const entityFieldNames = Object.keys(table) as readonly EntityField[];

type Coordinate = "latitude" | "longitude";

/** Whether it is a part of the point `coordinates`: both parts are given together, and the API shows the point. */
export function isCoordinate(field: EntityField): field is Coordinate {
  return field === "latitude" || field === "longitude";
}

/** What the API shows of an entity that is stored with it, besides its id and kind. */
export type ShownField = "name" | "coordinates" | Exclude<EntityField, Coordinate>;

export const shownFields: readonly ShownField[] = [
  "name",
  ...entityFieldNames.flatMap((field) => (isCoordinate(field) ? [] : [field])),
  "coordinates",
];

/** A value for each field. */
export type EntityValues = { readonly [Field in EntityField]: FieldValues[(typeof table)[Field]["type"]] };

/** Something for each field, by its name and row. */
export function byField<T>(make: (field: EntityField, row: EntityFieldRow) => T): Record<EntityField, T> {
  return Object.fromEntries(entityFieldNames.map((field) => [field, make(field, entityFields[field])])) as Record<
    EntityField,
    T
  >;
}

/** The values of the fields among properties, as the database gives them: what is not known is absent there. */
export function valuesIn(properties: Readonly<Record<string, unknown>>): EntityValues {
  const values = byField((field, { type }) => properties[field] ?? (type === "TEXTS" ? [] : null));
  return values as EntityValues;
}
