import { checkGraph } from "../articles/check-graph.ts";
import { exitOnFault } from "../exit-on-fault.ts";
import { withNeo4j } from "./with-neo4j.ts";

const mostShown = 100;

await exitOnFault(() =>
  withNeo4j(async (neo4j, { limits }) => {
    let found = 0;
    for await (const { of, what, kept, derived } of checkGraph(neo4j, { timeoutMs: limits.importTimeoutMs })) {
      if (++found <= mostShown)
        console.error(`${of}: ${what} kept as ${JSON.stringify(kept)}, and derived as ${JSON.stringify(derived)}`);
    }
    if (found > mostShown) console.error(`… and ${found - mostShown} more`);
    console.log(found === 0 ? "The graph is sound" : `${found} differences`);
    return found === 0 ? 0 : 1;
  }),
);
