import type { Neo4j } from "../neo4j/driver.ts";
import { checkRecord } from "./check-record.ts";
import { ImportBatches, type ImportBatchesOptions, type ImportReport } from "./import-batches.ts";
import { type Check, readRecords } from "./record-files.ts";

export interface ImportFilesOptions extends ImportBatchesOptions {
  /** Checks each record. Without it, the files hold records of articles. */
  readonly check?: Check;
  /** Receives the number of files that are done. */
  readonly progress?: (filesDone: number) => void;
}

/**
 * Imports the records of these files. Records that are faulty, or that the database refuses, are reported and
 * skipped.
 *
 * Throws a QueryError if the database fails. The files reported as done may then still lack their last records;
 * importing them again completes them.
 */
export async function importFiles(
  neo4j: Neo4j,
  files: readonly string[],
  { progress = () => {}, check = checkRecord, ...options }: ImportFilesOptions,
): Promise<ImportReport> {
  const batches = new ImportBatches(neo4j, options);
  for (const [done, file] of files.entries()) {
    progress(done);
    for await (const read of readRecords(file, check)) {
      if (read.faults === null) await batches.add(read.file, read.record);
      else batches.refuse(read.file, read.faults);
    }
  }
  await batches.flush();
  progress(files.length);
  return batches.report;
}
