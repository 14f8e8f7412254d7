import { graphState } from "../articles/graph-format.ts";
import { StartupError } from "../config.ts";
import { hasDatabase, isHalfImported } from "../database/half-imported.ts";
import { type Loadable, loadFolder } from "../load/load-folder.ts";
import type { Written } from "../load/partition-steps.ts";
import { reportedPhase as phase } from "../load/phase.ts";
import { hasProposals } from "../proposals/carried-proposals.ts";
import { withDatabase } from "./with-neo4j.ts";

/**
 * Loads records into the empty embedded database of a data folder, which no process may have open. Progress goes to
 * standard error. A graph whose loading was interrupted is replaced. Throws a StartupError if the graph is not empty.
 */
export async function loadIntoEmpty(dataDir: string, timeoutMs: number, loadable: Loadable): Promise<Written> {
  const options = { timeoutMs };
  // The importer replaces a database that it has not finished.
  if (hasDatabase(dataDir) && !isHalfImported(dataDir))
    await withDatabase(async (neo4j) => {
      if ((await graphState(neo4j, options)).hasSources)
        throw new StartupError("The graph is not empty: load into an empty one");
      // The importer replaces the whole database.
      if (await hasProposals((statement) => neo4j.read(statement, options)))
        throw new StartupError("The database holds proposals, and loading would remove them: load into an empty one");
    });
  const written = await loadFolder(dataDir, loadable, phase);
  await phase("Starting Neo4j and building its indexes", 0, () => withDatabase(async () => {}));
  return written;
}
