import { checkGraph } from "../src/articles/check-graph.ts";
import type { Difference } from "../src/articles/difference.ts";
import { readConfig } from "../src/config.ts";
import { exportJson } from "../src/export/export-json.ts";
import { type GraphPages, withGraphPages } from "../src/export/graph-pages.ts";
import type { Neo4j } from "../src/neo4j/driver.ts";
import { timeoutMs } from "./test-app.ts";

/** The JSON export of the graph. */
export async function exportedText(neo4j: Neo4j): Promise<string> {
  let text = "";
  for await (const piece of exportJson(neo4j, { timeoutMs })) text += piece;
  return text;
}

/** What a format writes of the graph, or of a part of it. */
export function writtenExport(
  neo4j: Neo4j,
  format: (pages: GraphPages) => AsyncGenerator<string>,
  { part = null, ranked = false }: Partial<Parameters<typeof withGraphPages>[2]> = {},
): Promise<string> {
  return withGraphPages(neo4j, readConfig({}).limits, { part, ranked }, async (pages) => {
    let text = "";
    for await (const piece of format(pages)) text += piece;
    return text;
  });
}

/** What the graph keeps, and its sources do not give. */
export async function differencesIn(neo4j: Neo4j): Promise<Difference[]> {
  const found: Difference[] = [];
  for await (const difference of checkGraph(neo4j, { timeoutMs })) found.push(difference);
  return found;
}
