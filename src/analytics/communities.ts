import { createHash } from "node:crypto";
import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import { checkedNumber } from "../arguments/checks.ts";
import { type CommunityAlgorithm, communityAlgorithms, defaultChoices } from "../arguments/choices.ts";
import type { CommunitiesArguments } from "../arguments/field-arguments.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import type { GraphState } from "../neo4j/graph-state.ts";
import { type RelationPattern, relationPattern } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import { connectedComponents } from "./components.ts";
import type { ComputationContext } from "./computation-context.ts";
import type { Group } from "./group.ts";
import type { Algorithm } from "./memory-demand.ts";
import { withProjection } from "./projection.ts";
import type { RequestAnalytics } from "./request-analytics.ts";

/** A group of entities, and the state of the graph that it was computed from. */
export interface Community extends Group {
  /** Unique: another algorithm, filter or state of the graph gives other ids. */
  readonly id: string;
  readonly version: number;
  readonly computedAt: Date;
}

const communityRow = z.object({
  community: z.int(),
  size: z.int(),
  leastId: z.string(),
  memberIds: z.array(z.string()),
});
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
 * The communities of the graph, the largest first, then by their smallest member id. Empty if the graph has no entity.
 * They are computed once for each state of the graph. The direction of relations is ignored.
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
  const minSize = checkedNumber(argumentTable.communities.minSize, args.minSize, limits);
  const algorithm = args.algorithm ?? defaultChoices.communityAlgorithm;
  const pattern: RelationPattern = { ...relationPattern({}, args.filter, false), direction: "BOTH" };
  if (communityAlgorithms[algorithm].needsLibrary) await analytics.requireLibrary(algorithm, "CONNECTED_COMPONENTS");
  const { value, state, computedAt } = await analytics.graphResults.result(
    {
      key: JSON.stringify(["communities", algorithm, pattern]),
      compute: async (context: ComputationContext) =>
        largest(await findGroups(context, algorithm, pattern, limits.maxPageSize), limits.maxPageSize),
    },
    args.freshness ?? defaultChoices.freshness,
  );
  const partition = partitionId(algorithm, pattern, state);
  return value
    .filter(({ size }) => size >= minSize)
    .slice(0, most)
    .map((group) => ({ ...group, id: `${partition}:${group.leastId}`, version: state.version, computedAt }));
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

async function findGroups(
  context: ComputationContext,
  algorithm: CommunityAlgorithm,
  pattern: RelationPattern,
  most: number,
): Promise<Group[]> {
  const { read } = context;
  if (algorithm === "CONNECTED_COMPONENTS") return connectedComponents(read, pattern);
  return withProjection(context, pattern, procedures[algorithm], async ({ name: projection, entities, relations }) => {
    if (entities === 0) return [];
    // The library's Leiden fails without a relation. Louvain then finds what Leiden would: each entity alone.
    const { procedure, config } = procedures[relations === 0 ? "LOUVAIN" : algorithm];
    const text = `CALL gds.${procedure}($projection, $config) YIELD communityCount AS total RETURN total`;
    await read({ text, params: { projection, config: config(entities) } });
    const rows = await read(cypher("analytics/communities", { projection, most }, communityRow));
    const inside = await read(
      cypher(
        "analytics/relations-inside",
        { projection, communities: rows.map(({ community }) => community) },
        insideRow,
      ),
    );
    const relationsOf = new Map(inside.map(({ community, relations }) => [community, relations]));
    return rows.map(({ community, ...group }) => ({
      ...group,
      relationsInside: relationsOf.get(community) ?? 0,
    }));
  });
}

/** The largest `most` groups, each with its first `most` members: a page cannot show more. */
function largest(groups: readonly Group[], most: number): Group[] {
  return groups
    .toSorted((a, b) => b.size - a.size || (a.leastId < b.leastId ? -1 : 1))
    .slice(0, most)
    .map(({ memberIds, ...group }) => ({ ...group, memberIds: memberIds.slice(0, most) }));
}
