import { decodeHTMLStrict } from "entities";
import { oneLine } from "../clean-text.ts";
import { isPartialDate } from "../partial-date.ts";
import type { CellValue, DateFormat } from "./cell-value.ts";
import type { Cell } from "./table-row.ts";

/** The longest text that a pattern of a mapping is tried on: some patterns take very long on long texts. */
const mostPatternText = 1_000;
/** The longest text that may be a number. */
const mostNumberText = 50;

/** Why a row is refused. `columns` are those at fault; none if it is the row as a whole. */
export interface RowFault {
  readonly columns: readonly string[];
  readonly reason: string;
}

/** Reads values from the cells of one row, and collects what is wrong with them. What is empty is null. */
export class RowReader {
  readonly faults: RowFault[] = [];
  readonly #cells: ReadonlyMap<string, Cell>;

  constructor(cells: ReadonlyMap<string, Cell>) {
    this.#cells = cells;
  }

  refuse(columns: readonly string[], reason: string): null {
    this.faults.push({ columns, reason });
    return null;
  }

  /** Whether one of the columns is not empty. */
  has(columns: readonly string[]): boolean {
    return columns.some((column) => !isEmpty(this.#cells.get(column)));
  }

  text(value: CellValue): string | null {
    return value.constant ?? this.#meant(this.#joined(value), value);
  }

  date(value: CellValue): string | null {
    const text = this.text(value);
    if (text === null) return null;
    const date = value.constant ?? dateIn(text, value.format);
    if (date !== null && isPartialDate(date)) return date;
    const how = value.format === null ? "such as 2016-11-03, 2016-11 or 2016" : `written as ${value.format.written}`;
    return this.refuse(value.columns, `must be a date of the calendar ${how}, not ${shown(text)}`);
  }

  /** A number. Of a percentage, the sign may follow. */
  number(value: CellValue, isPercentage = false): number | null {
    const text = this.text(value);
    if (text === null) return null;
    const isShort = text.length <= mostNumberText;
    const number = isShort ? numberIn(isPercentage ? text.replace(/\s*%$/, "") : text, value.decimal) : null;
    if (number !== null) return number;
    const hint = value.decimal === null ? "; if it has a comma or groups of digits, say decimal in the mapping" : "";
    const example = value.decimal === "," ? "1.234,5" : "1234.5";
    return this.refuse(value.columns, `must be a number such as ${example}, not ${shown(text)}${hint}`);
  }

  flag(value: CellValue): boolean | null {
    const text = this.text(value);
    if (text === null || text === "true" || text === "false") return text === null ? null : text === "true";
    return this.refuse(value.columns, `must be true or false, not ${shown(text)}`);
  }

  /** The items of all values, each once. */
  list(values: readonly CellValue[]): string[] {
    const found = new Set<string>();
    for (const value of values) {
      const { constant, columns, separator, html } = value;
      const [column = "", another] = columns;
      const texts =
        constant !== null ? [constant] : another === undefined ? this.#items(column) : [this.#joined(value)];
      for (const text of texts)
        for (const item of separator === null ? [text] : (html ? decodeHTMLStrict(text) : text).split(separator)) {
          const meant = this.#meant(item.trim(), value);
          if (meant !== null) found.add(meant);
        }
    }
    return [...found];
  }

  /** A text that must be there: if it is empty, the row is refused for this reason. */
  needed(value: CellValue, reason: string): string | null {
    const before = this.faults.length;
    const text = this.text(value);
    // A cell that cannot be read has its reason already.
    return text ?? (this.faults.length > before ? null : this.refuse(value.columns, reason));
  }

  /** A key of texts that are all given. Different lists of texts have different keys. */
  key(values: readonly CellValue[]): string | null {
    const parts = values.map((value) => this.needed(value, "is part of a key, and empty"));
    if (parts.some((part) => part === null)) return null;
    if (parts.length === 1) return parts[0] as string;
    return parts.map((part) => part?.replaceAll("%", "%25").replaceAll("/", "%2F")).join("/");
  }

  matches(columns: readonly string[], text: string, pattern: RegExp): boolean {
    if (text.length <= mostPatternText) return pattern.test(text);
    this.refuse(columns, `has ${text.length} characters; a pattern is tried on at most ${mostPatternText}`);
    return false;
  }

  /** What the columns hold, as the end of a sentence about them. */
  shown(columns: readonly string[]): string {
    const cells = columns.map((column) => this.#cells.get(column) ?? "");
    if (cells.length === 0) return "";
    return `; the row has ${cells.map((cell) => shown(typeof cell === "string" ? cell : cell.join(", "))).join(" and ")}`;
  }

  /** Whether a column matches: an empty one as an empty text, a list if one of its items does. */
  columnMatches(column: string, pattern: RegExp): boolean {
    const items = this.#items(column);
    return (items.length === 0 ? [""] : items).some((item) => this.matches([column], item, pattern));
  }

  /** The texts of the columns in one; "" if all are empty. */
  #joined({ columns, join }: CellValue): string {
    const texts = columns.map((column) => {
      const items = this.#items(column);
      if (items.length > 1) this.refuse([column], `must be one text, not a list of ${items.length}`);
      return items[0] ?? "";
    });
    return texts.filter((text) => text !== "").join(join);
  }

  #items(column: string): readonly string[] {
    const cell = this.#cells.get(column);
    if (cell === null) this.refuse([column], "must be a text, not a list of objects");
    if (typeof cell === "string") return cell === "" ? [] : [cell];
    return cell ?? [];
  }

  #meant(text: string, { columns, html, values }: CellValue): string | null {
    const read = html ? oneLine(decodeHTMLStrict(text)) : text;
    if (read === "" || values === null) return read || null;
    if (Object.hasOwn(values, read)) return values[read] || null;
    return this.refuse(
      columns,
      `must be one of ${Object.keys(values).join(", ")}, as the mapping says; it is ${shown(read)}`,
    );
  }
}

