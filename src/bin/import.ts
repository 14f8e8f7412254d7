import { closeSync, openSync, writeSync } from "node:fs";
import { TooManyRemovedError } from "../articles/datasets.ts";
import type { Dataset } from "../articles/entry-record.ts";
import type { ImportReport } from "../articles/import-batches.ts";
import { importDataset } from "../articles/import-dataset.ts";
import { importFiles } from "../articles/import-files.ts";
import { importRows, type ReadRow, type Reject } from "../articles/import-rows.ts";
import { recordFiles } from "../articles/record-files.ts";
import { StartupError } from "../config.ts";
import { exitOnFault } from "../exit-on-fault.ts";
import { FtmAccount } from "../ftm/ftm-account.ts";
import { readFtm } from "../ftm/read-ftm.ts";
import { readMapped } from "../mapping/read-mapped.ts";
import { readMapping } from "../mapping/read-mapping.ts";
import type { TableAccount } from "../mapping/table-account.ts";
import { importUsage, type RecordArguments, type RowsArguments, readArguments } from "./import-arguments.ts";
import { linesOfFtm, linesOfTable } from "./lines-of-account.ts";
import { progressOf } from "./progress.ts";
import { withNeo4j } from "./with-neo4j.ts";

await exitOnFault(async () => {
  const read = readArguments();
  if ("paths" in read) return importRecordFiles(read);
  if ("map" in read) {
    const mapping = await readMapping(read.map);
    const accounts: TableAccount[] = [];
    return importRowsOf(read, {
      dataset: mapping.dataset,
      rows: (reject) => readMapped(mapping, { file: read.map, reject, accounts }),
      account: () => ({
        refused: accounts.reduce((total, { refused }) => total + refused, 0),
        lines: accounts.flatMap(linesOfTable),
      }),
    });
  }
  const { ftm, dataset, keepPersonal } = read;
  const account = new FtmAccount();
  return importRowsOf(read, {
    dataset,
    rows: (reject) => readFtm(ftm, { dataset, keepPersonal, reject }, account),
    account: () => ({ refused: account.refused, lines: linesOfFtm(ftm, account) }),
  });
});

async function importRecordFiles({ paths, dataset, snapshot, allowRemoval }: RecordArguments): Promise<number> {
  const files = await recordFiles(paths).catch((error: NodeJS.ErrnoException) => {
    throw new StartupError(`Cannot read ${error.path ?? paths.join(" ")}: ${error.code}\n${importUsage}`);
  });
  return withNeo4j(async (neo4j, { limits }) => {
    const began = performance.now();
    const options = { timeoutMs: limits.importTimeoutMs, progress: progressOf(files.length, "files") };
    const report =
      dataset === null
        ? await importFiles(neo4j, files, options)
        : await importDataset(neo4j, dataset, files, { ...options, snapshot, allowRemoval }).catch(askWhetherToRemove);
    const seconds = (performance.now() - began) / 1_000;
    for (const { file, pointer, reason } of report.faults) console.error(`${file} ${pointer || "/"}: ${reason}`);
    console.log(linesOfReport(report, { seconds, snapshot }).join("\n"));
    return refusedOf(report) > 0 ? 1 : 0;
  });
}

/** Rows that become entries of a dataset, and their account, which is complete when all are read. */
interface Rows {
  readonly dataset: Dataset;
  readonly rows: (reject: (reject: Reject) => void) => AsyncIterable<ReadRow>;
  readonly account: () => { readonly refused: number; readonly lines: readonly string[] };
}

/** Rejects go to the file of --rejects, a JSON object a line; without it to standard error. */
async function importRowsOf(
  { rejects, dryRun, snapshot, allowRemoval }: RowsArguments,
  { dataset, rows, account }: Rows,
): Promise<number> {
  const began = performance.now();
  const file = rejects === undefined ? null : opened(rejects);
  const reject = (rejected: Reject) => {
    if (file !== null) writeSync(file, `${JSON.stringify(rejected)}\n`);
    else console.error(`${rejected.file}:${rejected.line} ${rejected.field || "/"}: ${rejected.reason}`);
  };
  try {
    if (dryRun) {
      await readAll(rows(reject)).catch(cannotRead);
      console.log([...account().lines, "Nothing is written."].join("\n"));
      return account().refused > 0 ? 1 : 0;
    }
    return await withNeo4j(async (neo4j, { limits }) => {
      const options = { timeoutMs: limits.importTimeoutMs, snapshot, allowRemoval, reject };
      const report = await importRows(neo4j, dataset, rows(reject), options)
        .catch(askWhetherToRemove)
        .catch(cannotRead);
      const seconds = (performance.now() - began) / 1_000;
      console.log([...account().lines, ...linesOfReport(report, { seconds, snapshot })].join("\n"));
      return account().refused + refusedOf(report) > 0 ? 1 : 0;
    });
  } finally {
    if (file !== null) closeSync(file);
  }
}

async function readAll(rows: AsyncIterable<ReadRow>): Promise<void> {
  for await (const _ of rows);
}

function cannotRead(error: unknown): never {
  const { syscall, code, path } = error as NodeJS.ErrnoException;
  if (syscall === undefined && !code?.startsWith("Z_")) throw error;
  throw new StartupError(`Cannot read ${path ?? "the file"}: ${code}`);
}

function refusedOf({ records, imported, unchanged }: ImportReport): number {
  return records - imported - unchanged;
}

function linesOfReport(
  report: ImportReport & { readonly entriesRemoved?: number },
  { seconds, snapshot }: { readonly seconds: number; readonly snapshot: boolean },
): string[] {
  const { records, imported, unchanged, faults, entitiesCreated, relationsCreated, relationsConfirmed } = report;
  const refused = refusedOf(report);
  return [
    `${records} records in ${seconds.toFixed(1)} s (${Math.round(records / seconds)} a second)`,
    `  imported ${imported}, unchanged ${unchanged}, refused ${refused}${refused > 0 ? ` with ${faults.length} faults` : ""}`,
    `  entities created ${entitiesCreated}`,
    `  relations created ${relationsCreated}, confirmed ${relationsConfirmed}`,
    ...(snapshot ? [`  entries retracted ${report.entriesRemoved}`] : []),
  ];
}

function opened(path: string): number {
  try {
    return openSync(path, "w");
  } catch (error) {
    throw new StartupError(`Cannot write ${path}: ${(error as NodeJS.ErrnoException).code}`);
  }
}

function askWhetherToRemove(error: unknown): never {
  if (!(error instanceof TooManyRemovedError)) throw error;
  throw new StartupError(
    `${error.message}. None is retracted; the entries of the snapshot are imported. If it is whole, import it again with --allow-removal ${percentNeeded(error)}`,
  );
}

function percentNeeded({ removed, before }: TooManyRemovedError): number {
  return Math.min(100, Math.ceil((removed * 100) / Math.max(before, 1)));
}
