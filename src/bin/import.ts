import { TooManyRemovedError } from "../articles/datasets.ts";
import type { ImportReport } from "../articles/import-batches.ts";
import { importDataset } from "../articles/import-dataset.ts";
import { importFiles } from "../articles/import-files.ts";
import { checkedRows, importRows, type ReadRow } from "../articles/import-rows.ts";
import { recordFiles } from "../articles/record-files.ts";
import { StartupError } from "../config.ts";
import { exitOnFault } from "../exit-on-fault.ts";
import { cannotRead, rowsOf, withRejects } from "./asked-rows.ts";
import { type FtmArguments, type MapArguments, type RecordArguments, readArguments } from "./import-arguments.ts";
import { lineOfFault } from "./lines-of-account.ts";
import { progressOf } from "./progress.ts";
import { withNeo4j } from "./with-neo4j.ts";

await exitOnFault(() => {
  const asked = readArguments();
  return "paths" in asked ? importRecordFiles(asked) : importRowsAsked(asked);
});

async function importRecordFiles({ paths, dataset, snapshot, allowRemoval }: RecordArguments): Promise<number> {
  const files = await recordFiles(paths).catch(cannotRead);
  return withNeo4j(async (neo4j, { limits }) => {
    const began = performance.now();
    const options = { timeoutMs: limits.importTimeoutMs, progress: progressOf(files.length, "files") };
    const report =
      dataset === null
        ? await importFiles(neo4j, files, options)
        : await importDataset(neo4j, dataset, files, { ...options, snapshot, allowRemoval }).catch(askWhetherToRemove);
    const seconds = (performance.now() - began) / 1_000;
    for (const fault of report.faults) console.error(lineOfFault(fault.file, fault));
    console.log(linesOfReport(report, { seconds, snapshot }).join("\n"));
    return refusedOf(report) > 0 ? 1 : 0;
  });
}

async function importRowsAsked(asked: FtmArguments | MapArguments): Promise<number> {
  const { rejects, dryRun, snapshot, allowRemoval } = asked;
  const { dataset, rows, account } = await rowsOf(asked);
  return withRejects(rejects, async (reject) => {
    if (dryRun) {
      await readAll(checkedRows(rows(reject), dataset)).catch(cannotRead);
      console.log([...account().lines, "Nothing is written."].join("\n"));
      return account().refused > 0 ? 1 : 0;
    }
    return withNeo4j(async (neo4j, { limits }) => {
      const began = performance.now();
      const options = { timeoutMs: limits.importTimeoutMs, snapshot, allowRemoval, reject };
      const report = await importRows(neo4j, dataset, checkedRows(rows(reject), dataset), options)
        .catch(askWhetherToRemove)
        .catch(cannotRead);
      const seconds = (performance.now() - began) / 1_000;
      console.log([...account().lines, ...linesOfReport(report, { seconds, snapshot })].join("\n"));
      return account().refused + refusedOf(report) > 0 ? 1 : 0;
    });
  });
}

async function readAll(rows: AsyncIterable<ReadRow>): Promise<void> {
  for await (const _ of rows);
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

function askWhetherToRemove(error: unknown): never {
  if (!(error instanceof TooManyRemovedError)) throw error;
  throw new StartupError(
    `${error.message}. None is retracted; the entries of the snapshot are imported. If it is whole, import it again with --allow-removal ${percentNeeded(error)}`,
  );
}

function percentNeeded({ removed, before }: TooManyRemovedError): number {
  return Math.min(100, Math.ceil((removed * 100) / Math.max(before, 1)));
}
