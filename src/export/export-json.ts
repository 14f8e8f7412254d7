import { valuesIn } from "../entity-fields.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Neo4j, Read, ReadOptions } from "../neo4j/driver.ts";
import { checkUnchanged, readGraphState } from "../neo4j/graph-state.ts";
import { pages } from "../neo4j/pages.ts";
import type { Row } from "../neo4j/statement.ts";
import { relationTypes } from "../ontology.ts";

const pageSize = 500;

/**
 * The whole graph as one JSON document, in pieces: articles and entries of datasets as the records they were imported
 * from, datasets, entities, and relations with their evidence; each list in order of id (relations by source first), an
 * item a line. The same graph gives the same bytes. Throws a QueryError, and a StartupError where the graph changed while
 * it was read: the document then lacks its end, so that no reader takes it for whole.
 */
export async function* exportJson(neo4j: Neo4j, options: ReadOptions): AsyncGenerator<string> {
  const read: Read = (statement) => neo4j.read(statement, options);
  const state = await readGraphState(read);
  yield "{\n";
  for (const [i, list] of ["articles", "datasets", "entries", "entities", "relations"].entries()) {
    yield `${i === 0 ? "" : ",\n"}"${list}": [`;
    let separator = "\n";
    const page = (after: string) => read(cypher(`export/${list}`, { after, limit: pageSize, types: relationTypes }));
    for await (const rows of pages(page, ({ id }) => id as string))
      for (const item of rows.flatMap(({ items }) => items as unknown[])) {
        yield separator +
          (typeof item === "string" ? item : JSON.stringify(sorted(list === "entities" ? shown(item as Row) : item)));
        separator = ",\n";
      }
    yield "\n]";
  }
  await checkUnchanged(read, state, ["exported", "export"]);
  yield "\n}\n";
}

/** Of what Neo4j keeps of an entity, what the API shows too. */
function shown(entity: Row): Row {
  const { id, kind, name, degree } = entity;
  return { id, kind, name, degree, ...valuesIn(entity) };
}

/** The value with the keys of its objects in alphabetical order: the driver does not promise any. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
