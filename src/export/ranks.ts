import { z } from "zod";
import { LibraryMemory } from "../analytics/library-memory.ts";
import type { Algorithm } from "../analytics/memory-demand.ts";
import { pageRankConfig } from "../analytics/page-rank.ts";
import { hasLibrary, withProjection } from "../analytics/projection.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Read } from "../neo4j/driver.ts";
import { relationPattern } from "../query/plan.ts";

/** The PageRank and the community of an entity in the whole graph. */
export interface Rank {
  readonly pageRank: number;
  /** The number of its community: 1 is the largest. */
  readonly community: number;
}

/** Louvain. It needs more memory than PageRank, which runs before it. */
const algorithm: Algorithm = {
  procedure: "louvain.mutate",
  config: () => ({ mutateProperty: "community", concurrency: 1 }),
  bytesPerEntity: null,
  resultBytesPerEntity: 0,
};
const cleanUpMs = 5_000;
const communityRow = z.object({ community: z.int() });
const rankRow = z.object({ id: z.string(), pageRank: z.number(), community: z.int() });
const everything = relationPattern({}, null, false);

/** The ranks of these entities, by id. Throws a QueryError. */
export type RanksOf = (ids: readonly string[]) => Promise<ReadonlyMap<string, Rank>>;

/**
 * Runs `work` with a function that reads ranks, and returns its result. The function is null if the database has no
 * Graph Data Science library. The ranks stay in the memory of the library and are read page by page, since those of a
 * large graph do not fit into this process. The same graph has the same ranks. Throws a QueryError.
 */
export async function withRanks<T>(
  read: Read,
  compute: Read,
  work: (ranksOf: RanksOf | null) => Promise<T>,
): Promise<T> {
  if (!(await hasLibrary(read))) return work(null);
  const context = { read: compute, cleanUp: compute, cleanUpMs, memory: new LibraryMemory() };
  return withProjection(context, everything, algorithm, async ({ name: projection, entities }) => {
    if (entities === 0) return work(async () => new Map());
    await compute(cypher("export/page-rank", { projection, ...pageRankConfig }));
    await compute(cypher("export/communities", { projection }));
    const bySize = await compute(cypher("export/communities-by-size", { projection }, communityRow));
    const numbers = new Map(bySize.map(({ community }, i) => [community, i + 1]));
    return work(async (ids) => {
      const rows = await read(cypher("export/ranks", { projection, ids }, rankRow));
      return new Map(
        rows.map(({ id, pageRank, community }) => [id, { pageRank, community: numbers.get(community) as number }]),
      );
    });
  });
}
