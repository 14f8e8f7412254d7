import { GraphQLDateTime } from "graphql-scalars";
import { Field, Int, ObjectType } from "type-graphql";
import { Article } from "./article.ts";

@ObjectType({ simpleResolvers: true, description: "What an import changed." })
export class ImportResult {
  @Field(() => Article, { description: "The stored article." })
  readonly article: Article;
  @Field(() => Int, { description: "The number of new entities." })
  readonly entitiesCreated: number;
  @Field(() => Int, { description: "The number of new relations." })
  readonly relationsCreated: number;
  @Field(() => Int, { description: "The number of its relations that existed already and gained this support." })
  readonly relationsConfirmed: number;
  @Field(() => Boolean, { description: "Whether the same record was stored already. Then nothing was written." })
  readonly unchanged: boolean;
}

@ObjectType({ simpleResolvers: true, description: "What the retraction of an article changed." })
export class RetractResult {
  @Field(() => Int, { description: "The number of relations removed because nothing else supports them." })
  readonly relationsRemoved: number;
  @Field(() => Int, { description: "The number of its relations that stay because another article supports them." })
  readonly relationsKept: number;
  @Field(() => Int, { description: "The number of entities removed because no other article mentions them." })
  readonly entitiesRemoved: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "The state of the graph. Compare it to tell whether a stored answer is out of date.",
})
export class GraphState {
  @Field(() => Int, { description: "Advances with every import and retraction that changes the graph." })
  readonly version: number;
  @Field(() => GraphQLDateTime, { nullable: true, description: "When the graph last changed; null if it never has." })
  readonly changedAt: Date | null;
}
