import { Field, Int, ObjectType } from "type-graphql";
import { Entity } from "./entity.ts";
import { TraversalLimitEnum } from "./enums.ts";
import { ID } from "./id.ts";
import { Relation } from "./relation.ts";

@ObjectType({ simpleResolvers: true, description: "What a traversal left out, so that nothing is cut in silence." })
export class TraversalReport {
  @Field(() => Boolean, { description: "Whether nothing was left out: no relation, or for `paths` no path." })
  readonly complete: boolean;
  @Field(() => Int, {
    description:
      "How many relations the same filter would still follow from the entities of the answer and are not in it; for `expand`, from the entities that were expanded.",
  })
  readonly omitted: number;
  @Field(() => [ID], {
    description:
      "The entities with more than ontology.limits.hubDegree relations that were reached: they are not crossed, at any depth.",
  })
  readonly hubsNotCrossed: readonly string[];
  @Field(() => TraversalLimitEnum, { nullable: true, description: "Which limit ended it; null where none did." })
  readonly limitHit: keyof typeof TraversalLimitEnum | null;
}

@ObjectType({ simpleResolvers: true, description: "A part of the graph." })
export class Subgraph {
  @Field(() => [Entity], { description: "The entities." })
  readonly nodes: readonly Entity[];
  @Field(() => [Relation], {
    description: "Every relation among them that the filter follows, by id.",
    // For each entity that the traversal may reach.
    complexity: ({ childComplexity }) => 5 * (1 + childComplexity),
  })
  readonly relations: readonly Relation[];
  @Field(() => TraversalReport, { description: "What was left out." })
  readonly report: TraversalReport;
}

@ObjectType({ simpleResolvers: true, description: "One relation of a path, and which way it was crossed." })
export class PathStep {
  @Field(() => Entity, { description: "Where the step begins." })
  readonly from: Entity;
  @Field(() => Relation, { description: "What it crosses." })
  readonly relation: Relation;
  @Field(() => Entity, { description: "Where it ends." })
  readonly to: Entity;
  @Field(() => Boolean, {
    description: "Whether it goes from the relation's target to its source; never for a symmetric one.",
  })
  readonly againstDirection: boolean;
}

@ObjectType({ simpleResolvers: true, description: "A way from one entity to another that meets none twice." })
export class Path {
  @Field(() => Int, { description: "How many relations it crosses." })
  readonly length: number;
  @Field(() => [Entity], { description: "The entities on it, from the first to the last." })
  readonly nodes: readonly Entity[];
  @Field(() => [PathStep], { description: "Its relations in their order, and which way each was crossed." })
  readonly steps: readonly PathStep[];
  @Field(() => String, { description: "The path in plain English, with roles and dates." })
  readonly sentence: string;
}

@ObjectType({ simpleResolvers: true, description: "How two entities are connected." })
export class PathResult {
  @Field(() => [Path], {
    description: "The shortest first; then by how many sources, how sure they are, and the ids of the relations.",
  })
  readonly paths: readonly Path[];
  @Field(() => Int, {
    nullable: true,
    description: "Where there is no path: the length up to which all were searched.",
  })
  readonly noPathWithin: number | null;
  @Field(() => TraversalReport, { description: "What was left out." })
  readonly report: TraversalReport;
}
