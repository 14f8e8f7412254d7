import { GraphQLDateTime } from "graphql-scalars";
import { Field, Float, Int, ObjectType } from "type-graphql";
import { Entity } from "./entity.ts";
import { ID } from "./id.ts";

const version = "The version of the graph that it was computed of; graph.version is that of now.";

@ObjectType({ simpleResolvers: true, description: "An entity in a ranking." })
export class Ranked {
  @Field(() => Entity, { description: "The entity." })
  readonly entity: Entity;
  @Field(() => Float, { description: "What it is ranked by." })
  readonly score: number;
  @Field(() => Int, { description: "Its place, from 1. Equal scores come by id." })
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
      "Names this community and no other: made from the algorithm, a hash of the filter and of the state of the graph, and the smallest id among its members. The same question of the same state gives the same id. `node` does not know it.",
  })
  readonly id: string;
  @Field(() => Int, { description: "How many entities it has." })
  readonly size: number;
  @Field(() => Int, { description: "How many relations tie two of them." })
  readonly relationsInside: number;
  @Field(() => Int, { description: version })
  readonly version: number;
  @Field(() => GraphQLDateTime, { description: "When it was computed." })
  readonly computedAt: Date;
}
