import type { Neo4j } from "../src/neo4j/driver.ts";
import type { Row } from "../src/neo4j/statement.ts";
import { timeoutMs } from "./test-app.ts";

/** One line for each node, except the state of the graph and its log of changes, and for each relationship, with properties and types. Sorted. */
export async function storedContents(from: Neo4j): Promise<string[]> {
  const nodes = `
    MATCH (n) WHERE NOT n:Graph AND NOT n:Change
    RETURN labels(n) AS labels, [key IN keys(n) | [key, n[key], valueType(n[key])]] AS properties`;
  const ties = `
    MATCH (a)-[r]->(b)
    RETURN type(r) AS type, [x IN [a, b] | coalesce(x.id, x.key, x.start, x.value)] AS ends,
      [key IN keys(r) | [key, r[key], valueType(r[key])]] AS properties`;
  const rows = await Promise.all([nodes, ties].map((statement) => from.read({ text: statement }, { timeoutMs })));
  const line = ({ labels, properties, ...row }: Row) =>
    JSON.stringify([row, [...((labels ?? []) as string[])].sort(), (properties as string[][]).sort()]);
  return rows.flat().map(line).sort();
}

/** The first few lines that only one of the two has. A difference of whole graphs would not be readable. */
export function difference(a: readonly string[], b: readonly string[]): string[] {
  const [inA, inB] = [new Set(a), new Set(b)];
  return [...a.filter((line) => !inB.has(line)).slice(0, 3), ...b.filter((line) => !inA.has(line)).slice(0, 3)];
}
