import type { Neo4j } from "../src/neo4j/driver.ts";
import type { Params, Statement } from "../src/neo4j/statement.ts";

/** The same Neo4j, which notes every statement that it reads. Nothing is mocked: each one runs. */
export function recordingNeo4j(neo4j: Neo4j): Neo4j & { readonly reads: Required<Statement>[] } {
  const reads: { text: string; params: Params }[] = [];
  return {
    ...neo4j,
    reads,
    read(statement, options) {
      reads.push({ params: {}, ...statement });
      return neo4j.read(statement, options);
    },
  };
}
