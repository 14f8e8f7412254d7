import { GraphQLDateTime } from "graphql-scalars";
import { Field, Int, ObjectType } from "type-graphql";
import { Article } from "./article.ts";
import { ID } from "./id.ts";

@ObjectType({ simpleResolvers: true, description: "An entity of a record, and its id in the graph." })
export class ImportedEntity {
  @Field(() => String, { description: "Its ref in the record." })
  readonly ref: string;
  @Field(() => ID, { description: "Its id in the graph." })
  readonly entityId: string;
}

@ObjectType({ simpleResolvers: true, description: "A relation that is gone." })
export class RemovedRelation {
  @Field(() => ID, { description: "Its id." })
  readonly relationId: string;
  @Field(() => ID, { description: "The id of its source." })
  readonly source: string;
  @Field(() => ID, { description: "The id of its target." })
  readonly target: string;

  constructor({ id, source, target }: { readonly id: string; readonly source: string; readonly target: string }) {
    this.relationId = id;
    this.source = source;
    this.target = target;
  }
}

@ObjectType({ simpleResolvers: true, description: "What an import changed." })
export class ImportResult {
  @Field(() => Article, { description: "The stored article." })
  readonly article: Article;
  @Field(() => [ImportedEntity], { description: "The entities of the record, in its order." })
  readonly entities: readonly ImportedEntity[];
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
  @Field(() => [RemovedRelation], {
    description:
      "The relations with these ids are gone. A relation that stays can be among them: it has a new id if only this article gave its role or its start.",
  })
  readonly removedRelations: readonly RemovedRelation[];
  @Field(() => [ID], { description: "The ids of the entities that are gone." })
  readonly removedEntities: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: "What the retraction of a dataset changed." })
export class RetractDatasetResult {
  @Field(() => Int, { description: "The number of entries that are gone." })
  readonly entriesRemoved: number;
  @Field(() => Int, { description: "The number of entries that are left. Then ask again." })
  readonly entriesLeft: number;
  @Field(() => Int, { description: "The number of relations removed because nothing else supports them." })
  readonly relationsRemoved: number;
  @Field(() => Int, { description: "The number of entities removed because nothing else mentions them." })
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
