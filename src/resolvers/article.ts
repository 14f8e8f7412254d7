import { GraphQLError, type GraphQLResolveInfo } from "graphql";
import { Arg, Args, Authorized, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { mentionsOf, relationsOf } from "../lookup/article-lists.ts";
import { article, graphState } from "../lookup/articles.ts";
import { PageArgs } from "../model/args.ts";
import { Article } from "../model/article.ts";
import { EntityConnection, RelationConnection } from "../model/connections.ts";
import { ID } from "../model/id.ts";
import { ArticleRecordInput } from "../model/inputs.ts";
import { GraphState, ImportResult, RetractResult } from "../model/results.ts";
import { pageCost } from "./cost.ts";

@Resolver(() => Article)
export class ArticleResolver {
  @Query(() => Article, { nullable: true, description: "One article, or null where there is none with the id." })
  article(
    @Arg("id", () => ID, { description: "The id that its record gave it." }) id: string,
    @Ctx() { readContext }: Context,
  ) {
    return article(readContext, id);
  }

  @Query(() => GraphState, { nullable: true, description: "The state of the graph." })
  graph(@Ctx() { readContext }: Context) {
    return graphState(readContext);
  }

  @FieldResolver(() => EntityConnection, {
    description: "The entities that it mentions, by name.",
    complexity: pageCost(),
  })
  mentions(
    @Root() { id }: Article,
    @Args(() => PageArgs) _args: PageArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, loaders }: Context,
  ) {
    return loaders.load(info, id, (selection) => mentionsOf(readContext, selection));
  }

  @FieldResolver(() => RelationConnection, {
    description: "The relations that it supports, the latest start first, undated ones last.",
    complexity: pageCost(),
  })
  relations(
    @Root() { id }: Article,
    @Args(() => PageArgs) _args: PageArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, loaders }: Context,
  ) {
    return loaders.load(info, id, (selection) => relationsOf(readContext, selection));
  }

  @Authorized()
  @Mutation(() => ImportResult, {
    description:
      "Takes one article record, in one transaction. The same record again changes nothing; another record of the same article replaces it. A faulty record is refused whole, with every fault listed. For editors.",
  })
  async importArticle(
    @Arg("record", () => ArticleRecordInput, { description: "The article, and what it says." })
    record: ArticleRecordInput,
    @Ctx() { articles, readContext }: Context,
  ) {
    const imported = await articles.import(record);
    return { ...imported, article: await article(readContext, imported.articleId) };
  }

  @Authorized()
  @Mutation(() => RetractResult, {
    description:
      "Takes an article back: the graph is then what it would be had the article never been imported. An error where there is none with the id. For editors.",
  })
  async retractArticle(
    @Arg("id", () => ID, { description: "The id of the article." }) id: string,
    @Ctx() { articles }: Context,
  ) {
    const retracted = await articles.retract(id);
    if (retracted !== null) return retracted;
    throw new GraphQLError("There is no article with this id", { extensions: { code: "NOT_FOUND", argument: "id" } });
  }
}
