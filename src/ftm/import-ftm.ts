import { ImportBatches, type ImportReport } from "../articles/import-batches.ts";
import { importEntries, type SnapshotOptions } from "../articles/import-dataset.ts";
import type { Neo4j } from "../neo4j/driver.ts";
import { FtmAccount } from "./ftm-account.ts";
import { type ReadFtmOptions, readFtm } from "./read-ftm.ts";

export type ImportFtmOptions = ReadFtmOptions & SnapshotOptions;

export interface FtmReport {
  readonly account: FtmAccount;
  /** What became of the entries. */
  readonly entries: ImportReport;
  /** How many entries a snapshot retracted. */
  readonly entriesRemoved: number;
}

/**
 * Imports a FollowTheMoney file as entries of a dataset. Throws a TooManyRemovedError if a snapshot would retract too
 * many entries: then all entries are imported, and none is retracted. Throws a QueryError if the database fails; the
 * same import again goes on. Throws what the file system throws.
 */
export async function importFtm(neo4j: Neo4j, file: string, options: ImportFtmOptions): Promise<FtmReport> {
  const { timeoutMs, dataset, reject } = options;
  const account = new FtmAccount();
  const { done: entries, entriesRemoved } = await importEntries(neo4j, dataset, options, async (generation) => {
    const batches = new ImportBatches(neo4j, { timeoutMs, generation });
    for await (const { line, entries } of readFtm(file, options, account))
      for (const entry of entries) await batches.add(String(line), entry);
    await batches.flush();
    const { report } = batches;
    for (const { file: line, pointer, reason } of report.faults) reject({ line: Number(line), pointer, reason });
    return report;
  });
  return { account, entries, entriesRemoved };
}

/** What an import of the file would read, keep and leave out. Nothing is written. Throws what the file system throws. */
export async function tryFtm(file: string, options: ReadFtmOptions): Promise<FtmAccount> {
  const account = new FtmAccount();
  for await (const _ of readFtm(file, options, account));
  return account;
}
