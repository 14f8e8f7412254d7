import type { Neo4j } from "../neo4j/driver.ts";
import { checkEntry, FaultyRecordError } from "./check-record.ts";
import { beginImport, completeSnapshot, defaultRemoval } from "./datasets.ts";
import type { Dataset } from "./entry-record.ts";
import type { ImportReport } from "./import-batches.ts";
import { importFiles } from "./import-files.ts";
import type { Check } from "./record-files.ts";

export interface SnapshotOptions {
  /** The timeout of each transaction. */
  readonly timeoutMs: number;
  /** Whether the files are the whole dataset, so that entries that they lack are retracted. */
  readonly snapshot: boolean;
  /** How many percent of the entries a snapshot may retract. */
  readonly allowRemoval?: number | undefined;
}

export interface ImportDatasetOptions extends SnapshotOptions {
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
  options: ImportDatasetOptions,
): Promise<ImportReport & { readonly entriesRemoved: number }> {
  const { timeoutMs, progress } = options;
  const { done, entriesRemoved } = await importEntries(neo4j, dataset, options, (generation) =>
    importFiles(neo4j, files, { timeoutMs, generation, check: entryCheck(dataset), ...(progress && { progress }) }),
  );
  return { ...done, entriesRemoved };
}

/**
 * Begins an import of entries, lets `work` import them with their generation, and completes the snapshot if it is one.
 * Returns what `work` returned, and how many entries the snapshot retracted. Throws a TooManyRemovedError if these were
 * too many: then all entries are imported, and none is retracted. Throws what `work` throws, and a QueryError.
 */
export async function importEntries<T>(
  neo4j: Neo4j,
  dataset: Dataset,
  { timeoutMs, snapshot, allowRemoval = defaultRemoval }: SnapshotOptions,
  work: (generation: number) => Promise<T>,
): Promise<{ readonly done: T; readonly entriesRemoved: number }> {
  const generation = await beginImport(neo4j, dataset, { timeoutMs, snapshot });
  const done = await work(generation);
  if (!snapshot) return { done, entriesRemoved: 0 };
  const { entriesRemoved } = await completeSnapshot(neo4j, dataset.id, generation, { timeoutMs, most: allowRemoval });
  return { done, entriesRemoved };
}
