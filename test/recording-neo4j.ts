import type { Neo4j, Params } from "../src/neo4j/driver.ts";

export interface Statement {
  readonly statement: string;
  readonly params: Params;
}

/** The same Neo4j, which notes every read that it is asked for. Nothing is mocked: each one runs. */
export function recordingNeo4j(neo4j: Neo4j): Neo4j & { readonly reads: Statement[] } {
  const reads: Statement[] = [];
  return {
    ...neo4j,
    reads,
    read(statement, params, options) {
      reads.push({ statement, params });
      return neo4j.read(statement, params, options);
    },
  };
}
