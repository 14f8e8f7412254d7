import { Field, Int, ObjectType } from "type-graphql";
import type { Direction, EntityKind, RelationType } from "../ontology.ts";
import { DirectionEnum, EntityKindEnum, RelationTypeEnum } from "./enums.ts";

@ObjectType({
  simpleResolvers: true,
  description: "The number of relations of an entity of one type, in one direction, to neighbors of one kind.",
})
export class NeighborCount {
  @Field(() => RelationTypeEnum, { description: "The relation type." })
  readonly type: RelationType;

  @Field(() => DirectionEnum, { description: "OUT or IN, seen from the entity; BOTH for a symmetric type." })
  readonly direction: Direction;

  @Field(() => EntityKindEnum, { description: "The kind of the neighbors." })
  readonly kind: EntityKind;

  @Field(() => Int, { description: "The number of relations. A neighbor with two relations counts twice." })
  readonly total: number;
}
