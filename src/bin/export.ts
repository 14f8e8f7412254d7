import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { exportJson } from "../articles/export-json.ts";
import { StartupError } from "../config.ts";
import { exitOnFault } from "../exit-on-fault.ts";
import { withNeo4j } from "./with-neo4j.ts";

const usage = "Usage: npm run --silent export -- [--format json]   (writes to standard output)";

await exitOnFault(async () => {
  const { values } = parseArgs({ options: { format: { type: "string", default: "json" } } });
  if (values.format !== "json") throw new StartupError(`--format must be json, not ${values.format}\n${usage}`);
  return withNeo4j(async (neo4j, { limits }) => {
    try {
      await pipeline(exportJson(neo4j, { timeoutMs: limits.importTimeoutMs }), process.stdout, { end: false });
    } catch (error) {
      // The reader has had enough, as `head` has.
      if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
    }
    return 0;
  });
});
