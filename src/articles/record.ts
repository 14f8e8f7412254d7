import { z } from "zod";
import { addressParts, byAddressPart } from "../address.ts";
import { cleanId, cleanText, unprintable } from "../clean-text.ts";
import { byField, type EntityField, type EntityFieldRow, type EntityValues, maxNameLength } from "../entity-fields.ts";
import { identityKeys, searchKeys } from "../name-keys.ts";
import { entityKinds, type RelationType, relationTypes } from "../ontology.ts";
import { isPartialDate, type PartialDate } from "../partial-date.ts";
import { faultOfId, writtenId } from "../registers.ts";
import { byRelationField, type RelationField, type RelationValues } from "../relation-fields.ts";

/** The most that one article record may hold. The limits of an entity's fields are in entity-fields.ts. */
export const recordLimits = {
  entities: 1_000,
  relations: 5_000,
  evidence: 100,
  nameKeyBytes: 4_000,
  textLength: 2_000,
} as const;

export const line = (length: number, clean = cleanText) =>
  z
    .string()
    // Cleans before the length is checked, because a composed form can be longer.
    .overwrite(clean)
    .min(1, "must not be empty")
    .max(length, `must have at most ${length} characters`)
    .refine((text) => !unprintable.test(text), "must not hold control characters");
export const id = (length: number) => line(length, cleanId);
export const optional = <T extends z.ZodType>(type: T) => type.nullable().default(null);
export const date = z
  .string()
  .refine(isPartialDate, "must be a date of the calendar such as 2016, 2016-11 or 2016-11-03")
  .meta({ pattern: "^\\d{4}(-\\d{2}(-\\d{2})?)?$" });
export const name = (what: string) => line(maxNameLength).describe(what);
export const text = (what: string) => line(recordLimits.textLength).describe(what);

export const webAddress = (type: z.ZodString) =>
  type.refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text), "must be an http or https address");
const country = (type: z.ZodString) =>
  type
    .overwrite((text) => text.toUpperCase())
    .refine((text) => /^[A-Z]{2}$/.test(text), "must be two letters of ISO 3166-1, such as DE")
    .meta({ pattern: "^[A-Za-z]{2}$" });

const dayMs = 24 * 3_600_000;

/**
 * Whether the date, or the month or year of it, has begun somewhere on earth: no time zone is a day ahead of UTC. True
 * of what is no date, which is a fault of its own.
 */
export function hasBegun(date: PartialDate): boolean {
  if (!isPartialDate(date)) return true;
  const tomorrow = new Date(Date.now() + dayMs).toISOString();
  return date <= tomorrow.slice(0, date.length);
}

const reserved = [...entityKinds.map((kind) => `${kind.toLowerCase()}:`), "relation:", "entry:", "dataset:"];

export const articlePart = z.strictObject({
  id: id(200)
    .describe("The article's id, kept for good. The same id again replaces the article.")
    .refine(
      (id) => !reserved.some((prefix) => id.startsWith(prefix)),
      `must not begin like an id of another kind (${reserved.join(" ")})`,
    ),
  title: text("The headline."),
  publisher: optional(name("Who published it; absent where not known.")),
  publishedOn: optional(
    date
      .refine(hasBegun, "must not be in the future")
      .describe("When it was published, as precisely as is known; not in the future."),
  ),
  language: line(35)
    .describe("The language as a BCP 47 tag, such as de or en; und where not known.")
    .nullish()
    .transform((value) => value ?? "und"),
  url: optional(webAddress(text("Where it can be read: an http or https address."))),
});

/** Whether a name has a letter that no key leaves out. Most have one, and need no key for it. */
const shows = (name: string) => /[a-z0-9]/i.test(name);
/** The most bytes that a key has for one code unit of the name: U+FDFA becomes 18 letters. */
const mostKeyBytes = 40;

/** What a text of an entity must be, besides printable and short enough. */
const formats = {
  // An index holds at most 8 kB of what the letters of a name are taken apart into.
  NAME: (type: z.ZodString) =>
    type
      .refine((text) => text === "" || shows(text) || identityKeys(text)[0] !== "", "must have a visible character")
      .refine(
        (text) =>
          text.length * mostKeyBytes <= recordLimits.nameKeyBytes ||
          searchKeys(text).every((key) => Buffer.byteLength(key) <= recordLimits.nameKeyBytes),
        `must have at most ${recordLimits.nameKeyBytes} bytes once its letters are taken apart`,
      ),
  REGISTER_ID: (type: z.ZodString) =>
    type.overwrite(writtenId).superRefine((id, { addIssue }) => {
      const message = faultOfId(id);
      if (message !== null) addIssue({ code: "custom", message });
    }),
  COUNTRY: country,
  WEB_ADDRESS: webAddress,
} as const;

