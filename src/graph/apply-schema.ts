import { cypherFiles } from "./cypher-files.ts";
import type { Neo4j } from "./neo4j.ts";

const schemaFiles = [...cypherFiles].filter(([name]) => name.startsWith("schema/"));

/** The names of the constraints and indexes of cypher/schema, each that of its file. */
export const schemaNames = schemaFiles.map(([name]) => name.slice("schema/".length).replaceAll("-", "_"));

/** Makes the constraints and indexes of cypher/schema that are not there, and waits until they can be used. */
export async function applySchema(neo4j: Neo4j): Promise<void> {
  for (const [, statement] of schemaFiles) await neo4j.schema(statement);
  await neo4j.schema("CALL db.awaitIndexes(300)");
}
