import { GraphQLDateTime } from "graphql-scalars";
import { Field, Int, ObjectType } from "type-graphql";
import { Article } from "./article.ts";

@ObjectType({ simpleResolvers: true, description: "What an import changed." })
export class ImportResult {
  @Field(() => Article, { description: "The article as the graph holds it." })
  readonly article: Article;
  @Field(() => Int, { description: "How many entities the graph did not have before." })
  readonly entitiesCreated: number;
  @Field(() => Int, { description: "How many of its relations the graph did not have before." })
  readonly relationsCreated: number;
  @Field(() => Int, { description: "How many of its relations the graph already had, now with this support." })
  readonly relationsConfirmed: number;
  @Field(() => Boolean, { description: "Whether the graph held this very record already; then nothing was written." })
  readonly unchanged: boolean;
}

@ObjectType({ simpleResolvers: true, description: "What taking an article back changed." })
export class RetractResult {
  @Field(() => Int, { description: "How many relations went, having no other support." })
  readonly relationsRemoved: number;
  @Field(() => Int, { description: "How many of its relations stay, since another article supports them." })
  readonly relationsKept: number;
  @Field(() => Int, { description: "How many entities went, since no other article mentions them." })
  readonly entitiesRemoved: number;
}

@ObjectType({ simpleResolvers: true, description: "The state of the graph, by which kept answers can be told stale." })
export class GraphState {
  @Field(() => Int, { description: "Advances with every import and retraction that changes the graph." })
  readonly version: number;
  @Field(() => GraphQLDateTime, { nullable: true, description: "When it last changed; null where it never has." })
  readonly changedAt: Date | null;
}
