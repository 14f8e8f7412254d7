import { GraphQLError } from "graphql";
import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { articleById, graphState } from "../lookup/articles.ts";
import { Article } from "../model/article.ts";
import { ID } from "../model/id.ts";
import { ArticleRecordInput } from "../model/inputs.ts";
import { GraphState, ImportResult, RemovedRelation, RetractResult } from "../model/results.ts";

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