export const addressPart = z
  .strictObject(
    byAddressPart((part) => {
      const { maxLength, description } = addressParts[part];
      return optional(
        (part === "country" ? country : (type: z.ZodString) => type)(line(maxLength)).describe(description),
      );
    }),
  )
  .refine((parts) => Object.values(parts).some((part) => part !== null), "must have at least one part");

type FieldTypes = { readonly [Field in EntityField]: z.ZodType<EntityValues[Field]> };

/** The fields of an entity by their table. A text or number that is absent becomes null, a list becomes empty. */
const fieldTypes = byField((_, row) => fieldType(row).describe(row.descriptionInRecord)) as FieldTypes;

function fieldType(row: EntityFieldRow): z.ZodType {
  if (row.type === "NUMBER") return optional(z.number().min(-row.maxAbsolute).max(row.maxAbsolute));
  if (row.type === "CHOICE") return optional(z.enum(Object.keys(row.values)));
  if (row.type === "DATE") return optional(date);
  if (row.type === "ADDRESS") return optional(addressPart);
  const text = row.format === undefined ? line(row.maxLength) : formats[row.format](line(row.maxLength));
  if (row.type === "TEXT") return optional(text);
  return z
    .array(text)
    .max(row.maxItems, `must have at most ${row.maxItems} items`)
    .nullish()
    .transform((value) => value ?? []);
}

export const entityPart = z.strictObject({
  ref: id(200).describe("The name by which relations of this record point to the entity."),
  id: optional(
    id(200).describe(
      "The entity's id in the graph, such as person:jack-ma. Absent: its name and sameAs tell which entity it is.",
    ),
  ),
  kind: z.enum(entityKinds).describe("What it is."),
  name: formats.NAME(line(maxNameLength)).describe("What the article calls it."),
  ...fieldTypes,
});

type RelationFieldTypes = { readonly [Field in RelationField]: z.ZodType<RelationValues[Field]> };

const currency = line(3)
  .overwrite((text) => text.toUpperCase())
  .refine((text) => /^[A-Z]{3}$/.test(text), "must be three letters of ISO 4217, such as EUR")
  .meta({ pattern: "^[A-Za-z]{3}$" });

/** The fields of a relation by their table. One that is absent becomes null. */
const relationFieldTypes = byRelationField((_, row) =>
  optional(
    row.type === "CURRENCY"
      ? currency
      : z
          .number()
          .min(row.least, `must be from ${row.least} to ${row.most}`)
          .max(row.most, `must be from ${row.least} to ${row.most}`),
  ).describe(row.descriptionInRecord),
) as RelationFieldTypes;

export const evidencePart = z.strictObject({
  paragraph: optional(z.int().min(1).max(100_000).describe("The paragraph that says so, from 1.")),
  statement: text("What the article says, in one's own words."),
  confidence: z
    .number()
    .min(0, "must be from 0 to 1")
    .max(1, "must be from 0 to 1")
    .nullish()
    .transform((value) => value ?? 1)
    .describe("How sure the reading is, from 0 to 1; 1 when absent."),
  extractedBy: name("Who or what read it: a person, a model, a rule.")
    .nullish()
    .transform((value) => value ?? "unknown"),
});

export const relationPart = z.strictObject({
  type: z.enum(relationTypes as [RelationType, ...RelationType[]]).describe("A relation type of the ontology."),
  source: id(200).describe("The ref of the entity from which it reads."),
  target: id(200).describe("The ref of the entity to which it reads."),
  key: optional(
    id(200).describe(
      "What tells it apart from others between the same two: relations of this record with different keys are never one.",
    ),
  ),
  role: optional(name("As what: an office, a share, a project.")),
  since: optional(date.describe("When it began, if an article says.")),
  until: optional(date.describe("When it ended, if an article says.")),
  current: optional(z.boolean().describe("Whether it held when the article appeared; absent where it does not say.")),
  ...relationFieldTypes,
  evidence: z
    .array(evidencePart)
    .min(1, "must have at least one item: every relation shows what says so")
    .max(recordLimits.evidence, `must have at most ${recordLimits.evidence} items`)
    .describe("What in the article says so."),
});

/** What a source says: the parts that the record of an article and that of an entry of a dataset share. */
export const saidParts = {
  entities: z
    .array(entityPart)
    .max(recordLimits.entities, `must have at most ${recordLimits.entities} items`)
    .describe("The people, companies, places and assets that the article names."),
  relations: z
    .array(relationPart)
    .max(recordLimits.relations, `must have at most ${recordLimits.relations} items`)
    .describe("Who stands to whom, according to the article."),
};

/** A record of an article. Compiled, it reads one without faults in half the time. */
export const articleRecord = z.compile(
  z.strictObject({
    $schema: z.string().optional().describe("The address of this schema, for an editor."),
    article: articlePart,
    ...saidParts,
  }),
);

export type ArticleRecord = Omit<z.output<typeof articleRecord>, "$schema">;
export type RecordArticle = ArticleRecord["article"];
export type RecordEntity = ArticleRecord["entities"][number];
export type RecordRelation = ArticleRecord["relations"][number];
