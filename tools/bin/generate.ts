import { parseArgs } from "node:util";
import { graphState } from "../../src/articles/graph-format.ts";
import { emptyGraph } from "../../src/articles/remove-derived.ts";
import { withDatabase } from "../../src/bin/with-neo4j.ts";
import { readConfig, StartupError } from "../../src/config.ts";
import { runningEmbedded } from "../../src/database/embedded.ts";
import { isHalfImported } from "../../src/database/half-imported.ts";
import { exitOnFault } from "../../src/exit-on-fault.ts";
import { completeLists, fillFolder } from "../generator/fill-folder.ts";
import { fillServer } from "../generator/fill-server.ts";
import { checkSize } from "../generator/graph-size.ts";
import { reportedPhase as phase } from "../generator/phase.ts";

const usage = "Usage: npm run generate -- --entities 100000 --relations 500000 [--seed 1]   (into an empty graph)";

await exitOnFault(async () => {
  const size = sizeAsked();
  const config = readConfig(process.env);
  const options = { timeoutMs: config.limits.importTimeoutMs };
  const isServed = config.neo4j !== null || (await runningEmbedded(config.dataDir)) !== null;

  // The importer replaces a database that it has not finished.
  if (isServed || !isHalfImported(config.dataDir))
    await withDatabase(async (neo4j) => {
      const { generating, hasSources } = await graphState(neo4j, options);
      if (hasSources && !generating) throw new StartupError("The graph is not empty: generate into an empty one");
      if (!isServed) return;
      if (generating) await phase("Removing what an interrupted generation left", 0, () => emptyGraph(neo4j, options));
      await phase("Writing the graph", size.relations, (done) => fillServer(neo4j, size, options, done));
    });
  if (!isServed) {
    await fillFolder(config.dataDir, size, phase);
    const complete = () =>
      withDatabase((neo4j) =>
        phase("Completing what the importer left out", 0, (done) => completeLists(neo4j, options, done)),
      );
    await phase("Starting Neo4j and building its indexes", 0, complete);
  }
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
