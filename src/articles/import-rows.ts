import type { Neo4j } from "../neo4j/driver.ts";
import { begun } from "./begun.ts";
import { checkEntry, type Fault, FaultyRecordError } from "./check-record.ts";
import type { Dataset, EntryRecord } from "./entry-record.ts";
import { ImportBatches, type ImportReport } from "./import-batches.ts";
import { importEntries, type SnapshotOptions } from "./import-dataset.ts";

/** The entries of a row of a file. The row of a text file is where its first line is. */
export interface ReadRow {
  readonly file: string;
  readonly line: number;
  readonly entries: readonly EntryRecord[];
}

/** An entry before it is checked. */
export interface WrittenEntry {
  readonly entry: object;
  readonly entities: readonly object[];
  readonly relations: readonly object[];
}

/** A row of a file. Its entries are not checked yet. */
export interface WrittenRow {
  readonly file: string;
  readonly line: number;
  /** None if the row is refused for what it is. */
  readonly entries: readonly WrittenEntry[];
  /** About how many characters it holds in memory until it is settled. */
  readonly size: number;
  /** Receives the faults of its entries: with none, the row is taken. Call it once for each row, in their order. */
  readonly settle: (faults: readonly Fault[]) => void;
}

/** A row that is not imported, and why. `field` is where in the row, or "" for the whole. */
export interface Reject {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly reason: string;
}

export interface ImportRowsOptions extends SnapshotOptions {
  /** Receives each entry that the database refuses. */
  readonly reject: (reject: Reject) => void;
}

/** Entries as they are to be written, with the id and the date of their dataset, or the faults of all of them. */
export function checkedEntries(
  entries: readonly WrittenEntry[],
  { id, asOf }: Dataset,
): { readonly entries: readonly EntryRecord[] } | { readonly faults: readonly Fault[] } {
  const checked: EntryRecord[] = [];
  const faults: Fault[] = [];
  for (const record of entries)
    try {
      checked.push(checkEntry({ ...record, entry: { dataset: id, asOf, ...record.entry } }));
    } catch (error) {
      if (!(error instanceof FaultyRecordError)) throw error;
      faults.push(...error.faults);
    }
  return faults.length > 0 ? { faults } : { entries: checked };
}

/** Checks rows, and gives the entries of each that is taken. */
export async function* checkedRows(rows: AsyncIterable<WrittenRow>, dataset: Dataset): AsyncGenerator<ReadRow> {
  for await (const { file, line, entries: written, settle } of rows) {
    const checked = checkedEntries(written, dataset);
    if ("faults" in checked) {
      settle(checked.faults);
      continue;
    }
    settle([]);
    if (checked.entries.length > 0) yield { file, line, entries: checked.entries };
  }
}

/**
 * Imports the entries of rows. Returns what became of the entries, and how many a snapshot retracted. Throws a
 * TooManyRemovedError if these were too many: then all entries are imported, and none is retracted. Throws a QueryError
 * if the database fails; the same import again goes on. Throws what reading the rows throws.
 */
export async function importRows(
  neo4j: Neo4j,
  dataset: Dataset,
  rows: AsyncIterable<ReadRow>,
  options: ImportRowsOptions,
): Promise<ImportReport & { readonly entriesRemoved: number }> {
  const { timeoutMs, reject } = options;
  // A file that cannot be read leaves no trace.
  const opened = await begun(rows);
  const { done, entriesRemoved } = await importEntries(neo4j, dataset, options, async (generation) => {
    const batches = new ImportBatches(neo4j, { timeoutMs, generation });
    for await (const { file, line, entries } of opened)
      for (const entry of entries) await batches.add(`${file}:${line}`, entry);
    await batches.flush();
    const { report } = batches;
    for (const { file: place, pointer, reason } of report.faults) {
      const colon = place.lastIndexOf(":");
      reject({ file: place.slice(0, colon), line: Number(place.slice(colon + 1)), field: pointer, reason });
    }
    return report;
  });
  return { ...done, entriesRemoved };
}
