import { beginImport, completeSnapshot, defaultRemoval } from "../articles/datasets.ts";
import { ImportBatches, type ImportReport } from "../articles/import-batches.ts";
import type { Neo4j } from "../neo4j/driver.ts";
import { FtmAccount } from "./ftm-account.ts";
import type { FtmOptions } from "./ftm-entries.ts";
import { readFtm } from "./read-ftm.ts";

/** A line that is not imported, and why. */
export interface Reject {
  readonly line: number;
  readonly pointer: string;
  readonly reason: string;
}

export interface ImportFtmOptions extends FtmOptions {
  /** The timeout of each transaction. */
  readonly timeoutMs: number;
  /** Whether the file is the whole dataset, so that entries that it lacks are retracted. */
  readonly snapshot: boolean;
  /** How many percent of the entries a snapshot may retract. */
  readonly allowRemoval?: number | undefined;
  readonly reject: (reject: Reject) => void;
}

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
  const { timeoutMs, dataset, snapshot, allowRemoval = defaultRemoval, reject } = options;
  const account = new FtmAccount();
  const generation = await beginImport(neo4j, dataset, { timeoutMs, snapshot });
  const batches = new ImportBatches(neo4j, { timeoutMs, generation });
  for await (const read of readFtm(file, options, account)) {
    if ("faults" in read) for (const fault of read.faults) reject({ line: read.line, ...fault });
    else for (const entry of read.entries) await batches.add(String(read.line), entry);
  }
  await batches.flush();
  const { report: entries } = batches;
  for (const { file: line, pointer, reason } of entries.faults) reject({ line: Number(line), pointer, reason });
  if (!snapshot) return { account, entries, entriesRemoved: 0 };
  const { entriesRemoved } = await completeSnapshot(neo4j, dataset.id, generation, { timeoutMs, most: allowRemoval });
  return { account, entries, entriesRemoved };
}

/** What an import of the file would read, keep and leave out. Nothing is written. Throws what the file system throws. */
export async function tryFtm(
  file: string,
  options: FtmOptions & Pick<ImportFtmOptions, "reject">,
): Promise<FtmAccount> {
  const account = new FtmAccount();
  for await (const read of readFtm(file, options, account))
    if ("faults" in read) for (const fault of read.faults) options.reject({ line: read.line, ...fault });
  return account;
}
