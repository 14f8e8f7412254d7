import { createHash } from "node:crypto";
import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import { checkedIds, checkedNumber } from "../arguments/checks.ts";
import { type CommunityAlgorithm, communityAlgorithms, defaultChoices } from "../arguments/choices.ts";
import type { CommunitiesArguments } from "../arguments/field-arguments.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import type { GraphState } from "../neo4j/graph-state.ts";
import { type RelationPattern, relationPattern } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import { connectedComponents } from "./components.ts";
import type { ComputationContext } from "./computation-context.ts";
import type { Algorithm } from "./memory-demand.ts";
import { pageSize, pagesById } from "./pages-by-id.ts";
import { type Group, type Partition, partition } from "./partition.ts";
import { withProjection } from "./projection.ts";
import type { RequestAnalytics } from "./request-analytics.ts";

/** A community, and the state of the graph that it was computed from. */
export interface Community extends Group {
  /** Unique: another algorithm, filter or state of the graph gives other ids. */
  readonly id: string;
  readonly version: number;
  readonly computedAt: Date;
  /** Those of the ids asked for that are in it. */
  readonly containedIds: readonly string[];
}

const memberRow = z.object({ id: z.string(), degree: z.int(), community: z.int() });
const insideRow = z.object({ community: z.int(), relations: z.int() });

const library = { bytesPerEntity: null, resultBytesPerEntity: 400 } as const;
const mutateProperty = "community";

const procedures: Readonly<Record<Exclude<CommunityAlgorithm, "CONNECTED_COMPONENTS">, Algorithm>> = {
  // V. Blondel et al., "Fast unfolding of communities in large networks" (2008). With one thread the same graph gives
  // the same answer.
  LOUVAIN: { ...library, procedure: "louvain.mutate", config: () => ({ mutateProperty, concurrency: 1 }) },
  // V. Traag, L. Waltman, N. J. van Eck, "From Louvain to Leiden: guaranteeing well-connected communities" (2019).
  LEIDEN: { ...library, procedure: "leiden.mutate", config: () => ({ mutateProperty, concurrency: 1, randomSeed: 1 }) },
};

/**
 * The communities of the graph, the largest first, then by their smallest member id. With `containing`, all those that
 * have one of these entities. Empty if the graph has no entity. Each state of the graph is computed once. The direction
 * of relations is ignored.
 *
 * Throws a GraphQLError if an argument is out of range or the algorithm needs the library and it is missing, and what
 * `ResultCache.result` throws.
 */
export async function communities(
  { limits }: ReadContext,
  analytics: RequestAnalytics,
  args: CommunitiesArguments,
): Promise<Community[]> {
  const most = checkedNumber(argumentTable.communities.first, args.first, limits);
  const skip = checkedNumber(argumentTable.communities.skip, args.skip, limits);
  const minSize = checkedNumber(argumentTable.communities.minSize, args.minSize, limits);
  const containing =
    args.containing == null ? null : checkedIds(argumentTable.communities.containing, args.containing, limits);
  const algorithm = args.algorithm ?? defaultChoices.communityAlgorithm;
  const pattern: RelationPattern = { ...relationPattern({}, args.filter, false), direction: "BOTH" };
  if (communityAlgorithms[algorithm].needsLibrary) await analytics.requireLibrary(algorithm, "CONNECTED_COMPONENTS");
  const { value, state, computedAt } = await analytics.graphResults.result(
    {
      key: JSON.stringify(["communities", algorithm, pattern]),
      compute: (context: ComputationContext) => findCommunities(context, algorithm, pattern),
      bytesOf: ({ bytes }) => bytes,
    },
    args.freshness ?? defaultChoices.freshness,
  );
  const found =
    containing === null
      ? value.page(minSize, skip, most).map((group) => ({ ...group, containedIds: [] }))
      : value.containing(minSize, containing);
  const prefix = partitionId(algorithm, pattern, state);
  return found.map((group) => ({
    ...{ ...group, id: `${prefix}:${group.leastId}`, version: state.version, computedAt },
  }));
}

/**
 * Identifies one partition of the graph into communities: by the algorithm, and by a hash of the filter and the state
 * of the graph. Ids must differ between partitions, because a client's cache merges objects with the same id.
 */
function partitionId(
  algorithm: CommunityAlgorithm,
  pattern: RelationPattern,
  { version, changedAt }: GraphState,
): string {
  const hash = createHash("sha256").update(JSON.stringify([pattern, version, changedAt]));
  return `${algorithm.toLowerCase()}:${hash.digest("base64url").slice(0, 12)}`;
}

async function findCommunities(
  context: ComputationContext,
  algorithm: CommunityAlgorithm,
  pattern: RelationPattern,
): Promise<Partition> {
  const { read } = context;
  if (algorithm === "CONNECTED_COMPONENTS") return connectedComponents(read, pattern);
  return withProjection(context, pattern, procedures[algorithm], async ({ name: projection, entities, relations }) => {
    if (entities === 0) return partition(noMembers(), new Map());
    // The library's Leiden fails without a relation. Louvain then finds what Leiden would: each entity alone.
    const { procedure, config } = procedures[relations === 0 ? "LOUVAIN" : algorithm];
    const text = `CALL gds.${procedure}($projection, $config) YIELD communityCount AS total RETURN total`;
    await read({ text, params: { projection, config: config(entities) } });
    const inside = await read(cypher("analytics/relations-inside", { projection }, insideRow));
    const relationsInside = new Map(inside.map(({ community, relations }) => [community, relations]));
    const members = pagesById(read, (after) =>
      cypher("analytics/communities", { projection, after, pageSize }, memberRow),
    );
    return partition(members, relationsInside);
  });
}

async function* noMembers(): AsyncGenerator<never> {}
