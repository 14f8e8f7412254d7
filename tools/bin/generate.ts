import { parseArgs } from "node:util";
import { graphState } from "../../src/articles/graph-format.ts";
import { importRecords } from "../../src/articles/import-records.ts";
import { batchesOf } from "../../src/articles/record-weight.ts";
import { loadIntoEmpty } from "../../src/bin/load-into-empty.ts";
import { withNeo4j } from "../../src/bin/with-neo4j.ts";
import { readConfig, StartupError } from "../../src/config.ts";
import { runningEmbedded } from "../../src/database/embedded.ts";
import { exitOnFault } from "../../src/exit-on-fault.ts";
import { reportedPhase as phase } from "../../src/load/phase.ts";
import { generatedRecords } from "../generator/generated-records.ts";
import { checkSize } from "../generator/graph-size.ts";

const usage = "Usage: npm run generate -- --entities 100000 --relations 500000 [--seed 1]   (into an empty graph)";

await exitOnFault(async () => {
  const size = sizeAsked();
  const { neo4j: served, dataDir, limits } = readConfig(process.env);
  const options = { timeoutMs: limits.importTimeoutMs, namesEntities: false };
  const records = generatedRecords(size);
  if (served === null && (await runningEmbedded(dataDir)) === null)
    await loadIntoEmpty(dataDir, options.timeoutMs, { records, dataset: null });
  else
    await withNeo4j(async (neo4j) => {
      if ((await graphState(neo4j, options)).hasSources)
        throw new StartupError("The graph is not empty: generate into an empty one");
      await phase("Importing the records", 0, async () => {
        for (const batch of batchesOf(records, (record) => record)) await importRecords(neo4j, batch, options);
      });
    });
  console.log(`Generated ${size.entities} entities and ${size.relations} relations from seed ${size.seed}`);
  return 0;
});

function sizeAsked() {
  try {
    const text = { type: "string" } as const;
    const { values } = parseArgs({ options: { entities: text, relations: text, seed: { ...text, default: "1" } } });
    return checkSize({
      entities: Number(values.entities),
      relations: Number(values.relations),
      seed: Number(values.seed),
    });
  } catch (error) {
    throw new StartupError(`${(error as Error).message}\n${usage}`);
  }
}
