import { z } from "zod";
import { mostColumnLength } from "./table-row.ts";

/** Where a value of a record comes from, as a mapping says: from columns, or from the mapping itself. */
export interface CellValue {
  /** Empty for a constant. */
  readonly columns: readonly string[];
  readonly join: string;
  /** A constant, as a text; null if it comes from columns. */
  readonly constant: string | null;
  readonly html: boolean;
  /** The value for each text of a cell; null if the text itself is the value. */
  readonly values: Readonly<Record<string, string>> | null;
  readonly format: DateFormat | null;
  readonly decimal: "." | "," | null;
  readonly separator: string | null;
}

export interface DateFormat {
  /** As the mapping says it, such as DD.MM.YYYY. */
  readonly written: string;
  /** With the groups year, and month and day if the format has them. */
  readonly pattern: RegExp;
}

const plain: CellValue = {
  ...{ columns: [], join: " ", constant: null, html: false },
  ...{ values: null, format: null, decimal: null, separator: null },
};

const formatParts = /YYYY|MM?|DD?/g;
const partPatterns: Readonly<Record<string, string>> = {
  ...{ YYYY: "(?<year>\\d{4})", MM: "(?<month>\\d{2})", M: "(?<month>\\d{1,2})" },
  ...{ DD: "(?<day>\\d{2})", D: "(?<day>\\d{1,2})" },
};

function isFormat(text: string): boolean {
  const parts = [...text.matchAll(formatParts)].map(([part]) => part);
  const letters = parts.map((part) => part.charAt(0)).sort();
  return parts.includes("YYYY") && ["Y", "MY", "DMY"].includes(letters.join(""));
}

function patternOf(format: string): RegExp {
  const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  const source = format
    .split(/(YYYY|MM?|DD?)/)
    .map((part) => partPatterns[part] ?? literal(part))
    .join("");
  return new RegExp(`^${source}$`);
}

/** A strict object. The fault of an unknown field lists the known ones. */
export function fields<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === "unrecognized_keys" ? `is not known here; known are ${Object.keys(shape).join(", ")}` : undefined,
  });
}

export const column = z
  .string()
  .min(1, "must not be empty")
  .max(mostColumnLength, `must have at most ${mostColumnLength} characters`)
  .describe("The name of a column. In JSON Lines a key, or keys with dots between, such as address.city.");

const text = z.string().min(1, "must not be empty").max(5_000, "must have at most 5000 characters");
const html = z.boolean().optional().describe("Whether the cell is HTML, in which &amp; stands for &.");
const values = z
  .record(z.string(), z.string())
  .optional()
  .describe("What each text of the cell stands for; an empty text says nothing. Other texts are refused.");
const flags = z
  .record(z.string(), z.boolean())
  .optional()
  .describe("Which texts of the cell stand for true and which for false. Absent: true and false.");
const separator = z
  .string()
  .min(1)
  .max(20)
  .optional()
  .describe("What stands between the items of one cell, such as a semicolon. Absent: the cell is one item.");
const decimal = z
  .enum([".", ","])
  .optional()
  .describe("The decimal mark. With it, groups of three digits may be set apart. Absent: plainly, as 1234.5.");
const format = z
  .string()
  .max(50)
  .refine(isFormat, "must have YYYY once, and may have MM or M, and with it DD or D, such as DD.MM.YYYY")
  .transform((written): DateFormat => ({ written, pattern: patternOf(written) }))
  .optional()
  .describe("How the date is written, of YYYY, MM or M, and DD or D, such as DD.MM.YYYY. Absent: ISO 8601.");

/** A value by its parts: a column, columns joined, or a constant. */
function value<Extra extends z.ZodRawShape>(constant: z.ZodType<string | number | boolean>, extra: Extra) {
  const object = fields({
    column: column.optional(),
    columns: z
      .array(column)
      .min(2)
      .max(10)
      .optional()
      .describe("Columns whose texts are joined. Empty ones are left out."),
    join: z.string().max(20).optional().describe("What stands between the texts of the columns. Absent: a space."),
    value: constant.optional().describe("The same for every row."),
    ...extra,
  }).superRefine((given, { addIssue }) => {
    const { column, columns, value, join } = given as Given;
    if ([column, columns, value].filter((part) => part !== undefined).length !== 1)
      addIssue({ code: "custom", message: "must have one of column, columns and value" });
    else if (value !== undefined && Object.values(given).filter((part) => part !== undefined).length > 1)
      addIssue({ code: "custom", message: "must have nothing but value if it has one" });
    else if (join !== undefined && columns === undefined)
      addIssue({ code: "custom", path: ["join"], message: "goes with columns" });
  });
  return z
    .union([column, object], { error: "must be the name of a column, or have column, columns or value" })
    .transform((given): CellValue => cellValue(typeof given === "string" ? { column: given } : (given as Given)));
}

interface Given {
  readonly column?: string;
  readonly columns?: readonly string[];
  readonly value?: string | number | boolean;
  readonly values?: Readonly<Record<string, string | boolean>>;
  readonly [other: string]: unknown;
}

function cellValue({ column, columns, value, values, ...others }: Given): CellValue {
  const said = Object.fromEntries(Object.entries(others).filter(([, part]) => part !== undefined));
  return {
    ...plain,
    ...said,
    columns: columns ?? (column === undefined ? [] : [column]),
    constant: value === undefined ? null : String(value),
    values:
      values === undefined ? null : Object.fromEntries(Object.entries(values).map(([cell, to]) => [cell, String(to)])),
  };
}

// With an id, the JSON Schema has each of them once.
export const textValue = value(text, { html, values }).meta({ id: "text" });
export const dateValue = value(text, { format }).meta({ id: "date" });
export const numberValue = value(z.number(), { decimal }).meta({ id: "number" });
export const flagValue = value(z.boolean(), { values: flags }).meta({ id: "flag" });
const items = value(text, { html, values, separator }).meta({ id: "items" });
export const listValue = z
  .union([items, z.array(items).min(1).max(20)], {
    error: "must be the name of a column, a value with column, columns or value, or a list of these",
  })
  .transform((given): readonly CellValue[] => (Array.isArray(given) ? given : [given]))
  .meta({ id: "list" });