export function isEmpty(cell: Cell | undefined): boolean {
  return cell === undefined || cell?.length === 0;
}

/** The date of a text, which need not be on the calendar; null if it is not written so. */
function dateIn(text: string, format: DateFormat | null): string | null {
  // A point in time of ISO 8601 begins with its date.
  if (format === null) return text.replace(/^(\d{4}-\d{2}-\d{2})[T ].*$/, "$1");
  const { year, month, day } = format.pattern.exec(text)?.groups ?? {};
  if (year === undefined) return null;
  return [year, month?.padStart(2, "0"), day?.padStart(2, "0")].filter((part) => part !== undefined).join("-");
}

/** Groups of three digits may be set apart only where the decimal mark is said: 1,234 may be either. */
function numberIn(text: string, decimal: "." | "," | null): number | null {
  if (decimal === null) return /^[+-]?\d+(\.\d+)?(e[+-]?\d{1,2})?$/i.test(text) ? Number(text) : null;
  const [whole = "", fraction, ...more] = text.split(decimal);
  const groups = whole.split(decimal === "," ? /[. '’\u00a0\u202f]/ : /[, '’\u00a0\u202f]/);
  const isGrouped = groups.every((group, i) => (i === 0 ? /^[+-]?\d+$/ : /^\d{3}$/).test(group));
  if (!isGrouped || (groups.length > 1 && (groups[0]?.replace(/^[+-]/, "").length ?? 0) > 3)) return null;
  if (more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return null;
  return Number(`${groups.join("")}.${fraction ?? "0"}`);
}

/** A value in a fault, with its end left out where it is long. */
function shown(text: string): string {
  return text.length <= 100
    ? JSON.stringify(text)
    : `${JSON.stringify(text.slice(0, 100))} and so on, ${text.length} characters`;
}
