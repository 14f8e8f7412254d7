import { parseArgs } from "node:util";
import { entriesOf, retractDataset } from "../articles/datasets.ts";
import { retractArticle } from "../articles/import-records.ts";
import { cleanId } from "../clean-text.ts";
import { StartupError } from "../config.ts";
import { exitOnFault } from "../exit-on-fault.ts";
import type { Neo4j } from "../neo4j/driver.ts";
import { withNeo4j } from "./with-neo4j.ts";

const usage = `Usage: npm run retract -- ARTICLE_ID…
       npm run retract -- --dataset ID [--dry-run]
Removes articles, or a dataset with its entries, and everything that only these support.`;

interface Options {
  readonly timeoutMs: number;
}

await exitOnFault(async () => {
  const { articles, dataset, dryRun } = readArguments();
  return withNeo4j(async (neo4j, { limits }) => {
    const options = { timeoutMs: limits.importTimeoutMs };
    if (dataset === undefined) return retractArticles(neo4j, articles, options);
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

/** One after the other, each in a transaction. Returns the exit code: 1 if one was not there. */
async function retractArticles(neo4j: Neo4j, ids: readonly string[], options: Options): Promise<number> {
  let code = 0;
  for (const id of ids) {
    const retracted = await retractArticle(neo4j, id, options);
    if (retracted === null) {
      console.error(`There is no article ${id}`);
      code = 1;
    } else
      console.log(
        `${id}: entities removed ${retracted.removedEntities.length}, relations removed ${retracted.relationsRemoved}, kept ${retracted.relationsKept}`,
      );
  }
  return code;
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { dataset: { type: "string" }, "dry-run": { type: "boolean", default: false } },
      allowPositionals: true,
    });
    const { dataset, "dry-run": dryRun } = values;
    const articles = positionals.map(cleanId);
    if (dataset === undefined && articles.length === 0) throw new StartupError("Name articles, or a dataset");
    if (dataset !== undefined && articles.length > 0)
      throw new StartupError("Name articles or a dataset, and not both");
    if (dataset === undefined && dryRun) throw new StartupError("--dry-run goes with --dataset");
    return { articles, dataset, dryRun };
  } catch (error) {
    throw new StartupError(`${(error as Error).message}\n${usage}`);
  }
}
