import { NotJsonError, parseJson } from "../articles/json-text.ts";
import type { TextLine } from "../tables/table-text.ts";
import { type Cell, mostColumnLength, type TableRow } from "./table-row.ts";

/** The rows of a JSON Lines file. Blank lines are none. Keys of objects within objects are joined by dots. */
export async function* jsonRows(lines: AsyncIterable<TextLine>): AsyncGenerator<TableRow> {
  for await (const line of lines) {
    if ("reason" in line) yield { line: line.number, reason: line.reason };
    else if (line.text.trim() !== "") yield { line: line.number, ...rowOf(line.text) };
  }
}

function rowOf(text: string) {
  try {
    const { value, repeated } = parseJson(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return { reason: "is no JSON object" };
    const [twice] = repeated;
    if (twice !== undefined) return { reason: "is given twice in its object", column: twice.join(".") };
    const cells = new Map<string, Cell>();
    const fault = flatten(value, "", cells);
    return fault ?? { lines: 1, cells };
  } catch (error) {
    if (error instanceof NotJsonError) return { reason: error.message };
    throw error;
  }
}

/** Adds the cells of an object, and of those within it, to `cells`. Returns what is wrong with a key; null if nothing. */
function flatten(
  value: object,
  prefix: string,
  cells: Map<string, Cell>,
): { readonly reason: string; readonly column?: string } | null {
  for (const [key, item] of Object.entries(value) as [string, unknown][]) {
    const column = `${prefix}${key}`;
    // Long keys around many others would take far more memory than the row.
    if (column.length > mostColumnLength)
      return { reason: `has a key of ${column.length} characters; the most are ${mostColumnLength}` };
    if (typeof item === "object" && item !== null && !Array.isArray(item)) {
      const fault = flatten(item, `${column}.`, cells);
      if (fault !== null) return fault;
    } else if (cells.has(column)) return { reason: "is given twice, once with a dot in its key", column };
    else cells.set(column, cellOf(item));
  }
  return null;
}

function cellOf(value: unknown): Cell {
  if (!Array.isArray(value)) return textOf(value);
  const texts = value.map((item) => (typeof item === "object" && item !== null ? null : textOf(item)));
  return texts.some((text) => text === null)
    ? null
    : texts.filter((text): text is string => text !== null && text !== "");
}

function textOf(value: unknown): string {
  return value === null ? "" : String(value);
}
