import { Field, Float, Int, ObjectType } from "type-graphql";
import type { RelationType } from "../ontology.ts";
import type { PartialDate } from "../partial-date.ts";
import { Entity } from "./entity.ts";
import { RelationTypeEnum } from "./enums.ts";
import { Node } from "./node.ts";
import { PartialDateScalar } from "./partial-date-scalar.ts";

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "How one entity stands to another, according to at least one article.",
})
export class Relation extends Node {
  @Field(() => RelationTypeEnum, { description: "How they are tied." })
  readonly type: RelationType;

  @Field(() => Entity, { description: "The entity from which it reads; of a symmetric relation, the smaller id." })
  readonly source: Entity;

  @Field(() => Entity, { description: "The entity to which it reads." })
  readonly target: Entity;

  @Field(() => String, { nullable: true, description: "As what: an office, a share; null where no article says." })
  readonly role: string | null;

  @Field(() => PartialDateScalar, { nullable: true, description: "When it began; null where no article says." })
  readonly since: PartialDate | null;

  @Field(() => PartialDateScalar, { nullable: true, description: "When it ended; null where no article says." })
  readonly until: PartialDate | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it held when the newest article that speaks of it appeared; null where none says.",
  })
  readonly current: boolean | null;

  @Field(() => Float, { description: "How sure it is, from 0 to 1: the confidence of its best evidence." })
  readonly confidence: number;

  @Field(() => Int, { description: "How many articles say so." })
  readonly sourceCount: number;
}
