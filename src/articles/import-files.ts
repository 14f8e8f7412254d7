import type { Neo4j } from "../neo4j/driver.ts";
import { ImportBatches, type ImportBatchesOptions, type ImportReport } from "./import-batches.ts";
import { readRecords } from "./record-files.ts";

export interface ImportFilesOptions extends Omit<ImportBatchesOptions, "generation"> {
  /** Receives the number of files that are done. */
  readonly progress?: (filesDone: number) => void;
}

/**
 * Imports the article records of these files. Records that are faulty, or that the database refuses, are reported and
 * skipped.
 *
 * Throws a QueryError if the database fails. The files reported as done may then still lack their last records;
 * importing them again completes them.
 */
export async function importFiles(
  neo4j: Neo4j,
  files: readonly string[],
  { progress = () => {}, ...options }: ImportFilesOptions,
): Promise<ImportReport> {
  const batches = new ImportBatches(neo4j, options);
  for (const [done, file] of files.entries()) {
    progress(done);
    for await (const read of readRecords(file)) {
      if (read.faults === null) await batches.add(read.file, read.record);
      else batches.refuse(read.file, read.faults);
    }
  }
  await batches.flush();
  progress(files.length);
  return batches.report;
}
