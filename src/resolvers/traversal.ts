import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Info, Query, Resolver } from "type-graphql";
import { argumentTable } from "../arguments/argument-table.ts";
import type { Limits } from "../config.ts";
import type { Context } from "../context.ts";
import { withCurrentIds } from "../lookup/current-ids.ts";
import { CommonNeighborConnection } from "../model/connections.ts";
import { PathResult, Subgraph } from "../model/traversal.ts";
import { CommonNeighborsArgs, ExpandArgs, PathsArgs, SubgraphArgs } from "../model/traversal-args.ts";
import { relationTypes } from "../ontology.ts";
import { Selection } from "../query/selection.ts";
import { commonNeighbors } from "../traversal/common-neighbors.ts";
import { expand } from "../traversal/expand.ts";
import { paths } from "../traversal/paths/paths.ts";
import { subgraph } from "../traversal/subgraph.ts";
import { costOf, fieldCost, pageCost, relationsAmong } from "./cost.ts";

const defaultNodes = argumentTable.subgraph.maxNodes.default;

/** How many entities an expansion may find. */
function expanded({ ids, perType, filter }: ExpandArgs, { maxNodes }: Limits): number {
  const types = Math.min((filter?.types ?? relationTypes).length, costOf.typesOfEntity);
  return Math.min(ids.length * Math.max(0, perType ?? argumentTable.expand.perType.default) * types, maxNodes);
}

@Resolver()
export class TraversalResolver {
  @Query(() => Subgraph, {
    nullable: true,
    description:
      "One click in a graph explorer: the neighbors of these entities that are not shown yet, and all relations among the entities, the new neighbors and what is shown. Each entity and relation type gives its first `perType` neighbors; `report.omitted` is the number of relations that the same filter would still follow.",
    complexity: fieldCost<ExpandArgs>(expanded, (args, limits) =>
      relationsAmong(expanded(args, limits) + args.ids.length + (args.shown ?? []).length),
    ),
  })
  expand(@Args(() => ExpandArgs) args: ExpandArgs, @Info() info: GraphQLResolveInfo, @Ctx() { readContext }: Context) {
    const ask = (args: ExpandArgs) => expand(readContext, args, Selection.of(info));
    return withCurrentIds(readContext, args, ["ids", "shown"], ask, ({ unknownIds }) => unknownIds);
  }

  @Query(() => Subgraph, {
    nullable: true,
    description:
      "The entities around these entities, breadth first: the nearest first, then the best connected; and all relations among them. The same graph gives the same answer. A hub is included but not expanded, unless it is one of `ids`.",
    complexity: fieldCost<SubgraphArgs>(
      ({ maxNodes }) => maxNodes ?? defaultNodes,
      ({ maxNodes }) =>
        relationsAmong(maxNodes ?? defaultNodes) + (maxNodes ?? defaultNodes) * costOf.relationsOfEntity,
    ),
  })
  subgraph(
    @Args(() => SubgraphArgs) args: SubgraphArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext }: Context,
  ) {
    const ask = (args: SubgraphArgs) => subgraph(readContext, args, Selection.of(info));
    return withCurrentIds(readContext, args, ["ids"], ask, ({ unknownIds }) => unknownIds);
  }

  @Query(() => PathResult, {
    nullable: true,
    description:
      "How two entities are connected: the best paths between them, the shortest first. A path visits no entity twice. With `asOf`, paths use only relations that held at that date. `kinds` and `exclude` of the filter do not apply to the two ends and to `via`.",
    complexity: fieldCost<PathsArgs>(
      ({ limit, allShortest }, { maxPaths }) => (allShortest ? maxPaths : (limit ?? argumentTable.paths.limit.default)),
      ({ via }) => costOf.pathSearch * (1 + (via ?? []).length),
    ),
  })
  paths(@Args(() => PathsArgs) args: PathsArgs, @Info() info: GraphQLResolveInfo, @Ctx() { readContext }: Context) {
    const ask = (args: PathsArgs) => paths(readContext, args, Selection.of(info));
    return withCurrentIds(readContext, args, ["from", "to", "via"], ask);
  }

  @Query(() => CommonNeighborConnection, {
    nullable: true,
    description:
      "The entities that are neighbors of several of these entities: neighbors of the most of them first, then those with the fewest relations.",
    complexity: pageCost<CommonNeighborsArgs>(
      argumentTable.commonNeighbors.first,
      ({ ids }) => ids.length * costOf.relationsOfEntity,
    ),
  })
  commonNeighbors(
    @Args(() => CommonNeighborsArgs) args: CommonNeighborsArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext }: Context,
  ) {
    const ask = (args: CommonNeighborsArgs) => commonNeighbors(readContext, args, Selection.of(info));
    return withCurrentIds(readContext, args, ["ids"], ask);
  }
}
