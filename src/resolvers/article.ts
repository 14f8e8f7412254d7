import { GraphQLError, type GraphQLResolveInfo } from "graphql";
import { Arg, Args, Authorized, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { mentionsOf, relationsOf } from "../lookup/article-lists.ts";
import { articleById, graphState } from "../lookup/articles.ts";
import { PageArgs } from "../model/args.ts";
import { Article } from "../model/article.ts";
import { EntityConnection, RelationConnection } from "../model/connections.ts";
import { ID } from "../model/id.ts";
import { ArticleRecordInput } from "../model/inputs.ts";
import { GraphState, ImportResult, RemovedRelation, RetractResult } from "../model/results.ts";
import { pageCost } from "./cost.ts";

@Resolver(() => Article)
export class ArticleResolver {
  @Query(() => Article, { nullable: true, description: "The article with this id, or null." })
  article(
    @Arg("id", () => ID, { description: "The id in the article's record." }) id: string,
    @Ctx() { readContext }: Context,
  ) {
    return articleById(readContext, id);
  }

  @Query(() => GraphState, { nullable: true, description: "The version of the graph and when it last changed." })
  graph(@Ctx() { readContext }: Context) {
    return graphState(readContext);
  }

  @FieldResolver(() => EntityConnection, {
    description: "The entities that the article mentions, by name.",
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
    description: "The relations that the article supports. The latest start comes first, undated ones last.",
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
      "Imports one article record in one transaction. The same record again changes nothing; a different record of the same article replaces it. A record with faults is rejected as a whole, and the error lists every fault. Needs the editor token.",
  })
  async importArticle(
    @Arg("record", () => ArticleRecordInput, { description: "The article and its claims." })
    record: ArticleRecordInput,
    @Ctx() { editor, readContext }: Context,
  ) {
    const imported = await editor.import(record);
    return { ...imported, article: await articleById(readContext, imported.sourceId) };
  }

  @Authorized()
  @Mutation(() => RetractResult, {
    description:
      "Removes an article and everything that only it supports. The graph is then as if the article had never been imported. An unknown id gives the error NOT_FOUND. Needs the editor token.",
  })
  async retractArticle(
    @Arg("id", () => ID, { description: "The id of the article." }) id: string,
    @Ctx() { editor }: Context,
  ) {
    const retracted = await editor.retract(id);
    if (retracted !== null)
      return {
        ...retracted,
        entitiesRemoved: retracted.removedEntities.length,
        removedRelations: retracted.removedRelations.map((relation) => new RemovedRelation(relation)),
      };
    throw new GraphQLError("There is no article with this id", { extensions: { code: "NOT_FOUND", argument: "id" } });
  }
}
