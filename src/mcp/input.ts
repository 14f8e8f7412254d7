import { z } from "zod";
import { entityKinds, type RelationType, relationTypes } from "../ontology.ts";

// Whatever the settings are: MAX_PAGE_SIZE is never below 25.
const mostItems = 25;

/** How many items an answer may have. Ten fit into a conversation. */
export const limit = (of: string, standard = 10) =>
  z.int().min(1).max(mostItems).default(standard).describe(`The most ${of}, from 1 to ${mostItems}.`);

export const cursor = z
  .string()
  .min(1)
  .max(2_000)
  .optional()
  .describe("nextCursor of the answer before, for the next page. All other arguments must stay the same.");

const id = z.string().trim().min(1).max(200);

export const entityId = (what: string) => id.describe(`${what} Its id, such as person:jack-ma, as search gives it.`);
export const entityIds = (what: string, least: number, most: number) =>
  z.array(id).min(least).max(most).describe(`${what} From ${least} to ${most} ids, as search gives them.`);

export const kinds = z
  .array(z.enum(entityKinds))
  .min(1)
  .max(entityKinds.length)
  .describe(
    "Only these kinds. COMPANY is any organization. ASSET is what can be owned, such as a newspaper or a ship.",
  );

const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "must be a date such as 2016, 2016-11 or 2016-11-03");

/** Which relations count, as the filter of GraphQL takes it. */
export const relationFilter = {
  types: z
    .array(z.enum(relationTypes as [RelationType, ...RelationType[]]))
    .min(1)
    .max(relationTypes.length)
    .optional()
    .describe("Only relations of these types; all when absent."),
  kinds: kinds.optional().describe("Only relations to entities of these kinds; all when absent."),
  asOf: date
    .optional()
    .describe("Only relations that may have held at this date, such as 2016, 2016-11 or 2016-11-03."),
  current: z
    .boolean()
    .optional()
    .describe("true: only what articles say holds now. false: only what is over. All when absent."),
} as const;

export type RelationFilter = z.output<z.ZodObject<typeof relationFilter>>;

/** Undefined without a condition: the service answers faster then. */
export function filterOf({ types, kinds, asOf, current }: RelationFilter) {
  const conditions = { types, kinds, asOf, current };
  return Object.values(conditions).some((condition) => condition !== undefined) ? conditions : undefined;
}
