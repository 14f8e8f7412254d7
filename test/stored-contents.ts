import type { Neo4j } from "../src/neo4j/driver.ts";
import type { Row } from "../src/neo4j/statement.ts";
import { timeoutMs } from "./test-app.ts";

/** Every node but the one of the graph and the log of its changes, and every relationship, with its properties and their types: a line each, in order. */
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

/** What only one of the two has, a few lines of it: whole graphs make no readable difference. */
export function difference(a: readonly string[], b: readonly string[]): string[] {
  const [inA, inB] = [new Set(a), new Set(b)];
  return [...a.filter((line) => !inB.has(line)).slice(0, 3), ...b.filter((line) => !inA.has(line)).slice(0, 3)];
}
