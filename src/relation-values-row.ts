import { z } from "zod";
import { byRelationField, type RelationField, type RelationValues } from "./relation-fields.ts";

/** The fields of the table as columns of a row that the database returns. */
export const relationValuesRow = byRelationField((_, { type }) =>
  (type === "NUMBER" ? z.number() : z.string()).nullable(),
) as unknown as { readonly [Field in RelationField]: z.ZodType<RelationValues[Field]> };
