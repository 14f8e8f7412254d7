import { closeSync, openSync, writeSync } from "node:fs";
import { byField } from "../entity-fields.ts";
import { LineBuffer } from "../line-buffer.ts";
import { byRelationField } from "../relation-fields.ts";

const typeOfField = {
  TEXT: "string",
  TEXTS: "string[]",
  NUMBER: "double",
  CHOICE: "string",
  DATE: "string",
  ADDRESS: "string",
} as const;

/** The types of properties for Neo4j's importer, the same as in an import of records. Others are strings. */
const types: Readonly<Record<string, string>> = {
  ...byField((_, { type }) => typeOfField[type]),
  point: "point{crs:WGS-84}",
  ...byRelationField((_, { type }) => (type === "NUMBER" ? "double" : "string")),
  confidence: "double",
  current: "boolean",
  paragraph: "long",
  sourceCount: "long",
  degree: "long",
  degreeRank: "long",
  rank: "long",
  version: "long",
  format: "long",
  generation: "long",
  identifies: "boolean",
  givesId: "boolean",
  contested: "boolean",
  walled: "boolean",
  otherIds: "string[]",
  mentions: "long",
  given: "long",
};

/** Separators. Texts of records contain no control characters, so no quotes are needed. */
export const signs = { delimiter: "\t", arrayDelimiter: "\u001f", quote: "\u0002" } as const;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for, and \p{Cc} is much slower
const control = /[\0-\x1f\x7f-\x9f]/;
const chunkBytes = 1 << 18;

/** A table for Neo4j's importer: a header, then a row for each node or relationship. */
export class TableFile {
  readonly path: string;
  readonly #fixed: readonly string[];
  readonly #file: number;
  #columns: readonly Column[] | null = null;
  readonly #lines: LineBuffer;
  #longestRow = 0;

  /** `fixed` are the columns that are not properties, such as `:ID` and `:LABEL`. */
  constructor(path: string, fixed: readonly string[]) {
    this.path = path;
    this.#fixed = fixed;
    this.#file = openSync(path, "w");
    this.#lines = new LineBuffer(chunkBytes, (bytes) => writeAll(this.#file, bytes));
  }

  /** Whether it has rows. Without rows there is no header, and the importer refuses the file. */
  get isEmpty(): boolean {
    return this.#columns === null;
  }

  /** How many characters its longest row has. */
  get longestRow(): number {
    return this.#longestRow;
  }

  /** Every row must have the same properties as the first. Missing values are null. */
  write(fixed: readonly (string | number)[], properties: Readonly<Record<string, unknown>>): void {
    const given = Object.keys(properties);
    if (this.#columns === null) {
      this.#columns = given.map((name) => ({ name, type: types[name] ?? "string" }));
      const header = [...this.#fixed, ...this.#columns.map(({ name, type }) => `${name}:${type}`)];
      this.#lines.add(header.join(signs.delimiter));
    }
    if (given.length !== this.#columns.length) throw new Error(`Rows of ${this.path} differ in their properties`);
    let line = fixed.join(signs.delimiter);
    for (const column of this.#columns) line += signs.delimiter + encode(column, properties[column.name]);
    this.#longestRow = Math.max(this.#longestRow, line.length);
    this.#lines.add(line);
  }

  close(): void {
    this.#lines.flush();
    closeSync(this.#file);
  }
}

function writeAll(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}

/** A property. */
interface Column {
  readonly name: string;
  readonly type: string;
}

function encode({ name, type }: Column, value: unknown): string {
  if (value === null) return "";
  if (type === "string" && typeof value === "string") {
    if (value !== "" && !control.test(value)) return value;
  } else if (type === "string[]" && Array.isArray(value)) return value.join(signs.arrayDelimiter);
  else if (type === "boolean" && typeof value === "boolean") return String(value);
  else if (type === "long" && Number.isSafeInteger(value)) return String(value);
  // An import stores a whole number as an integer. Whoever reads it cannot tell.
  else if (type === "double" && typeof value === "number") return String(value);
  else if (type.startsWith("point")) {
    const { latitude, longitude } = value as { latitude: number; longitude: number };
    return `{latitude:${latitude},longitude:${longitude}}`;
  }
  throw new Error(`The importer's tables cannot hold ${name} = ${JSON.stringify(value)} as ${type}`);
}
