import { Field, Float, Int, ObjectType } from "type-graphql";
import type { EntityKind, RelationType } from "../ontology.ts";
import type { PartialDate } from "../partial-date.ts";
import { Entity } from "./entity.ts";
import { EntityKindEnum, RelationTypeEnum } from "./enums.ts";
import { PartialDateScalar } from "./partial-date-scalar.ts";

@ObjectType({ simpleResolvers: true, description: "The number of entities of one kind." })
export class KindCount {
  @Field(() => EntityKindEnum, { description: "The kind." })
  readonly kind: EntityKind;
  @Field(() => Int, { description: "How many." })
  readonly total: number;
}

@ObjectType({ simpleResolvers: true, description: "The number of relations of one type." })
export class TypeCount {
  @Field(() => RelationTypeEnum, { description: "The type." })
  readonly type: RelationType;
  @Field(() => Int, { description: "How many." })
  readonly total: number;
}

@ObjectType({ simpleResolvers: true, description: "How much is in the graph, or passes a filter." })
export class Statistics {
  @Field(() => Int, { description: "The number of entities; with a filter, of those with a matching relation." })
  readonly entities: number;
  @Field(() => Int, { description: "The number of relations; with a filter, of those that pass." })
  readonly relations: number;
  @Field(() => Int, {
    description: "The number of articles; with a filter, of those that support a matching relation.",
  })
  readonly articles: number;
  @Field(() => [KindCount], {
    description: "The entities by kind, in the order of the ontology. Kinds without entities are left out.",
  })
  readonly byKind: readonly KindCount[];
  @Field(() => [TypeCount], {
    description: "The relations by type, in the order of the ontology. Types without relations are left out.",
  })
  readonly byType: readonly TypeCount[];
}

@ObjectType({ simpleResolvers: true, description: "An entity that shares neighbors with another." })
export class Similar {
  @Field(() => Entity, { description: "The entity." })
  readonly entity: Entity;
  @Field(() => Float, {
    description:
      "The similarity by Adamic and Adar: the sum, over the shared neighbors, of 1 / ln(number of neighbors of that neighbor). Rounded to nine decimal places.",
  })
  readonly score: number;
  @Field(() => Int, { description: "The number of distinct shared neighbors." })
  readonly sharedCount: number;
}

@ObjectType({ simpleResolvers: true, description: "A period in which relations began or ended." })
export class TimelineBucket {
  @Field(() => PartialDateScalar, { description: "The year or the month." })
  readonly period: PartialDate;
  @Field(() => Int, { description: "The number of relations that began in the period." })
  readonly began: number;
  @Field(() => Int, { description: "The number of relations that ended in the period." })
  readonly ended: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "The relations that a timeline cannot place, because their dates do not determine the period.",
})
export class Undated {
  @Field(() => Int, {
    description: "The number of relations without a start, or with one less precise than the interval.",
  })
  readonly began: number;
  @Field(() => Int, {
    description:
      "The number of relations that are over, because they are not current or have an end, without an end as precise as the interval.",
  })
  readonly ended: number;
}
