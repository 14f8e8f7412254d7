import { parseArgs } from "node:util";
import { TooManyRemovedError } from "../articles/datasets.ts";
import { type Dataset, datasetPart } from "../articles/entry-record.ts";
import { importDataset } from "../articles/import-dataset.ts";
import { importFiles } from "../articles/import-files.ts";
import { recordFiles } from "../articles/record-files.ts";
import { StartupError } from "../config.ts";
import { exitOnFault } from "../exit-on-fault.ts";
import { progressOf } from "./progress.ts";
import { withNeo4j } from "./with-neo4j.ts";

const usage = `Usage: npm run import -- FILE…
       npm run import -- --dataset ID [--title TEXT] [--publisher TEXT] [--url URL] [--licence TEXT] [--version TEXT]
                         [--as-of DATE] [--snapshot [--allow-removal PERCENT]] FILE…
A FILE holds records of articles or, with --dataset, of entries of the dataset; it is a file, a folder of files, or - for
standard input. --snapshot says that it is the whole dataset: entries that it lacks are retracted.`;

await exitOnFault(async () => {
  const { paths, dataset, snapshot, allowRemoval } = readArguments();
  const files = await recordFiles(paths).catch((error: NodeJS.ErrnoException) => {
    throw new StartupError(`Cannot read ${error.path ?? paths.join(" ")}: ${error.code}\n${usage}`);
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

function askWhetherToRemove(error: unknown): never {
  if (!(error instanceof TooManyRemovedError)) throw error;
  throw new StartupError(
    `${error.message}. None is retracted; the entries of the snapshot are imported. If it is whole, import it again with --allow-removal ${percentNeeded(error)}`,
  );
}

function percentNeeded({ removed, before }: TooManyRemovedError): number {
  return Math.min(100, Math.ceil((removed * 100) / Math.max(before, 1)));
}

function readArguments() {
  const text = { type: "string" } as const;
  try {
    const { values, positionals: paths } = parseArgs({
      options: {
        ...{ dataset: text, title: text, publisher: text, url: text, licence: text, version: text, "as-of": text },
        ...{ snapshot: { type: "boolean", default: false }, "allow-removal": text },
      },
      allowPositionals: true,
    });
    if (paths.length === 0) throw new StartupError("Name at least one file");
    const { dataset: id, snapshot, "allow-removal": allowed, "as-of": asOf, ...said } = values;
    if (id === undefined && Object.values(values).some((value) => typeof value === "string" || value === true))
      throw new StartupError("--dataset is missing: all other options say something of it");
    const allowRemoval = allowed === undefined ? undefined : Number(allowed);
    if (allowRemoval !== undefined && !(allowRemoval >= 0 && allowRemoval <= 100))
      throw new StartupError(`--allow-removal must be from 0 to 100, not ${allowed}`);
    return {
      paths,
      dataset: id === undefined ? null : datasetOf({ title: id, ...said, id, asOf }),
      snapshot,
      allowRemoval,
    };
  } catch (error) {
    throw new StartupError(`${(error as Error).message}\n${usage}`);
  }
}

function datasetOf(said: object): Dataset {
  const { data, error } = datasetPart.safeParse(said);
  if (data !== undefined) return data;
  const option = (field: unknown) => (field === "id" ? "dataset" : field === "asOf" ? "as-of" : String(field));
  throw new StartupError(error.issues.map(({ path, message }) => `--${option(path[0])} ${message}`).join("\n"));
}
