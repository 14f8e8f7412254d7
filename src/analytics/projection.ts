import { randomUUID } from "node:crypto";
import { GraphQLError } from "graphql";
import { Composer } from "../graph/compose.ts";
import { cypher } from "../graph/cypher-files.ts";
import type { Read } from "../graph/neo4j.ts";
import { passing } from "../graph/passing.ts";
import type { Tie } from "../graph/plan.ts";
import { ontology } from "../ontology.ts";

/** Whether the database has the Graph Data Science library. Throws a QueryError. */
export async function hasLibrary(read: Read): Promise<boolean> {
  const [row] = await read(cypher("analytics/library"), {});
  return row?.isThere === true;
}

/** A part of the graph in the memory of the Graph Data Science library. */
export interface Projection {
  readonly name: string;
  readonly entities: number;
  readonly relations: number;
}

/**
 * What `work` makes of a projection of all entities, in order of id, so that of the same graph the library computes the
 * same, and of the relations that the tie follows. It is dropped afterwards. Relations have no direction in it unless the tie has one. Throws a GraphQLError, QUERY_TOO_LARGE, where
 * the memory of the library would not hold it.
 */
export async function withProjection<T>(
  read: Read,
  tie: Tie,
  work: (projection: Projection) => Promise<T>,
): Promise<T> {
  await checkMemory(read, tie);
  const name = `pressgraph-${randomUUID()}`;
  const composer = new Composer();
  const { direction } = tie;
  // Of symmetric relations both ways are projected: with a direction they are drawn twice, else all are undirected.
  const [near, far] = direction === "IN" ? ["t", "s"] : ["s", "t"];
  const twice = direction === "BOTH" ? [] : tie.types.filter((type) => ontology[type].symmetric);
  const text = `CALL () {
MATCH (s:Entity)
WHERE s.id > ''
RETURN s AS near, null AS far ORDER BY s.id
UNION ALL
${passing(composer, tie, "tie")}
RETURN ${near} AS near, ${far} AS far
${
  twice.length === 0
    ? ""
    : `UNION ALL
${passing(composer, { ...tie, types: twice }, "tie")}
RETURN ${far} AS near, ${near} AS far`
}
}
WITH gds.graph.project($name, near, far, {}, ${direction === "BOTH" ? "{undirectedRelationshipTypes: ['*']}" : "{}"}) AS graph
RETURN graph.nodeCount AS entities, graph.relationshipCount AS relations`;
  try {
    const [row] = await read(text, { ...composer.params, name });
    return await work({ name, entities: row?.entities as number, relations: row?.relations as number });
  } finally {
    await read(cypher("analytics/drop"), { name });
  }
}

/** Refuses what the library may not have the memory for; it refuses by itself what is sure not to fit. */
async function checkMemory(read: Read, { types }: Tie): Promise<void> {
  // Neo4j keeps these counts. Without a direction each relation is projected twice.
  const counts = types.map((type) => `COUNT { ()-[:${type}]->() }`).join(" + ") || "0";
  const [size] = await read(`RETURN COUNT { (:Entity) } AS entities, ${counts} AS relations`, {});
  const { entities, relations } = size as { entities: number; relations: number };
  const [memory] = await read(cypher("analytics/memory"), { entities, relations: relations * 2 });
  const { neededBytes, freeBytes } = memory as { neededBytes: number; freeBytes: number };
  if (neededBytes <= freeBytes) return;
  throw new GraphQLError(
    `The graph would take ${neededBytes} bytes in the memory of the Graph Data Science library, which has ${freeBytes} left`,
    { extensions: { code: "QUERY_TOO_LARGE", limit: freeBytes, value: neededBytes } },
  );
}
