import { parseArgs } from "node:util";
import { entriesOf, retractDataset } from "../articles/datasets.ts";
import { StartupError } from "../config.ts";
import { exitOnFault } from "../exit-on-fault.ts";
import { withNeo4j } from "./with-neo4j.ts";

const usage = `Usage: npm run retract -- --dataset ID [--dry-run]
Removes a dataset, its entries and everything that only these support.`;

await exitOnFault(async () => {
  const { dataset, dryRun } = readArguments();
  return withNeo4j(async (neo4j, { limits }) => {
    const options = { timeoutMs: limits.importTimeoutMs };
    const total = await entriesOf(neo4j, dataset, options);
    if (total === null) throw new StartupError(`There is no dataset ${dataset}`);
    if (dryRun) {
      console.log(`${dataset}: ${total} entries would be retracted; nothing is written`);
      return 0;
    }
    const began = performance.now();
    const retracted = await retractDataset(neo4j, dataset, options);
    const seconds = (performance.now() - began) / 1_000;
    console.log(`${dataset}: ${retracted?.entriesRemoved ?? 0} entries retracted in ${seconds.toFixed(1)} s
  entities removed ${retracted?.entitiesRemoved ?? 0}
  relations removed ${retracted?.relationsRemoved ?? 0}`);
    return 0;
  });
});

function readArguments() {
  try {
    const { values } = parseArgs({
      options: { dataset: { type: "string" }, "dry-run": { type: "boolean", default: false } },
    });
    if (values.dataset === undefined) throw new StartupError("Name the dataset");
    return { dataset: values.dataset, dryRun: values["dry-run"] };
  } catch (error) {
    throw new StartupError(`${(error as Error).message}\n${usage}`);
  }
}
