import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { cypher } from "../neo4j/cypher-files.ts";
import { processName, type Read, readOne } from "../neo4j/driver.ts";
import type { Statement } from "../neo4j/statement.ts";
import { ontology } from "../ontology.ts";
import { Composer } from "../query/compose.ts";
import { matchRelations } from "../query/matching-relations.ts";
import type { RelationPattern } from "../query/plan.ts";
import { type Algorithm, memoryDemand } from "./memory-demand.ts";
import type { Work } from "./work.ts";

/** Whether the database has the Graph Data Science library. Throws a QueryError. */
export async function hasLibrary(read: Read): Promise<boolean> {
  return (await readOne(read, cypher("analytics/library", {}, z.object({ isThere: z.boolean() })))).isThere;
}

/** A part of the graph in the memory of the Graph Data Science library. Without an entity there is none of this name. */
export interface Projection {
  readonly name: string;
  readonly entities: number;
  /** Those without a direction count twice. */
  readonly relations: number;
}

/**
 * What `compute` makes of a projection of all entities, in order of id, so that of the same graph the library computes
 * the same, and of the relations that the pattern follows. Relations have no direction in it unless the pattern has one. It
 * begins once the memory for the projection and for the algorithm is reserved; the projection is dropped afterwards.
 * Throws a QueryError, and a GraphQLError, QUERY_TOO_LARGE, when the library has not enough memory.
 */
export async function withProjection<T>(
  work: Work,
  pattern: RelationPattern,
  algorithm: Algorithm,
  compute: (projection: Projection) => Promise<T>,
): Promise<T> {
  const release = await work.memory.reserve(() => memoryDemand(work.read, pattern, algorithm), work.signal);
  const name = `${processName.projections}${randomUUID()}`;
  try {
    const { entities, relations } = await readOne(work.read, projecting(pattern, name));
    return await compute({ name, entities: entities ?? 0, relations: relations ?? 0 });
  } finally {
    await dropped(work, name);
    release();
  }
}

const sizeRow = z.object({ entities: z.int().nullable(), relations: z.int().nullable() });

function projecting(pattern: RelationPattern, projection: string): Statement<z.infer<typeof sizeRow>> {
  const composer = new Composer();
  const { direction } = pattern;
  // Of symmetric relations both ways are projected: with a direction they are drawn twice, else all are undirected.
  const [near, far] = direction === "IN" ? ["t", "s"] : ["s", "t"];
  const twice = direction === "BOTH" ? [] : pattern.types.filter((type) => ontology[type].symmetric);
  const text = `CALL () {
MATCH (s:Entity)
WHERE s.id > ''
RETURN s AS near, null AS far ORDER BY s.id
UNION ALL
${matchRelations(composer, pattern, "pattern")}
RETURN ${near} AS near, ${far} AS far
${
  twice.length === 0
    ? ""
    : `UNION ALL
${matchRelations(composer, { ...pattern, types: twice }, "pattern")}
RETURN ${far} AS near, ${near} AS far`
}
}
WITH gds.graph.project($projection, near, far, {}, ${direction === "BOTH" ? "{undirectedRelationshipTypes: ['*']}" : "{}"}) AS graph
RETURN graph.nodeCount AS entities, graph.relationshipCount AS relations`;
  return composer.statement(text, { projection }, sizeRow);
}

/**
 * Resolves when the projection is gone and no statement works on it any more. A statement that was ended goes on for a
 * moment, and may store the projection only then. What cannot be dropped in time is left for the sweep of a next start.
 */
async function dropped({ cleanUp, cleanUpMs }: Work, name: string): Promise<void> {
  const deadline = Date.now() + cleanUpMs;
  do {
    if (!(await isInUse(cleanUp, name)) && (await isDropped(cleanUp, name))) return;
    await pause(100);
  } while (Date.now() < deadline);
}

/** Says no where Neo4j does not tell. */
async function isInUse(read: Read, name: string): Promise<boolean> {
  const running = cypher("analytics/running", { name }, z.object({ running: z.int() }));
  const rows = await read(running).catch(() => []);
  return (rows[0]?.running ?? 0) !== 0;
}

/** Says no while the database does not answer. */
function isDropped(read: Read, name: string): Promise<boolean> {
  return read(cypher("analytics/drop", { name })).then(
    () => true,
    () => false,
  );
}
