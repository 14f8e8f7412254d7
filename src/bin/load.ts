import { checkRecord } from "../articles/check-record.ts";
import { entryCheck } from "../articles/import-dataset.ts";
import { readRecords, recordFiles } from "../articles/record-files.ts";
import type { SourceRecord } from "../articles/source-record.ts";
import { readConfig, StartupError } from "../config.ts";
import { runningEmbedded } from "../database/embedded.ts";
import { exitOnFault } from "../exit-on-fault.ts";
import type { Loadable } from "../load/load-folder.ts";
import { cannotRead, rowsOf, withRejects } from "./asked-rows.ts";
import { type FtmArguments, type MapArguments, type RecordArguments, readArguments } from "./import-arguments.ts";
import { lineOfFault } from "./lines-of-account.ts";
import { loadIntoEmpty } from "./load-into-empty.ts";

await exitOnFault(async () => {
  const asked = readArguments("load");
  if (asked.snapshot || asked.allowRemoval !== undefined || ("dryRun" in asked && asked.dryRun))
    throw new StartupError(
      "--snapshot, --allow-removal and --dry-run go with npm run import: a load begins with nothing",
    );
  const { neo4j, dataDir, limits } = readConfig(process.env);
  if (neo4j !== null)
    throw new StartupError("npm run load fills the embedded database: for the Neo4j of NEO4J_URI, use npm run import");
  if ((await runningEmbedded(dataDir)) !== null)
    throw new StartupError(`A service has the graph in ${dataDir} open: stop it, or use npm run import`);
  const load = async (loadable: Loadable) => {
    const began = performance.now();
    const { sources, entities, relations } = await loadIntoEmpty(dataDir, limits.importTimeoutMs, loadable);
    const seconds = (performance.now() - began) / 1_000;
    return `Loaded ${sources} records in ${seconds.toFixed(1)} s: ${entities} entities and ${relations} relations`;
  };
  return "paths" in asked ? loadFiles(asked, load) : loadRows(asked, load);
});

type Load = (loadable: Loadable) => Promise<string>;

async function loadFiles({ paths, dataset }: RecordArguments, load: Load): Promise<number> {
  const files = await recordFiles(paths).catch(cannotRead);
  let refused = 0;
  const records = async function* (): AsyncGenerator<SourceRecord> {
    for (const file of files)
      for await (const read of readRecords(file, dataset === null ? checkRecord : entryCheck(dataset))) {
        if (read.faults === null) {
          yield read.record;
          continue;
        }
        refused++;
        for (const fault of read.faults) console.error(lineOfFault(read.file, fault));
      }
  };
  console.log(await load({ records: records(), dataset }));
  if (refused > 0) console.log(`  refused ${refused}, listed above`);
  return refused > 0 ? 1 : 0;
}

async function loadRows(asked: FtmArguments | MapArguments, load: Load): Promise<number> {
  const { dataset, rows, account } = await rowsOf(asked);
  return withRejects(asked.rejects, async (reject) => {
    const loaded = await load({ rows: rows(reject), dataset }).catch(cannotRead);
    const { lines, refused } = account();
    console.log([...lines, loaded].join("\n"));
    return refused > 0 ? 1 : 0;
  });
}
