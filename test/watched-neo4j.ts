import type { Neo4j } from "../src/neo4j/driver.ts";
import type { Statement } from "../src/neo4j/statement.ts";

/** The same Neo4j, which calls `before` before it sends a statement of a transaction. Nothing is mocked: each one runs. */
export function watchedNeo4j(neo4j: Neo4j, before: (statement: Pick<Statement, "text">) => void): Neo4j {
  return {
    ...neo4j,
    write: (work, options) =>
      neo4j.write((run) => {
        const watched = <R>(statement: Statement<R>) => {
          before(statement);
          return run(statement);
        };
        const send = (statement: Statement) => {
          before(statement);
          run.send(statement);
        };
        return work(Object.assign(watched, { send }));
      }, options),
  };
}
