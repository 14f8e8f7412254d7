import { begun } from "../articles/begun.ts";
import { bytesOf } from "../articles/file-lines.ts";
import { oneLine } from "../clean-text.ts";
import { StartupError } from "../config.ts";
import { type CsvRecord, csvRecords } from "../tables/csv-rows.ts";
import { type TextLine, textLines } from "../tables/table-text.ts";
import { jsonRows } from "./json-rows.ts";
import { columnsOf, formatOf, type TableMapping } from "./mapping.ts";
import type { TableRow } from "./table-row.ts";

const separators = [",", ";", "\t", "|"];

export interface OpenTable {
  readonly rows: AsyncIterable<TableRow>;
  /** Closes the file, also if not all rows are read. */
  readonly close: () => Promise<void>;
}

/**
 * The rows of a table, once its columns are checked. `path` is its file, or - for standard input. Throws a StartupError
 * that names what the mapping must say, and what the file system throws.
 */
export async function openTable(table: TableMapping, path: string): Promise<OpenTable> {
  const name = path === "-" ? "standard input" : path;
  const lines = textLines(name, path === "-" ? process.stdin : bytesOf(path), table.encoding);
  const close = async () => {
    await lines.return(undefined);
  };
  try {
    return { rows: await rowsOf(table, name, lines), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function rowsOf(table: TableMapping, name: string, lines: AsyncGenerator<TextLine>) {
  // Once the first row is read, the encoding is known to be right.
  if (formatOf(table) === "jsonl") return begun(jsonRows(lines));
  const separator = table.separator ?? (/\.tsv(\.gz)?$/i.test(table.file) ? "\t" : ",");
  const records = csvRecords(lines, { separator, quotes: table.quotes ?? true });
  const { value: header, done } = await records.next();
  if (done) throw new StartupError(`${name} is empty: its first line must name the columns`);
  if ("reason" in header) throw new StartupError(`${name}:${header.line} ${header.reason}; it must name the columns`);
  const columns = header.cells.map((cell, i) => oneLine(cell) || `(column ${i + 1})`);
  const fault = faultOfColumns(header.cells.join(separator), columns, table, separator);
  if (fault !== null) throw new StartupError(`${name}:${header.line} ${fault}`);
  return csvRows(records, columns);
}

async function* csvRows(records: AsyncIterable<CsvRecord>, columns: readonly string[]): AsyncGenerator<TableRow> {
  for await (const record of records) {
    if ("reason" in record) yield record;
    else {
      const { line, lines, cells } = record;
      yield { line, lines, cells: new Map(columns.map((column, i) => [column, cells[i] ?? ""])) };
    }
  }
}

/** What is wrong with the columns of a table; null if they fit its mapping. */
function faultOfColumns(
  header: string,
  columns: readonly string[],
  table: TableMapping,
  separator: string,
): string | null {
  if (header.trim().includes("\r")) return "has lines that end in a carriage return alone: save it with line feeds";
  const [likeliest] = separators
    .map((other) => ({ other, count: header.split(other).length - 1 }))
    .sort((a, b) => b.count - a.count);
  if (columns.length === 1 && likeliest && likeliest.count > 0)
    return `has one column with the separator ${JSON.stringify(separator)}; it seems to be ${JSON.stringify(likeliest.other)}: say separator in the mapping`;
  const twice = columns.find((column, i) => columns.indexOf(column) !== i);
  if (twice !== undefined) return `has two columns named ${twice}`;
  const missing = [...columnsOf(table)].filter((column) => !columns.includes(column));
  return missing.length === 0
    ? null
    : `has no column ${missing.join(", ")}, which the mapping reads; it has ${columns.join(", ")}`;
}
