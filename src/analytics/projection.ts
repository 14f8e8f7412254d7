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
import type { ComputationContext } from "./computation-context.ts";
import { type Algorithm, memoryDemand } from "./memory-demand.ts";

/** Whether the database has the Graph Data Science library. Throws a QueryError. */
export async function hasLibrary(read: Read): Promise<boolean> {
  return (await readOne(read, cypher("analytics/library", {}, z.object({ isThere: z.boolean() })))).isThere;
}

/** A part of the graph in the memory of the Graph Data Science library. The library has none if `entities` is 0. */
export interface Projection {
  readonly name: string;
  readonly entities: number;
  /** Undirected relations count twice. */
  readonly relations: number;
}

/**
 * Projects all entities and the relations that match the pattern, and returns what `compute` makes of the projection.
 * Relations are directed only if the pattern has a direction. Entities are projected in order of id, so that the same
 * graph gives the same results.
 *
 * First reserves the memory for the projection and the algorithm, and waits for it if necessary. Drops the projection
 * afterwards. Throws a QueryError, a GraphQLError QUERY_TOO_LARGE if the library has too little memory, and what
 * `compute` throws.
 */
export async function withProjection<T>(
  context: ComputationContext,
  pattern: RelationPattern,
  algorithm: Algorithm,
  compute: (projection: Projection) => Promise<T>,
): Promise<T> {
  const release = await context.memory.reserve(() => memoryDemand(context.read, pattern, algorithm), context.signal);
  const name = `${processName.projections}${randomUUID()}`;
  try {
    const { entities, relations } = await readOne(context.read, projectionStatement(pattern, name));
    return await compute({ name, entities: entities ?? 0, relations: relations ?? 0 });
  } finally {
    await dropProjection(context, name);
    release();
  }
}

const sizeRow = z.object({ entities: z.int().nullable(), relations: z.int().nullable() });

function projectionStatement(pattern: RelationPattern, projection: string): Statement<z.infer<typeof sizeRow>> {
  const composer = new Composer();
  const { direction } = pattern;
  // A symmetric relation goes both ways. If the projection is directed, it is therefore projected twice.
  const [near, far] = direction === "IN" ? ["t", "s"] : ["s", "t"];
  const bothWays = direction === "BOTH" ? [] : pattern.types.filter((type) => ontology[type].symmetric);
  const text = `CALL () {
MATCH (s:Entity)
WHERE s.id > ''
RETURN s AS near, null AS far ORDER BY s.id
UNION ALL
${matchRelations(composer, pattern, "pattern")}
RETURN ${near} AS near, ${far} AS far
${
  bothWays.length === 0
    ? ""
    : `UNION ALL
${matchRelations(composer, { ...pattern, types: bothWays }, "pattern")}
RETURN ${far} AS near, ${near} AS far`
}
}
WITH gds.graph.project($projection, near, far, {}, ${direction === "BOTH" ? "{undirectedRelationshipTypes: ['*']}" : "{}"}) AS graph
RETURN graph.nodeCount AS entities, graph.relationshipCount AS relations`;
  return composer.statement(text, { projection }, sizeRow);
}

/**
 * Drops the projection as soon as no statement uses it. An aborted statement runs on for a moment and may still store
 * its projection. One that cannot be dropped within `cleanUpMs` stays until the service starts again.
 */
async function dropProjection({ cleanUp, cleanUpMs }: ComputationContext, name: string): Promise<void> {
  const deadline = Date.now() + cleanUpMs;
  do {
    if (!(await isInUse(cleanUp, name)) && (await tryToDrop(cleanUp, name))) return;
    await pause(100);
  } while (Date.now() < deadline);
}

/** Returns false if Neo4j does not list its transactions. */
async function isInUse(read: Read, name: string): Promise<boolean> {
  const running = cypher("analytics/running", { name }, z.object({ running: z.int() }));
  const rows = await read(running).catch(() => []);
  return (rows[0]?.running ?? 0) !== 0;
}

/** Returns false if it failed. */
function tryToDrop(read: Read, name: string): Promise<boolean> {
  return read(cypher("analytics/drop", { name })).then(
    () => true,
    () => false,
  );
}
