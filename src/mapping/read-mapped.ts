import { dirname, isAbsolute, join } from "node:path";
import type { Fault } from "../articles/check-record.ts";
import { checkedRows, type ReadRow, type Reject, type WrittenRow } from "../articles/import-rows.ts";
import { oneLine, unprintable } from "../clean-text.ts";
import { columnsOf, type Mapping, type TableMapping } from "./mapping.ts";
import { type OpenTable, openTable } from "./open-table.ts";
import { RowEntries } from "./row-entries.ts";
import { type KnownEntities, type NamedEntity, namedEntity } from "./row-parts.ts";
import { isEmpty, type RowFault, RowReader } from "./row-reader.ts";
import { TableAccount } from "./table-account.ts";
import type { Cell, TableRow } from "./table-row.ts";

export interface ReadMappedOptions {
  /** The file of the mapping: files of tables are seen from its folder. */
  readonly file: string;
  /** Receives each fault of a row that has no entry because of it. */
  readonly reject: (reject: Reject) => void;
  /** Receives an account for each table, which is complete at the end. */
  readonly accounts: TableAccount[];
}

/**
 * Reads the tables of a mapping, and gives the entry of each row that has one. All tables are opened, and their columns
 * checked, before the first row is given. Tables that others refer to are read twice. Throws a StartupError if the
 * mapping does not fit a table, and what the file system throws.
 */
export function readMapped(mapping: Mapping, options: ReadMappedOptions): AsyncGenerator<ReadRow> {
  return checkedRows(mappedRows(mapping, options), mapping.dataset);
}

/** All rows, also those that are refused. Their entries are not checked yet. Throws what `readMapped` throws. */
export async function* mappedRows(mapping: Mapping, options: ReadMappedOptions): AsyncGenerator<WrittenRow> {
  const { dataset, tables } = mapping;
  const opened: OpenTable[] = [];
  try {
    for (const table of tables) opened.push(await openTable(table, pathOf(table, options.file)));
    const known = await knownEntities(mapping, options.file);
    for (const [i, table] of tables.entries()) {
      const account = new TableAccount(
        table.file === "-" ? "standard input" : pathOf(table, options.file),
        table.name ?? null,
        columnsOf(table),
      );
      options.accounts.push(account);
      const { rows } = opened[i] as OpenTable;
      yield* readTable(rows, table, new RowEntries(table, dataset, known), account, options);
    }
  } finally {
    for (const { close } of opened) await close();
  }
}

async function* readTable(
  rows: AsyncIterable<TableRow>,
  table: TableMapping,
  entries: RowEntries,
  account: TableAccount,
  { reject }: ReadMappedOptions,
): AsyncGenerator<WrittenRow> {
  const { file } = account;
  for await (const row of rows) {
    account.rows++;
    const { line } = row;
    const refuse = (faults: readonly RowFault[]) => {
      account.refused++;
      for (const { columns, reason } of faults) reject({ file, line, field: columns.join(", "), reason });
    };
    const size = "cells" in row ? sizeOf(row.cells) : 0;
    const refused = (faults: readonly RowFault[]): WrittenRow => ({
      ...{ file, line, entries: [], size, settle: () => refuse(faults) },
    });
    if ("reason" in row) {
      yield refused([{ columns: row.column === undefined ? [] : [row.column], reason: row.reason }]);
      continue;
    }
    const { cells, controls } = cleaned(row.cells, table);
    account.controls += controls;
    const isTaken = takes(table, cells);
    if (isTaken === false) {
      account.leftOut++;
      continue;
    }
    const made = isTaken === true ? entries.of(cells) : { faults: isTaken };
    if ("faults" in made) {
      yield refused(made.faults);
      continue;
    }
    const { entry, kept, faultOf } = made;
    const settle = (faults: readonly Fault[]) => {
      if (faults.length > 0) return refuse(faults.map(faultOf));
      account.entries++;
      if (row.lines > 1) account.ofSeveralLines++;
      account.countCells(cells, kept);
    };
    yield { file, line, entries: [entry], size, settle };
  }
}

/** Whether a row is taken, or why nobody can tell. */
function takes({ when }: TableMapping, cells: ReadonlyMap<string, Cell>): boolean | readonly RowFault[] {
  if ([...cells.values()].every(isEmpty)) return false;
  if (when === undefined) return true;
  const reader = new RowReader(cells);
  const isTaken = Object.entries(when).every(([column, pattern]) => reader.columnMatches(column, pattern));
  return reader.faults.length > 0 ? reader.faults : isTaken;
}

// Line breaks and tabs become spaces too, and are no loss.
const lostCharacters = /(?![\t\n\r])[\p{Cc}\p{Cs}]/gu;

/** The cells in one line each, and without those texts that say nothing; and how many control characters they had. */
function cleaned(cells: ReadonlyMap<string, Cell>, { empty = [] }: TableMapping) {
  let controls = 0;
  const text = (cell: string) => {
    if (!unprintable.test(cell)) return said(cell.trim());
    controls += cell.match(lostCharacters)?.length ?? 0;
    return said(oneLine(cell));
  };
  const said = (cell: string) => (empty.includes(cell) ? "" : cell);
  const found = new Map<string, Cell>();
  for (const [column, cell] of cells)
    found.set(column, typeof cell === "string" ? text(cell) : (cell?.map(text).filter((item) => item !== "") ?? null));
  return { cells: found, controls };
}

function sizeOf(cells: ReadonlyMap<string, Cell>): number {
  let size = 0;
  for (const cell of cells.values())
    for (const text of typeof cell === "string" ? [cell] : (cell ?? [])) size += text.length;
  return size;
}

/** The entities that others refer to. They are held in memory, with their names. */
async function knownEntities({ tables }: Mapping, file: string): Promise<KnownEntities> {
  const wanted = new Set(tables.flatMap(({ entities }) => Object.values(entities).map(({ refersTo }) => refersTo)));
  const known = new Map<string, Map<string, NamedEntity>>();
  for (const table of tables) {
    const described = Object.entries(table.entities).filter(
      ([name, { refersTo }]) => wanted.has(name) && refersTo === undefined,
    );
    if (described.length === 0) continue;
    const { rows } = await openTable(table, pathOf(table, file));
    for await (const row of rows) {
      if ("reason" in row) continue;
      const { cells } = cleaned(row.cells, table);
      if (takes(table, cells) !== true) continue;
      for (const [name, mapping] of described) {
        const reader = new RowReader(cells);
        const key = mapping.keys === undefined ? null : reader.key(mapping.keys);
        const entity = namedEntity(reader, mapping);
        if (key === null || entity === null || reader.faults.length > 0) continue;
        const byKey = known.get(name) ?? new Map<string, NamedEntity>();
        known.set(name, byKey.set(key, entity));
      }
    }
  }
  return known;
}

function pathOf({ file }: TableMapping, mappingFile: string): string {
  return file === "-" || isAbsolute(file) ? file : join(dirname(mappingFile), file);
}
