import { Field, Float, Int, ObjectType } from "type-graphql";
import type { EntityKind, RelationType } from "../ontology.ts";
import type { PartialDate } from "../partial-date.ts";
import { Entity } from "./entity.ts";
import { EntityKindEnum, RelationTypeEnum } from "./enums.ts";
import { PartialDateScalar } from "./partial-date-scalar.ts";

@ObjectType({ simpleResolvers: true, description: "How many entities there are of a kind." })
export class KindCount {
  @Field(() => EntityKindEnum, { description: "The kind." })
  readonly kind: EntityKind;
  @Field(() => Int, { description: "How many." })
  readonly total: number;
}

@ObjectType({ simpleResolvers: true, description: "How many relations there are of a type." })
export class TypeCount {
  @Field(() => RelationTypeEnum, { description: "The type." })
  readonly type: RelationType;
  @Field(() => Int, { description: "How many." })
  readonly total: number;
}

@ObjectType({ simpleResolvers: true, description: "How much the graph holds, or what a filter leaves of it." })
export class Statistics {
  @Field(() => Int, { description: "How many entities; under a filter, those with a relation that passes." })
  readonly entities: number;
  @Field(() => Int, { description: "How many relations; under a filter, those that pass." })
  readonly relations: number;
  @Field(() => Int, {
    description: "How many articles; under a filter, those that support a relation that passes.",
  })
  readonly articles: number;
  @Field(() => [KindCount], {
    description: "The entities by kind, in the order of the ontology; a kind of which there is none is left out.",
  })
  readonly byKind: readonly KindCount[];
  @Field(() => [TypeCount], {
    description: "The relations by type, in the order of the ontology; a type of which there is none is left out.",
  })
  readonly byType: readonly TypeCount[];
}

@ObjectType({ simpleResolvers: true, description: "An entity that shares neighbors with another." })
export class Similar {
  @Field(() => Entity, { description: "The entity." })
  readonly entity: Entity;
  @Field(() => Float, {
    description:
      "How alike it is by Adamic and Adar: each shared neighbor counts 1 / ln of how many entities are tied to it, so a rare one counts more. Rounded to nine places.",
  })
  readonly score: number;
  @Field(() => Int, { description: "How many distinct neighbors both have." })
  readonly sharedCount: number;
}

@ObjectType({ simpleResolvers: true, description: "A period in which relations began or ended." })
export class TimelineBucket {
  @Field(() => PartialDateScalar, { description: "The year or the month." })
  readonly period: PartialDate;
  @Field(() => Int, { description: "How many began then." })
  readonly began: number;
  @Field(() => Int, { description: "How many ended then." })
  readonly ended: number;
}

@ObjectType({ simpleResolvers: true, description: "What a timeline cannot show, since no date tells the period." })
export class Undated {
  @Field(() => Int, { description: "How many relations have no start, or only one less precise than the interval." })
  readonly began: number;
  @Field(() => Int, {
    description:
      "How many relations are known to be over, being not current or having an end, without an end as precise as the interval.",
  })
  readonly ended: number;
}
