import { once } from "node:events";
import { exitOnFault } from "../exit-on-fault.ts";
import { decisionOrder } from "../identity/decisions.ts";
import { storedDecision, storedDecisionRow } from "../identity/stored-members.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import { withNeo4j } from "./with-neo4j.ts";

const pageSize = 5_000;

/** Prints the log of decisions, one JSON object in a line, the earliest first. */
await exitOnFault(() =>
  withNeo4j(async (neo4j, { limits }) => {
    const lines: { readonly key: string; readonly line: string }[] = [];
    let after = "";
    for (let isLast = false; !isLast; ) {
      const page = cypher("identity/log", { after, limit: pageSize }, storedDecisionRow);
      const decisions = (await neo4j.read(page, { timeoutMs: limits.importTimeoutMs })).map(storedDecision);
      for (const { id, inForce: _, ...event } of decisions) {
        lines.push({ key: JSON.stringify(decisionOrder(event)), line: JSON.stringify(event) });
        after = id;
      }
      isLast = decisions.length < pageSize;
    }
    lines.sort((x, y) => (x.key < y.key ? -1 : 1));
    for (const { line } of lines) if (!process.stdout.write(`${line}\n`)) await once(process.stdout, "drain");
    return 0;
  }),
);
