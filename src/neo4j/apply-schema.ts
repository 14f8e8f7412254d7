import { cypherFiles } from "./cypher-files.ts";
import type { Neo4j } from "./driver.ts";

const schemaFiles = [...cypherFiles].filter(([name]) => name.startsWith("schema/"));

/**
 * The indexes of cypher/schema, each as its type, label and properties. Names do not matter: a database that already
 * has the same index under another name keeps that one.
 */
export const schemaIndexes = schemaFiles.map(([, statement]) => {
  const type = /CREATE (TEXT|FULLTEXT) INDEX/.exec(statement)?.[1] ?? "RANGE";
  const label = /\(\w+:(\w+)\)/.exec(statement)?.[1];
  const [, on = ""] = statement.split(/ REQUIRE | ON /);
  const properties = [...(on.split(" OPTIONS ")[0]?.matchAll(/\w+\.(\w+)/g) ?? [])].map(([, name]) => name);
  return [type, label, ...properties].join(" ");
});

/**
 * Creates the missing constraints and indexes of cypher/schema, and waits until they are online. Throws a Neo4jError.
 */
export async function applySchema(neo4j: Neo4j): Promise<void> {
  for (const [, statement] of schemaFiles) await neo4j.schema(statement);
  await neo4j.schema("CALL db.awaitIndexes(300)");
}
