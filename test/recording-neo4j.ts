import type { Neo4j } from "../src/neo4j/driver.ts";
import type { Statement } from "../src/neo4j/statement.ts";

export type Recorded = Required<Pick<Statement, "text" | "params">>;

/** The same Neo4j, which also records each reading statement. Nothing is mocked: each one runs. */
export function recordingNeo4j(neo4j: Neo4j): Neo4j & { readonly reads: Recorded[] } {
  const reads: Recorded[] = [];
  return {
    ...neo4j,
    reads,
    read(statement, options) {
      const { text, params = {} } = statement;
      reads.push({ text, params });
      return neo4j.read(statement, options);
    },
  };
}
