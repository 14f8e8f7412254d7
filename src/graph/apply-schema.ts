import { cypherFiles } from "./cypher-files.ts";
import type { Neo4j } from "./neo4j.ts";

/** Makes the constraints and indexes of cypher/schema that are not there, and waits until they can be used. */
export async function applySchema(neo4j: Neo4j): Promise<void> {
  for (const [name, statement] of cypherFiles) if (name.startsWith("schema/")) await neo4j.schema(statement);
  await neo4j.schema("CALL db.awaitIndexes(300)");
}
