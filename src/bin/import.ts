import { closeSync, openSync, writeSync } from "node:fs";
import { TooManyRemovedError } from "../articles/datasets.ts";
import { importDataset } from "../articles/import-dataset.ts";
import { importFiles } from "../articles/import-files.ts";
import { recordFiles } from "../articles/record-files.ts";
import { StartupError } from "../config.ts";
import { exitOnFault } from "../exit-on-fault.ts";
import { importFtm, tryFtm } from "../ftm/import-ftm.ts";
import type { Reject } from "../ftm/read-ftm.ts";
import { type FtmArguments, importUsage, readArguments } from "./import-arguments.ts";
import { linesOfAccount } from "./lines-of-account.ts";
import { progressOf } from "./progress.ts";
import { withNeo4j } from "./with-neo4j.ts";

await exitOnFault(async () => {
  const read = readArguments();
  if ("ftm" in read) return importFtmFile(read);
  const { paths, dataset, snapshot, allowRemoval } = read;
  const files = await recordFiles(paths).catch((error: NodeJS.ErrnoException) => {
    throw new StartupError(`Cannot read ${error.path ?? paths.join(" ")}: ${error.code}\n${importUsage}`);
  });
  return withNeo4j(async (neo4j, { limits }) => {
    const began = performance.now();
    const options = { timeoutMs: limits.importTimeoutMs, progress: progressOf(files.length, "files") };
    const report =
      dataset === null
        ? { ...(await importFiles(neo4j, files, options)), entriesRemoved: 0 }
        : await importDataset(neo4j, dataset, files, { ...options, snapshot, allowRemoval }).catch(askWhetherToRemove);
    const seconds = (performance.now() - began) / 1_000;
    for (const { file, pointer, reason } of report.faults) console.error(`${file} ${pointer || "/"}: ${reason}`);
    const { records, imported, unchanged, faults } = report;
    const refused = records - imported - unchanged;
    console.log(`${records} records in ${seconds.toFixed(1)} s (${Math.round(records / seconds)} a second)
  imported ${imported}, unchanged ${unchanged}, refused ${refused}${refused > 0 ? ` with ${faults.length} faults, listed above` : ""}
  entities created ${report.entitiesCreated}
  relations created ${report.relationsCreated}, confirmed ${report.relationsConfirmed}${snapshot ? `\n  entries retracted ${report.entriesRemoved}` : ""}`);
    return refused > 0 ? 1 : 0;
  });
});

/** Rejects go to the file of --rejects, a JSON object a line; without it to standard error. */
async function importFtmFile({ ftm, rejects, dryRun, ...options }: FtmArguments): Promise<number> {
  const began = performance.now();
  const file = rejects === undefined ? null : opened(rejects);
  const reject = (rejected: Reject) => {
    if (file !== null) writeSync(file, `${JSON.stringify(rejected)}\n`);
    else console.error(`${ftm}:${rejected.line} ${rejected.pointer || "/"}: ${rejected.reason}`);
  };
  const cannotRead = (error: unknown): never => {
    const { syscall, code, path } = error as NodeJS.ErrnoException;
    if (syscall === undefined && !code?.startsWith("Z_")) throw error;
    throw new StartupError(`Cannot read ${path ?? ftm}: ${code}`);
  };
  try {
    if (dryRun) {
      const account = await tryFtm(ftm, { ...options, reject }).catch(cannotRead);
      console.log([...linesOfAccount(ftm, account), "Nothing is written."].join("\n"));
      return account.refused > 0 ? 1 : 0;
    }
    return await withNeo4j(async (neo4j, { limits }) => {
      const { account, entries, entriesRemoved } = await importFtm(neo4j, ftm, {
        ...options,
        timeoutMs: limits.importTimeoutMs,
        reject,
      })
        .catch(askWhetherToRemove)
        .catch(cannotRead);
      const { records, imported, unchanged } = entries;
      const seconds = (performance.now() - began) / 1_000;
      console.log(
        [
          ...linesOfAccount(ftm, account),
          `${records} entries in ${seconds.toFixed(1)} s: imported ${imported}, unchanged ${unchanged}, refused by the database ${records - imported - unchanged}`,
          `  entities created ${entries.entitiesCreated}`,
          `  relations created ${entries.relationsCreated}, confirmed ${entries.relationsConfirmed}`,
          ...(options.snapshot ? [`  entries retracted ${entriesRemoved}`] : []),
        ].join("\n"),
      );
      return account.refused + records - imported - unchanged > 0 ? 1 : 0;
    });
  } finally {
    if (file !== null) closeSync(file);
  }
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
