import { backupGraph } from "../backup/backup-graph.ts";
import { StartupError } from "../config.ts";
import { exitOnFault } from "../exit-on-fault.ts";
import { lazyProgress } from "./progress.ts";
import { withNeo4j } from "./with-neo4j.ts";

const usage = "Usage: npm run backup -- FILE   (a new file, such as graph.jsonl.gz)";

await exitOnFault(async () => {
  const [file, ...more] = process.argv.slice(2);
  if (file === undefined || more.length > 0) throw new StartupError(usage);
  return withNeo4j(async (neo4j, { limits }) => {
    const options = { timeoutMs: limits.importTimeoutMs, progress: lazyProgress("records") };
    const { dataset = 0, record = 0, decision = 0, proposal = 0 } = await backupGraph(neo4j, file, options);
    console.log(`${file} has ${dataset} datasets, ${record} records, ${decision} decisions and ${proposal} proposals`);
    return 0;
  });
});
