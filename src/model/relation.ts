import { Field, Float, Int, ObjectType } from "type-graphql";
import type { RelationType } from "../ontology.ts";
import type { PartialDate } from "../partial-date.ts";
import { Entity } from "./entity.ts";
import { RelationTypeEnum } from "./enums.ts";
import { Node } from "./node.ts";
import { PartialDateScalar } from "./partial-date-scalar.ts";
import { declareRelationFields } from "./relation-fields.ts";

/** It also has the fields of the table in relation-fields.ts, which are declared below. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A relation between two entities, supported by at least one article or dataset.",
})
export class Relation extends Node {
  @Field(() => RelationTypeEnum, { description: "The type of the relation." })
  readonly type: RelationType;

  @Field(() => Entity, {
    description: "The entity where it starts; of a symmetric relation, the one with the smaller id.",
  })
  readonly source: Entity;

  @Field(() => Entity, { description: "The entity where it ends." })
  readonly target: Entity;

  @Field(() => String, {
    nullable: true,
    description: "The role, such as an office or a share; null where no article says.",
  })
  readonly role: string | null;

  @Field(() => PartialDateScalar, { nullable: true, description: "When it began; null where no article says." })
  readonly since: PartialDate | null;

  @Field(() => PartialDateScalar, { nullable: true, description: "When it ended; null where no article says." })
  readonly until: PartialDate | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it held when the newest article on it appeared; null where none says.",
  })
  readonly current: boolean | null;

  @Field(() => Float, { description: "The confidence of its best evidence, from 0 to 1." })
  readonly confidence: number;

  @Field(() => Int, {
    description:
      "The number of articles and datasets that support it. A dataset counts once, however many of its entries do.",
  })
  readonly sourceCount: number;
}

declareRelationFields(Relation, "description");
