import type { Neo4j } from "../neo4j/driver.ts";
import { checkEntry, FaultyRecordError } from "./check-record.ts";
import { beginImport, completeSnapshot, defaultRemoval } from "./datasets.ts";
import type { Dataset } from "./entry-record.ts";
import type { ImportReport } from "./import-batches.ts";
import { importFiles } from "./import-files.ts";
import type { Check } from "./record-files.ts";

export interface ImportDatasetOptions {
  /** The timeout of each transaction. */
  readonly timeoutMs: number;
  /** Whether the files are the whole dataset, so that entries that they lack are retracted. */
  readonly snapshot: boolean;
  /** How many percent of the entries a snapshot may retract. */
  readonly allowRemoval?: number | undefined;
  /** Receives the number of files that are done. */
  readonly progress?: (filesDone: number) => void;
}

/** Checks entries of a dataset. One that does not say its dataset or its date has those of the dataset. */
export function entryCheck({ id, asOf }: Dataset): Check {
  return (value) => {
    const { entry } = (value ?? {}) as { readonly entry?: unknown };
    const isObject = typeof entry === "object" && entry !== null && !Array.isArray(entry);
    const record = checkEntry(isObject ? { ...(value as object), entry: { dataset: id, asOf, ...entry } } : value);
    if (record.entry.dataset === id) return record;
    throw new FaultyRecordError([{ pointer: "/entry/dataset", reason: `must be ${id}, the dataset of this import` }]);
  };
}

/**
 * Imports the entries in these files. A file has records of entries as a file of articles has those of articles. Returns
 * also how many entries a snapshot retracted. Throws a TooManyRemovedError if these were too many: then all entries are
 * imported, and none is retracted. Throws a QueryError if the database fails; the same import again goes on.
 */
export async function importDataset(
  neo4j: Neo4j,
  dataset: Dataset,
  files: readonly string[],
  { timeoutMs, snapshot, allowRemoval = defaultRemoval, progress }: ImportDatasetOptions,
): Promise<ImportReport & { readonly entriesRemoved: number }> {
  const generation = await beginImport(neo4j, dataset, { timeoutMs, snapshot });
  const report = await importFiles(neo4j, files, {
    timeoutMs,
    generation,
    check: entryCheck(dataset),
    ...(progress && { progress }),
  });
  if (!snapshot) return { ...report, entriesRemoved: 0 };
  const { entriesRemoved } = await completeSnapshot(neo4j, dataset.id, generation, { timeoutMs, most: allowRemoval });
  return { ...report, entriesRemoved };
}
