import iconv from "iconv-lite";
import { z } from "zod";
import { addressParts, byAddressPart } from "../address.ts";
import { datasetPart } from "../articles/entry-record.ts";
import { entityPart, relationPart } from "../articles/record.ts";
import { byField, type EntityField, entityFieldNames, entityFields } from "../entity-fields.ts";
import { entityKinds } from "../ontology.ts";
import { byRelationField, relationFields } from "../relation-fields.ts";
import {
  type CellValue,
  column,
  dateValue,
  fields,
  flagValue,
  listValue,
  numberValue,
  textValue,
} from "./cell-value.ts";

const pattern = z
  .string()
  .min(1)
  .max(500)
  .refine(isPattern, "must be a regular expression of JavaScript")
  .transform((text) => new RegExp(text, "u"))
  .describe("A regular expression. It is tried on texts of at most 1,000 characters.")
  .meta({ id: "pattern" });
const keys = (what: string) => z.array(textValue).min(1, "must have at least one item").max(10).describe(what);
const entityName = z
  .string()
  .regex(/^[A-Za-z][\w-]{0,49}$/, "must be of letters, digits, hyphens and underscores, and begin with a letter");

/** The value that each field of an entity is read from. */
const fieldValues = byField((field, { type, descriptionInRecord }) => {
  const value = () => {
    if (field === "sameAs")
      return z.record(
        z.string().regex(/^[a-z][a-z0-9-]*$/, "must be the scheme of a register, such as lei"),
        textValue,
      );
    if (type === "TEXTS") return listValue;
    if (type === "DATE") return dateValue;
    if (type === "NUMBER") return numberValue;
    if (type === "ADDRESS")
      return fields(byAddressPart((part) => textValue.optional().describe(addressParts[part].description)));
    return textValue;
  };
  return value().optional().describe(descriptionInRecord);
});

const entity = fields({
  refersTo: entityName
    .optional()
    .describe("The name of an entity of the mapping, which has the kind and the name that go with the keys."),
  kind: z.enum(entityKinds).optional().describe("What it is."),
  kindWhen: z
    .partialRecord(z.enum(entityKinds), pattern)
    .optional()
    .describe("What it is instead if its name matches."),
  keys: keys("The columns of the key by which the dataset knows it: rows with one key mean one entity.").optional(),
  match: z
    .literal("names")
    .optional()
    .describe("Instead of keys: it is found by its name, like a mention in an article."),
  name: textValue.optional().describe("What it is called."),
  flip: z
    .string()
    .min(1)
    .max(10)
    .optional()
    .describe(
      "What stands between the last and the first name of a person: with a comma and a space, Berg, Ada becomes Ada Berg.",
    ),
  ...(fieldValues as Record<EntityField, z.ZodType<FieldValue | undefined>>),
}).superRefine((given, { addIssue }) => {
  const issue = (field: string, message: string) => addIssue({ code: "custom", path: [field], message });
  if (given.refersTo !== undefined) {
    for (const [field, value] of Object.entries(given))
      if (value !== undefined && field !== "refersTo" && field !== "keys")
        issue(field, "does not go with refersTo: the entity that is referred to has it");
    if (given.keys === undefined) issue("keys", "is missing: refersTo needs the key of the entity");
    return;
  }
  if (given.kind === undefined) issue("kind", `is missing: one of ${entityKinds.join(", ")}`);
  if (given.name === undefined) issue("name", "is missing");
  if ((given.keys === undefined) === (given.match === undefined))
    issue("keys", "must be given, or else match: names; not both");
  for (const field of ["name", ...entityFieldNames] as const)
    for (const { constant, columns } of valuesIn(given[field])) {
      if (columns.length > 0 || field === "sameAs" || field === "address") continue;
      const isList = field !== "name" && entityFields[field].type === "TEXTS";
      const isNumber = field !== "name" && entityFields[field].type === "NUMBER";
      const { error } = entityPart.shape[field].safeParse(isList ? [constant] : isNumber ? Number(constant) : constant);
      if (error) issue(field, messageOf(error));
    }
});
export type FieldValue = CellValue | readonly CellValue[] | Readonly<Record<string, CellValue | undefined>>;

const relation = fields({
  type: relationPart.shape.type,
  source: entityName.describe("The name of the entity of this table from which it reads."),
  target: entityName.describe("The name of the entity of this table to which it reads."),
  key: keys("The columns that tell it apart from other relations of the dataset between the same two.").optional(),
  role: textValue.optional().describe("As what: an office, a share, a project."),
  since: dateValue.optional().describe("When it began."),
  until: dateValue.optional().describe("When it ended."),
  current: flagValue.optional().describe("Whether it holds at the date of the dataset."),
  ...byRelationField((field) =>
    (relationFields[field].type === "NUMBER" ? numberValue : textValue)
      .optional()
      .describe(relationFields[field].descriptionInRecord),
  ),
});

