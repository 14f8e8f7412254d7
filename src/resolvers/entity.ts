import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { articlesOf } from "../lookup/article-lists.ts";
import { entity } from "../lookup/entity.ts";
import { FilterArgs, NeighborsArgs, PageArgs, RelationsArgs } from "../model/args.ts";
import { ArticleConnection, NeighborConnection, RelationConnection } from "../model/connections.ts";
import { Company, Entity, Person, Place } from "../model/entity.ts";
import { ID } from "../model/id.ts";
import { NeighborCount } from "../model/neighbor-count.ts";
import { Selection } from "../query/selection.ts";
import { costOf, pageCost } from "./cost.ts";
import { Edge } from "./edge.ts";

type Connection = InstanceType<typeof NeighborConnection>;

@Resolver(() => Entity)
export class EntityResolver {
  @Query(() => Entity, { nullable: true, description: "One entity, or null where there is none with the id." })
  entity(
    @Arg("id", () => ID, { description: "Such as person:jack-ma." }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext }: Context,
  ) {
    return entity(readContext, id, null, Selection.of(info));
  }

  @Query(() => Person, { nullable: true, description: "One person, or null where there is none with the id." })
  person(
    @Arg("id", () => ID, { description: "Such as person:jack-ma." }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext }: Context,
  ) {
    return entity(readContext, id, "PERSON", Selection.of(info));
  }

  @Query(() => Company, { nullable: true, description: "One company, or null where there is none with the id." })
  company(
    @Arg("id", () => ID, { description: "Such as company:alibaba." }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext }: Context,
  ) {
    return entity(readContext, id, "COMPANY", Selection.of(info));
  }

  @Query(() => Place, { nullable: true, description: "One place, or null where there is none with the id." })
  place(
    @Arg("id", () => ID, { description: "Such as place:frankfurt." }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext }: Context,
  ) {
    return entity(readContext, id, "PLACE", Selection.of(info));
  }

  @Edge({ shape: "degree" }, () => Int, {
    args: () => FilterArgs,
    description: "How many relations it has; with a filter, how many of them pass.",
    complexity: ({ args }) => ((args as FilterArgs).filter == null ? 0 : costOf.relationsOfEntity),
  })
  readonly degree: number;

  @Edge({ shape: "neighborCounts" }, () => [NeighborCount], {
    args: () => FilterArgs,
    description:
      "Exact totals of its relations by type, direction and neighbor kind, the largest first: what an explorer shows before it expands.",
    complexity: costOf.relationsOfEntity,
  })
  readonly neighborCounts: NeighborCount[];

  @Edge({ shape: "neighbors" }, () => NeighborConnection, {
    args: () => NeighborsArgs,
    description: "The entities that a relation ties to it, each once.",
    complexity: pageCost(),
  })
  readonly neighbors: Connection;

  @Edge({ shape: "relations" }, () => RelationConnection, {
    args: () => RelationsArgs,
    description: "Its relations.",
    complexity: pageCost(),
  })
  readonly relations: InstanceType<typeof RelationConnection>;

  @FieldResolver(() => ArticleConnection, {
    description: "The articles that mention it, newest first, undated ones last.",
    complexity: pageCost(),
  })
  articles(
    @Root() { id }: Entity,
    @Args(() => PageArgs) _args: PageArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, loaders }: Context,
  ) {
    return loaders.load(info, id, (selection) => articlesOf(readContext, selection));
  }
}
