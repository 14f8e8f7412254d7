import { GraphQLDateTime } from "graphql-scalars";
import { Field, Float, Int, ObjectType } from "type-graphql";
import { Entity } from "./entity.ts";
import { ID } from "./id.ts";

const version = "The version of the graph that it was computed of; graph.version is that of now.";

@ObjectType({ simpleResolvers: true, description: "An entity in a ranking." })
export class Ranked {
  @Field(() => Entity, { description: "The entity." })
  readonly entity: Entity;
  @Field(() => Float, { description: "The score by which it is ranked." })
  readonly score: number;
  @Field(() => Int, { description: "The place in the ranking, from 1. Equal scores are ordered by id." })
  readonly rank: number;
  @Field(() => Boolean, { description: "Whether the score is exact; false where it is estimated from a sample." })
  readonly exact: boolean;
  @Field(() => Int, { description: version })
  readonly version: number;
  @Field(() => GraphQLDateTime, { description: "When it was computed." })
  readonly computedAt: Date;
}

@ObjectType({ simpleResolvers: true, description: "Entities with more relations among themselves than to others." })
export class Community {
  @Field(() => ID, {
    description:
      "Identifies this community only. It consists of the algorithm, a hash of the filter and of the state of the graph, and the smallest id of a member. The same request on the same state gives the same id. `node` does not find it.",
  })
  readonly id: string;
  @Field(() => Int, { description: "The number of entities." })
  readonly size: number;
  @Field(() => [ID], {
    description: "Those of the ids in the argument `containing` that are in it, in their order; empty without it.",
  })
  readonly containedIds: readonly string[];
  @Field(() => Int, { description: "The number of relations between its entities." })
  readonly relationsInside: number;
  @Field(() => Int, { description: version })
  readonly version: number;
  @Field(() => GraphQLDateTime, { description: "When it was computed." })
  readonly computedAt: Date;
}
