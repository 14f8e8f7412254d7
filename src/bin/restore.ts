import { restoreGraph } from "../backup/restore-graph.ts";
import { StartupError } from "../config.ts";
import { exitOnFault } from "../exit-on-fault.ts";
import { lazyProgress } from "./progress.ts";
import { withDatabase } from "./with-neo4j.ts";

const usage = "Usage: npm run restore -- FILE   (a file that npm run backup wrote; the graph must be empty)";

await exitOnFault(async () => {
  const [file, ...more] = process.argv.slice(2);
  if (file === undefined || more.length > 0) throw new StartupError(usage);
  return withDatabase(async (neo4j, { limits }) => {
    const options = { timeoutMs: limits.importTimeoutMs, progress: lazyProgress("records") };
    const { dataset = 0, record = 0, decision = 0, proposal = 0 } = await restoreGraph(neo4j, file, options);
    console.log(`Restored ${dataset} datasets, ${record} records, ${decision} decisions and ${proposal} proposals`);
    return 0;
  });
});
