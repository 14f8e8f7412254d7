import { ArgsType, Field, Int } from "type-graphql";
import { FilterArgs, TypedEdgeArgs } from "./args.ts";
import { NeighborOrderEnum } from "./enums.ts";
import { ID } from "./id.ts";

const roots = "Where to start: up to ontology.limits.maxRoots entities.";

@ArgsType()
export class ExpandArgs extends FilterArgs {
  @Field(() => [ID], { description: roots })
  readonly ids: string[];
  @Field(() => [ID], {
    nullable: true,
    defaultValue: [],
    description:
      "What is shown already, up to ontology.limits.maxNodes ids: it does not come again, its relations to what comes do.",
  })
  readonly shown?: string[] | null;
  @Field(() => Int, {
    nullable: true,
    defaultValue: 10,
    description:
      "How many neighbors at most of each entity by each relation type, from 0 to ontology.limits.maxPageSize. With 0 nothing is expanded: the answer has the relations among the entities and what is shown, and is complete.",
  })
  readonly perType?: number | null;
  @Field(() => NeighborOrderEnum, { nullable: true, defaultValue: "DEGREE", description: "Which come first." })
  readonly orderBy?: keyof typeof NeighborOrderEnum | null;
}

@ArgsType()
export class SubgraphArgs extends FilterArgs {
  @Field(() => [ID], { description: roots })
  readonly ids: string[];
  @Field(() => Int, {
    nullable: true,
    defaultValue: 2,
    description:
      "How many hops, from 0 to ontology.limits.maxDepth. With 0 the answer has the entities and the relations among them, and the report counts what the first hop would follow.",
  })
  readonly depth?: number | null;
  @Field(() => Int, {
    nullable: true,
    defaultValue: 200,
    description:
      "How many entities at most, these included: at least as many as `ids` names, up to ontology.limits.maxNodes.",
  })
  readonly maxNodes?: number | null;
}

@ArgsType()
export class PathsArgs extends FilterArgs {
  @Field(() => ID, { description: "The entity at which the paths begin." })
  readonly from: string;
  @Field(() => ID, { description: "The entity at which they end." })
  readonly to: string;
  @Field(() => Int, {
    nullable: true,
    defaultValue: 6,
    description: "How many relations a path may cross, from 1 to ontology.limits.maxPathLength.",
  })
  readonly maxLength?: number | null;
  @Field(() => Int, {
    nullable: true,
    defaultValue: 5,
    description: "How many paths, from 1 to ontology.limits.maxPageSize.",
  })
  readonly limit?: number | null;
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: "All paths of the least length instead, up to ontology.limits.maxPaths, whatever `limit` says.",
  })
  readonly allShortest?: boolean | null;
  @Field(() => [ID], { nullable: true, description: "Only paths through all of these, up to 3, in any order." })
  readonly via?: string[] | null;
  @Field(() => [ID], { nullable: true, description: "No path through any of these, up to 100." })
  readonly avoid?: string[] | null;
}

@ArgsType()
export class CommonNeighborsArgs extends TypedEdgeArgs {
  @Field(() => [ID], { description: "The entities, from as many as `atLeast` says to 50." })
  readonly ids: string[];
  @Field(() => Int, {
    nullable: true,
    defaultValue: 2,
    description: "To how many of them a neighbor must be tied, from 1 to all.",
  })
  readonly atLeast?: number | null;
}
