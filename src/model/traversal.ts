import { Field, Int, ObjectType } from "type-graphql";
import type { Direction, RelationType } from "../ontology.ts";
import { Entity } from "./entity.ts";
import { DirectionEnum, RelationTypeEnum, TraversalLimitEnum } from "./enums.ts";
import { ID } from "./id.ts";
import { Relation } from "./relation.ts";

@ObjectType({
  simpleResolvers: true,
  description: "The number of relations of one type and direction that were left out of an entity.",
})
export class Omission {
  @Field(() => ID, { description: "The id of the entity." })
  readonly entityId: string;
  @Field(() => RelationTypeEnum, { description: "The relation type." })
  readonly type: RelationType;
  @Field(() => DirectionEnum, { description: "OUT or IN, seen from the entity; BOTH for a symmetric type." })
  readonly direction: Direction;
  @Field(() => Int, { description: "The number of relations." })
  readonly total: number;
}

@ObjectType({ simpleResolvers: true, description: "What a traversal left out." })
export class TraversalReport {
  @Field(() => Boolean, { description: "Whether nothing was left out: no relation, or for `paths` no path." })
  readonly complete: boolean;
  @Field(() => Int, {
    description:
      "The number of relations that the same filter would follow from the entities of the answer and that are not in it; for `expand`, from the expanded entities.",
  })
  readonly omitted: number;
  @Field(() => [ID], {
    description:
      "The entities in the answer with more than ontology.limits.hubDegree relations. They were not expanded.",
  })
  readonly hubsNotCrossed: readonly string[];
  @Field(() => TraversalLimitEnum, {
    nullable: true,
    description: "The limit that ended the traversal early; null if none did.",
  })
  readonly limitHit: keyof typeof TraversalLimitEnum | null;
  @Field(() => [Omission], {
    description:
      "The same relations as in `omitted` by entity, type and direction: the entities in the order of the answer, the largest number first. Empty for `paths`.",
    // For each entity that the traversal may reach.
    complexity: ({ childComplexity }) => 5 * (1 + childComplexity),
  })
  readonly omissions: readonly Omission[];
  @Field(() => [ID], {
    description:
      "The ids in the arguments that no entity has, for example since an article was retracted. The answer is as if they had not been given. Empty for `paths`, which fails on an unknown id.",
  })
  readonly unknownIds: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: "A part of the graph." })
export class Subgraph {
  @Field(() => [Entity], { description: "The entities." })
  readonly nodes: readonly Entity[];
  @Field(() => [Relation], {
    description: "All relations among these entities that pass the filter, by id.",
    // For each entity that the traversal may reach.
    complexity: ({ childComplexity }) => 5 * (1 + childComplexity),
  })
  readonly relations: readonly Relation[];
  @Field(() => TraversalReport, { description: "What was left out." })
  readonly report: TraversalReport;
}

@ObjectType({
  simpleResolvers: true,
  description: "One step of a path: a relation and the direction in which the path follows it.",
})
export class PathStep {
  @Field(() => Entity, { description: "The entity where the step begins." })
  readonly from: Entity;
  @Field(() => Relation, { description: "The relation of the step." })
  readonly relation: Relation;
  @Field(() => Entity, { description: "The entity where the step ends." })
  readonly to: Entity;
  @Field(() => Boolean, {
    description: "Whether the step goes from the relation's target to its source; always false for a symmetric one.",
  })
  readonly againstDirection: boolean;
}

@ObjectType({ simpleResolvers: true, description: "A path from one entity to another that visits no entity twice." })
export class Path {
  @Field(() => Int, { description: "The number of relations." })
  readonly length: number;
  @Field(() => [Entity], { description: "The entities of the path, from the first to the last." })
  readonly nodes: readonly Entity[];
  @Field(() => [PathStep], { description: "The steps of the path, in order." })
  readonly steps: readonly PathStep[];
  @Field(() => String, { description: "The path in plain English, with roles and dates." })
  readonly sentence: string;
}

@ObjectType({ simpleResolvers: true, description: "How two entities are connected." })
export class PathResult {
  @Field(() => [Path], {
    description: "The shortest first, then by the number of sources, the confidence, and the ids of the relations.",
  })
  readonly paths: readonly Path[];
  @Field(() => Int, {
    nullable: true,
    description: "If there is no path, the length up to which all paths were searched; else null.",
  })
  readonly noPathWithin: number | null;
  @Field(() => TraversalReport, { description: "What was left out." })
  readonly report: TraversalReport;
}
