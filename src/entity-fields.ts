import { type Address, addressIn, addressProperties } from "./address.ts";
import { type EntityKind, entityKinds } from "./ontology.ts";
import type { PartialDate } from "./partial-date.ts";

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
  readonly format?: "NAME" | "REGISTER_ID" | "COUNTRY" | "WEB_ADDRESS";
}

/** A value of a GraphQL enum. */
interface Choice extends Common {
  readonly enumName: string;
  readonly values: Readonly<Record<string, { readonly description: string }>>;
  /** The value that says nothing: an older article that says another one counts before it. */
  readonly unknown?: string;
}

/** TEXTS is a list without repetitions, in alphabetical order. All others are null where no article says. */
export type EntityFieldRow =
  | (Text & { readonly type: "TEXT" })
  | (Text & { readonly type: "TEXTS"; readonly maxItems: number })
  | (Choice & { readonly type: "CHOICE" })
  | (Common & { readonly type: "DATE" })
  | (Common & { readonly type: "ADDRESS" })
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
  readonly CHOICE: string | null;
  readonly DATE: PartialDate | null;
  readonly ADDRESS: Address | null;
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
  orgKind: {
    type: "CHOICE",
    rule: "NEWEST",
    kinds: ["COMPANY"],
    description: "What sort of organization it is; null where no article says.",
    descriptionInRecord: "For a company: what sort of organization it is.",
    enumName: "OrgKind",
    values: {
      COMPANY: { description: "A company." },
      PUBLIC_BODY: { description: "A ministry, an agency, a court or another body of a state." },
      PARTY: { description: "A political party." },
      ASSOCIATION: { description: "An association, a union or a club." },
      FOUNDATION: { description: "A foundation or a charity." },
      FUND: { description: "A fund of money, such as one for pensions or investments." },
      GROUP: { description: "A group without a legal form." },
      UNKNOWN: { description: "An organization of which the source does not tell more." },
    },
    unknown: "UNKNOWN",
  },
  assetKind: {
    type: "CHOICE",
    rule: "NEWEST",
    kinds: ["ASSET"],
    description: "What sort of thing it is; null where no article says.",
    descriptionInRecord: "For an asset: what sort of thing it is.",
    enumName: "AssetKind",
    values: {
      MEDIUM: { description: "A newspaper, a broadcaster, a website or another medium." },
      VESSEL: { description: "A ship or a boat." },
      AIRCRAFT: { description: "An aircraft." },
      REAL_ESTATE: { description: "Land or a building." },
      SECURITY: { description: "A share, a bond or another security." },
      OTHER: { description: "Something else." },
    },
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
  birthDate: {
    type: "DATE",
    rule: "NEWEST",
    kinds: ["PERSON"],
    description: "When the person was born; null where no article says.",
    descriptionInRecord: "For a person: when born.",
  },
  deathDate: {
    type: "DATE",
    rule: "NEWEST",
    kinds: ["PERSON"],
    description: "When the person died; null where no article says.",
    descriptionInRecord: "For a person: when died.",
  },
  country: {
    type: "TEXT",
    rule: "NEWEST",
    kinds: entityKinds,
    description:
      "The country that it belongs to, as two letters of ISO 3166-1, such as DE; null where no article says.",
    descriptionInRecord: "The country that it belongs to, as two letters of ISO 3166-1, such as DE.",
    format: "COUNTRY",
    maxLength: 2,
  },
  legalForm: {
    type: "TEXT",
    rule: "NEWEST",
    kinds: ["COMPANY"],
    description: "The legal form, such as GmbH; null where no article says.",
    descriptionInRecord: "For a company: the legal form, such as GmbH.",
    maxLength: 200,
  },
  status: {
    type: "TEXT",
    rule: "NEWEST",
    kinds: ["COMPANY", "ASSET"],
    description:
      "The state in which its register has it, such as active or in liquidation; null where no article says.",
    descriptionInRecord: "For a company or an asset: the state in which its register has it.",
    maxLength: 200,
  },
  incorporatedOn: {
    type: "DATE",
    rule: "NEWEST",
    kinds: ["COMPANY"],
    description: "When the company came into being; null where no article says.",
    descriptionInRecord: "For a company: when it came into being.",
  },
  dissolvedOn: {
    type: "DATE",
    rule: "NEWEST",
    kinds: ["COMPANY"],
    description: "When the company ceased to be; null where no article says.",
    descriptionInRecord: "For a company: when it ceased to be.",
  },
  website: {
    type: "TEXT",
    rule: "NEWEST",
    kinds: entityKinds,
    description: "The address of its website; null where no article says.",
    descriptionInRecord: "The address of its website: http or https.",
    format: "WEB_ADDRESS",
    maxLength: 2_000,
  },
  address: {
    type: "ADDRESS",
    rule: "NEWEST",
    kinds: entityKinds,
    description: "Its postal address; null where no article says.",
    descriptionInRecord: "Its postal address.",
  },
  topics: {
    type: "TEXTS",
    rule: "UNION",
    kinds: entityKinds,
    description: "What articles file it under, such as politics or shipping, in alphabetical order.",
    descriptionInRecord: "What it is filed under, such as politics or shipping.",
    maxLength: 100,
    maxItems: 50,
  },
  notes: {
    type: "TEXT",
    rule: "NEWEST",
    kinds: entityKinds,
    description: "What else the newest article with notes on it says; null where none has any.",
    descriptionInRecord: "What else is to be said of it, in one's own words.",
    maxLength: 5_000,
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

/**
 * An object that begins with all fields at once. One that gets more than a dozen of them one by one is a hash table to V8,
 * which takes ten times as long to copy, and entities are copied a lot.
 */
const noFields = Object.fromEntries(entityFieldNames.map((field) => [field, null]));

/** Something for each field, by its name and row. */
export function byField<T>(make: (field: EntityField, row: EntityFieldRow) => T): Record<EntityField, T> {
  const made = { ...noFields } as Record<EntityField, T>;
  for (const field of entityFieldNames) made[field] = make(field, entityFields[field]);
  return made;
}

/** The values of the fields among properties, as the database gives them: what is not known, and an empty list, is absent there. */
export function valuesIn(properties: Readonly<Record<string, unknown>>): EntityValues {
  const values = byField((field, { type }) => {
    if (type === "TEXTS") return properties[field] ?? [];
    return type === "ADDRESS" ? addressIn(properties) : (properties[field] ?? null);
  });
  return values as EntityValues;
}

const listFields = entityFieldNames.filter((field) => entityFields[field].type === "TEXTS");

/**
 * The values as properties of the database: the parts of the address are properties of their own, and an empty list is
 * null, since Neo4j's bulk importer cannot store one.
 */
export function asProperties<T extends { readonly address: Address | null }>({ address, ...others }: T) {
  // `{ ...others, ...more }` takes ten times as long.
  const properties: Record<string, unknown> = others;
  for (const field of listFields)
    if ((properties[field] as readonly string[] | undefined)?.length === 0) properties[field] = null;
  return Object.assign(others, addressProperties(address));
}
