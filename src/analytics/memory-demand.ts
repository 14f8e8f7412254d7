import { z } from "zod";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Read } from "../neo4j/driver.ts";
import { readOne } from "../neo4j/driver.ts";
import type { RelationPattern } from "../query/plan.ts";
import type { MemoryDemand } from "./library-memory.ts";

/** An algorithm of the Graph Data Science library. */
export interface Algorithm {
  /** Such as `pageRank.mutate`. */
  readonly procedure: string;
  /** For a graph of so many entities. */
  readonly config: (entities: number) => Readonly<Record<string, unknown>>;
  /** Null where the library can estimate the algorithm. */
  readonly bytesPerEntity: number | null;
  /** What reading its result takes at most. */
  readonly resultBytesPerEntity: number;
}

const sizeRow = z.object({ entities: z.int(), relations: z.int() });
const memoryRow = z.object({ projectionBytes: z.int(), freeBytes: z.int() });

/**
 * What a projection of all entities and of the relations of these types takes together with the algorithm, at most,
 * and what the library has left. The relations of a filter are fewer. Throws a QueryError.
 */
export async function memoryDemand(
  read: Read,
  { types }: RelationPattern,
  algorithm: Algorithm,
): Promise<MemoryDemand> {
  // Neo4j keeps these counts. Without a direction each relation is projected twice.
  const counts = types.map((type) => `COUNT { ()-[:${type}]->() }`).join(" + ") || "0";
  const text = `RETURN COUNT { (:Entity) } AS entities, 2 * (${counts}) AS relations`;
  const { entities, relations } = await readOne(read, { text, rows: sizeRow });
  const { projectionBytes, freeBytes } = await readOne(
    read,
    cypher("analytics/memory", { entities, relations }, memoryRow),
  );
  const algorithmBytes =
    algorithm.bytesPerEntity === null
      ? await estimate(read, algorithm, entities, relations)
      : algorithm.bytesPerEntity * entities;
  // The result is read when the algorithm has given its memory back.
  const needed = projectionBytes + Math.max(algorithmBytes, algorithm.resultBytesPerEntity * entities);
  return { needed, free: freeBytes + (await collectable(read)) };
}

async function estimate(read: Read, { procedure, config }: Algorithm, entities: number, relations: number) {
  const graph =
    "{nodeCount: $entities, relationshipCount: $relations, nodeProjection: '*', relationshipProjection: '*'}";
  const text = `CALL gds.${procedure}.estimate(${graph}, $config) YIELD bytesMax RETURN bytesMax`;
  const params = { entities, relations, config: config(entities) };
  return (await readOne(read, { text, params, rows: z.object({ bytesMax: z.int() }) })).bytesMax;
}

/** What the next collection of young garbage frees, as good as all of it; 0 where Neo4j does not tell. */
async function collectable(read: Read): Promise<number> {
  try {
    return (await readOne(read, cypher("analytics/young-memory", {}, z.object({ bytes: z.int() })))).bytes;
  } catch {
    return 0;
  }
}
