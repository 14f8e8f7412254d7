import type { RelationType } from "./ontology.ts";

/**
 * The fields that only relations of some types have: the table from which follow the record of an article, the GraphQL
 * types and inputs, what is stored, how it is derived, and what exports hold. A new field is one more row, and its name
 * in the Cypher files that list the fields of a relation or a claim; raise `graphFormat` with it.
 *
 * A relation shows what the newest claim that gives the field says. A field never tells relations apart.
 */

interface Common {
  readonly types: readonly RelationType[];
  /** The field with which it is given: the relation shows both as one claim gives them. */
  readonly with?: string;
  /** The field in the API. */
  readonly description: string;
  /** The field in the record of an article. */
  readonly descriptionInRecord: string;
}

export type RelationFieldRow =
  | (Common & { readonly type: "NUMBER"; readonly unit?: "PERCENT"; readonly least: number; readonly most: number })
  | (Common & { readonly type: "CURRENCY" });

const table = {
  share: {
    type: "NUMBER",
    unit: "PERCENT",
    types: ["OWNS"],
    least: 0,
    most: 100,
    description: "The share that is owned, in percent; of a range, its lower end. Null where no article says.",
    descriptionInRecord: "Of OWNS: the share in percent; of a range, its lower end.",
  },
  shareUpTo: {
    type: "NUMBER",
    unit: "PERCENT",
    types: ["OWNS"],
    with: "share",
    least: 0,
    most: 100,
    description: "The upper end of the share, where an article gives a range; else null.",
    descriptionInRecord: "Of OWNS: the upper end of the share, if it is a range.",
  },
  amount: {
    type: "NUMBER",
    types: ["PAID"],
    least: -1e15,
    most: 1e15,
    description: "The amount that was paid; null where no article says.",
    descriptionInRecord: "Of PAID: the amount. It is negative where money was paid back.",
  },
  currency: {
    type: "CURRENCY",
    types: ["PAID"],
    with: "amount",
    description: "The currency of the amount, as three letters of ISO 4217, such as EUR; null where no article says.",
    descriptionInRecord: "Of PAID: the currency of the amount, as three letters of ISO 4217, such as EUR.",
  },
} as const satisfies Record<string, RelationFieldRow>;

export type RelationField = keyof typeof table;

/** The row of each field. */
export const relationFields: Readonly<Record<RelationField, RelationFieldRow>> = table;

export const relationFieldNames = Object.keys(table) as readonly RelationField[];

/** A value for each field; null where it is not known. */
export type RelationValues = {
  readonly [Field in RelationField]: (typeof table)[Field]["type"] extends "NUMBER" ? number | null : string | null;
};

/** Something for each field, by its name and row. */
export function byRelationField<T>(make: (field: RelationField, row: RelationFieldRow) => T): Record<RelationField, T> {
  return Object.fromEntries(relationFieldNames.map((field) => [field, make(field, relationFields[field])])) as Record<
    RelationField,
    T
  >;
}

/** The values of the fields among others. */
export function relationValuesIn(fields: Partial<RelationValues>): RelationValues {
  return byRelationField((field) => fields[field] ?? null) as RelationValues;
}

/** The field that a claim must give, so that its value of this one counts. */
export function leadOf(field: RelationField): RelationField {
  return (relationFields[field].with as RelationField | undefined) ?? field;
}
