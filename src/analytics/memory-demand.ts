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
  /** The configuration of the procedure, given the number of entities. */
  readonly config: (entities: number) => Readonly<Record<string, unknown>>;
  /** Null if the library can estimate the memory of the algorithm. */
  readonly bytesPerEntity: number | null;
  /** The most memory that reading the result takes. */
  readonly resultBytesPerEntity: number;
}

const sizeRow = z.object({ entities: z.int(), relations: z.int() });
const memoryRow = z.object({ projectionBytes: z.int(), freeBytes: z.int() });

/**
 * The most memory that a projection and an algorithm take, and how much the library has free, both in bytes. The
 * estimate is for all entities and for all relations of the pattern's types, whatever the rest of the filter leaves
 * out. Throws a QueryError.
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
  // The result is read after the algorithm has released its memory.
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

/**
 * The memory of Java's young generation in bytes. The next garbage collection frees nearly all of it. 0 if Neo4j
 * does not show its memory pools.
 */
async function collectable(read: Read): Promise<number> {
  try {
    return (await readOne(read, cypher("analytics/young-memory", {}, z.object({ bytes: z.int() })))).bytes;
  } catch {
    return 0;
  }
}
