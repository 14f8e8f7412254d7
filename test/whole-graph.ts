import { checkGraph } from "../src/articles/check-graph.ts";
import type { Difference } from "../src/articles/difference.ts";
import { exportJson } from "../src/export/export-json.ts";
import type { Neo4j } from "../src/neo4j/driver.ts";
import { timeoutMs } from "./test-app.ts";

/** The JSON export of the graph. */
export async function exportedText(neo4j: Neo4j): Promise<string> {
  let text = "";
  for await (const piece of exportJson(neo4j, { timeoutMs })) text += piece;
  return text;
}

/** What the graph keeps, and its sources do not give. */
export async function differencesIn(neo4j: Neo4j): Promise<Difference[]> {
  const found: Difference[] = [];
  for await (const difference of checkGraph(neo4j, { timeoutMs })) found.push(difference);
  return found;
}
