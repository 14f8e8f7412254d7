import { mkdtemp, readdir, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { bytesOf } from "../articles/file-lines.ts";
import { StartupError } from "../config.ts";
import { groupBy } from "../group-by.ts";
import { partitionCount, Spool } from "../spool.ts";
import { csvRecords } from "../tables/csv-rows.ts";
import { textLines } from "../tables/table-text.ts";
import type { FtmEntity } from "./ftm-entity.ts";
import type { FtmLine } from "./ftm-lines.ts";
import { isGeneral } from "./schemata.ts";

const needed = ["entity_id", "schema", "prop", "value"] as const;
const further = ["canonical_id", "external", "first_seen", "last_seen"] as const;
type Column = (typeof needed)[number] | (typeof further)[number];

/** A row of a file of statements. */
interface Statement {
  readonly number: number;
  /** The id of the entity. A source may have another one for it, `sourceId`. */
  readonly id: string;
  readonly sourceId: string;
  readonly schema: string;
  readonly property: string;
  readonly value: string;
  /** When it was last seen, or "". */
  readonly seen: string;
}

/** A row that says nothing of an entity. */
type OtherRow = Exclude<FtmLine, { readonly entity: FtmEntity }>;

/**
 * The entities of a CSV file of statements: one value of one property a row, in any order. Whoever reads them can do so
 * several times. The rows are on disk, in a temporary folder as large as the file, until `close`; one part of 256 is
 * in memory at a time. If the process is killed, the next reading of statements removes the folder.
 */
export class FtmStatements {
  readonly #folder: string;
  readonly #spool: Spool;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#spool = new Spool(folder, "statements");
  }

  /** Reads a file. Throws a StartupError if it lacks a column, and what the file system throws. */
  static async read(file: string): Promise<FtmStatements> {
    await removeAbandoned();
    const statements = new FtmStatements(await mkdtemp(join(tmpdir(), `${folderPrefix}${process.pid}-`)));
    try {
      for await (const row of rowsOf(file)) {
        const key = "id" in row ? row.id : String(row.number);
        statements.#spool.add(JSON.stringify(row), key);
      }
      return statements;
    } catch (error) {
      await statements.close();
      throw error;
    }
  }

  /** What the file holds, entity by entity. The number is that of the first row of an entity. */
  *lines(): Generator<FtmLine> {
    for (let number = 0; number < partitionCount; number++) {
      const rows = this.#spool.lines(number).map((line) => JSON.parse(line) as Statement | OtherRow);
      for (const row of rows) if (!("id" in row)) yield row;
      const statements = rows.filter((row) => "id" in row);
      for (const about of groupBy(statements, ({ id }) => id).values())
        yield {
          number: (about[0] as Statement).number,
          entity: entityOf(about),
          size: about.reduce((size, { value }) => size + value.length, 0),
        };
    }
  }

  close(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true });
  }
}

/** Processes of other machines, such as containers, may share the temporary folder. They have the same ids. */
const folderPrefix = `pressgraph-statements-${hostname().replaceAll(/[^\w.-]/g, "_")}-`;

/** Removes the folders of processes of this machine that were killed. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(folderPrefix) ? Number.parseInt(name.slice(folderPrefix.length), 10) : Number.NaN;
    // What another user has left is for that user to remove.
    if (pid > 0 && !isAlive(pid)) await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {});
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

async function* rowsOf(file: string): AsyncGenerator<Statement | OtherRow> {
  const records = csvRecords(textLines(file, bytesOf(file), "utf-8"), { separator: ",", quotes: true });
  const { value: header, done } = await records.next();
  const columns = done || "reason" in header ? [] : header.cells;
  const missing = needed.filter((column) => !columns.includes(column));
  if (missing.length > 0) throw new StartupError(`${file} is no file of statements: it has no column ${missing[0]}`);
  const places = new Map([...needed, ...further].map((column) => [column, columns.indexOf(column)]));
  for await (const record of records) {
    const { line: number } = record;
    if ("reason" in record) {
      yield { number, reason: record.reason };
      continue;
    }
    const cell = (column: Column) => record.cells[places.get(column) as number] ?? "";
    const sourceId = cell("entity_id");
    const empty = needed.find((column) => cell(column) === "");
    // Those of a candidate that nobody has confirmed.
    if (/^(t|true|1)$/i.test(cell("external"))) yield { number, leftOut: "external statement" };
    // A hash of all the others.
    else if (cell("prop") === "id") yield { number, leftOut: "checksum" };
    else if (empty !== undefined) yield { number, reason: `${empty} is empty` };
    else
      yield {
        ...{ number, id: cell("canonical_id") || sourceId, sourceId, schema: cell("schema"), property: cell("prop") },
        ...{ value: cell("value"), seen: cell("last_seen") || cell("first_seen") },
      };
  }
}

/** The entity of statements: what was seen last comes first. Of several schemata it has the one that says most. */
function entityOf(statements: readonly Statement[]): FtmEntity {
  const newest = statements.toSorted((a, b) => (a.seen === b.seen ? 0 : a.seen > b.seen ? -1 : 1));
  const { id } = newest[0] as Statement;
  const { schema } = newest.find(({ schema }) => !isGeneral(schema)) ?? (newest[0] as Statement);
  const properties: Record<string, string[]> = Object.fromEntries(
    [...groupBy(newest, ({ property }) => property)].map(([property, said]) => [
      property,
      said.map(({ value }) => value),
    ]),
  );
  const otherIds = [...new Set(newest.map(({ sourceId }) => sourceId))].filter((sourceId) => sourceId !== id);
  return { id, schema, properties, otherIds };
}
