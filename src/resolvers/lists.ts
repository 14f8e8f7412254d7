import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Info, Query, Resolver } from "type-graphql";
import { argumentTable } from "../arguments/argument-table.ts";
import type { Context } from "../context.ts";
import { articles } from "../lookup/articles.ts";
import { entities } from "../lookup/entity-list.ts";
import { relations } from "../lookup/relation-list.ts";
import { ArticleListArgs, EntityListArgs, RelationListArgs } from "../model/args.ts";
import { ArticleConnection, EntityConnection, RelationConnection } from "../model/connections.ts";
import { Selection } from "../query/selection.ts";
import { costOf, pageCost, relationsAmong } from "./cost.ts";

@Resolver()
export class ListsResolver {
  @Query(() => EntityConnection, {
    nullable: true,
    description: "The entities that pass the filter.",
    complexity: pageCost<EntityListArgs>(argumentTable.list.first, ({ filter }) =>
      filter?.nameContains == null ? 1 : costOf.filteredList,
    ),
  })
  entities(
    @Args(() => EntityListArgs) args: EntityListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext }: Context,
  ) {
    return entities(readContext, args, Selection.of(info));
  }

  @Query(() => RelationConnection, {
    nullable: true,
    description:
      "The relations that pass the filter; with `between`, only those between two of these entities. There is no starting entity: `kinds` matches either end, and `direction` is ignored.",
    complexity: pageCost<RelationListArgs>(argumentTable.list.first, ({ between, filter }) => {
      if (between != null) return relationsAmong(between.length);
      return filter == null ? 1 : costOf.filteredList;
    }),
  })
  relations(
    @Args(() => RelationListArgs) args: RelationListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext }: Context,
  ) {
    return relations(readContext, args, Selection.of(info));
  }

  @Query(() => ArticleConnection, {
    nullable: true,
    description: "The articles that pass the filter, newest first, undated ones last.",
    complexity: pageCost<ArticleListArgs>(argumentTable.list.first, ({ filter }) =>
      filter == null ? 1 : costOf.filteredList,
    ),
  })
  articles(
    @Args(() => ArticleListArgs) args: ArticleListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext }: Context,
  ) {
    return articles(readContext, args, Selection.of(info));
  }
}