const table = fields({
  file: z
    .string()
    .min(1)
    .max(1_000)
    .describe(
      "The file, as seen from the mapping: .csv, .tsv, .jsonl or .ndjson, each also as .gz. - is standard input.",
    ),
  name: entityName
    .optional()
    .describe("What the keys of its entries begin with. Absent: the name of the file up to its first dot."),
  format: z.enum(["csv", "jsonl"]).optional().describe("What the file is, if its name does not tell."),
  encoding: z
    .string()
    .refine((encoding) => iconv.encodingExists(encoding), "must be an encoding such as utf-8, windows-1252 or utf-16le")
    .optional()
    .describe("The encoding. Absent: what the byte order mark says, else UTF-8."),
  separator: z
    .string()
    .length(1, "must be one character")
    .refine((separator) => !/["\r\n]/.test(separator), "must not be a quote or a line break")
    .optional()
    .describe("What stands between the columns. Absent: a comma; of a .tsv file, a tab."),
  quotes: z
    .boolean()
    .optional()
    .describe("False if quotes are ordinary characters. Absent: a cell may stand in double quotes."),
  empty: z.array(z.string().max(100)).max(100).optional().describe("Texts of a cell that say nothing, such as n/a."),
  when: z
    .record(column, pattern)
    .optional()
    .describe("Only rows whose columns match are taken; the others are left out."),
  key: keys(
    "The columns that tell the row apart: another row with the same key replaces its entry. Absent: all that the row says.",
  ).optional(),
  asOf: dateValue.optional().describe("The date to which the row speaks. Absent: that of the dataset."),
  url: textValue.optional().describe("Where the row can be read: an http or https address."),
  entities: z.record(entityName, entity).describe("The entities of a row, each by a name that relations use."),
  relations: z.array(relation).max(100).default([]).describe("The relations of a row."),
}).superRefine(({ file, format, separator, quotes, entities, relations }, { addIssue }) => {
  const issue = (path: PropertyKey[], message: string) => addIssue({ code: "custom", path, message });
  if (formatOf({ file, format }) === null)
    issue(["format"], `is missing: the name ${file} does not tell whether it is csv or jsonl`);
  if (formatOf({ file, format }) === "jsonl" && (separator !== undefined || quotes !== undefined))
    issue([separator === undefined ? "quotes" : "separator"], "is for csv; this is jsonl");
  if (Object.keys(entities).length === 0) issue(["entities"], "must have at least one entity");
  for (const [i, { source, target }] of relations.entries())
    for (const [end, name] of Object.entries({ source, target }))
      if (!Object.hasOwn(entities, name))
        issue(["relations", i, end], `must be one of ${Object.keys(entities).join(", ")}, not ${name}`);
});

/** Tables, and what their rows become as entries of a dataset. */
export const mapping = fields({
  dataset: datasetPart.describe("The dataset that the rows belong to."),
  tables: z.array(table).min(1, "must have at least one item").max(50).describe("The tables, in any order."),
}).superRefine(({ dataset, tables }, { addIssue }) => {
  const issue = (path: PropertyKey[], message: string) => addIssue({ code: "custom", path, message });
  const names = new Map<string, number>();
  for (const [i, table] of tables.entries()) {
    const name = nameOf(table);
    const other = names.get(name);
    if (other !== undefined)
      issue(["tables", i, "name"], `${name} is also the name of tables[${other}]; give it another`);
    names.set(name, i);
    if (!/^[A-Za-z0-9][\w-]{0,49}$/.test(name)) issue(["tables", i, "name"], `is missing: ${table.file} gives none`);
    for (const [entityName, { refersTo, sameAs }] of Object.entries(table.entities)) {
      const path = ["tables", i, "entities", entityName];
      if (sameAs !== undefined && Object.hasOwn(sameAs, dataset.id))
        issue([...path, "sameAs", dataset.id], "is the id of the dataset: give its own key in keys");
      if (refersTo === undefined) continue;
      const describing = tables.filter(
        ({ entities }) => Object.hasOwn(entities, refersTo) && entities[refersTo]?.refersTo === undefined,
      );
      const wrong = (reason: string) => issue([...path, "refersTo"], reason);
      if (describing.length === 0) wrong(`must be the name of an entity that the mapping describes, not ${refersTo}`);
      else if (describing.some(({ file }) => file === "-"))
        wrong("is in the table on standard input, which cannot be read first");
      else if (describing.some(({ entities }) => entities[refersTo]?.keys === undefined))
        wrong(`has no keys: ${refersTo} is found by its name`);
    }
  }
  if (tables.filter(({ file }) => file === "-").length > 1) issue(["tables"], "must have - as a file only once");
});
export type Mapping = Readonly<z.output<typeof mapping>>;
export type TableMapping = Mapping["tables"][number];
export type EntityMapping = TableMapping["entities"][string];
export type RelationMapping = TableMapping["relations"][number];

/** What the file of a table is; null if nothing tells. */
export function formatOf({ file, format }: Pick<TableMapping, "file" | "format">): "csv" | "jsonl" | null {
  if (format !== undefined) return format;
  const [, ending = ""] = /\.(csv|tsv|jsonl|ndjson)(?:\.gz)?$/i.exec(file) ?? [];
  if (ending === "") return null;
  return /^[ct]sv$/i.test(ending) ? "csv" : "jsonl";
}

/** What the keys of a table's entries begin with. */
export function nameOf({ file, name }: Pick<TableMapping, "file" | "name">): string {
  return name ?? (file.split(/[\\/]/).at(-1)?.split(".")[0] || "");
}

/** All values in a part of a mapping. */
function* valuesIn(part: unknown): Generator<CellValue> {
  if (typeof part !== "object" || part === null || part instanceof RegExp) return;
  if ("columns" in part && "constant" in part) yield part as CellValue;
  else for (const inner of Object.values(part)) yield* valuesIn(inner);
}

/** The columns from which a part of a mapping reads values. */
export function columnsIn(part: unknown): ReadonlySet<string> {
  return new Set([...valuesIn(part)].flatMap(({ columns }) => columns));
}

/** All columns that the mapping of a table names. */
export function columnsOf({ when, ...table }: TableMapping): ReadonlySet<string> {
  return new Set([...Object.keys(when ?? {}), ...columnsIn(table)]);
}

function messageOf({ issues: [issue] }: z.ZodError): string {
  if (issue?.code === "invalid_value") return `must be one of ${issue.values.join(", ")}`;
  return issue?.message ?? "is faulty";
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}
