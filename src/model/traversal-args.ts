import { ArgsType, Field } from "type-graphql";
import { argumentTable, boundText } from "../arguments/argument-table.ts";
import { defaultChoices } from "../arguments/choices.ts";
import type {
  CommonNeighborsArguments,
  ExpandArguments,
  PathsArguments,
  SubgraphArguments,
} from "../arguments/field-arguments.ts";
import { FilterArgs, TypedEdgeArgs } from "./args.ts";
import { NeighborOrderEnum } from "./enums.ts";
import { ID } from "./id.ts";
import { IntArgument } from "./int-argument.ts";

const roots = `Where to start: up to ${boundText(argumentTable.expand.ids.most)} entities.`;

@ArgsType()
export class ExpandArgs extends FilterArgs implements ExpandArguments {
  @Field(() => [ID], { description: roots })
  readonly ids: string[];
  @Field(() => [ID], {
    nullable: true,
    defaultValue: [],
    description:
      "The entities that are shown already, at most ontology.limits.maxNodes. They are not in the answer again, but their relations to the new entities are.",
  })
  readonly shown?: string[] | null;
  @IntArgument(
    argumentTable.expand.perType,
    (range) =>
      `The most neighbors for each entity and relation type, ${range}. With 0 nothing is expanded: the answer has the relations among the entities and what is shown, and is complete.`,
  )
  readonly perType?: number | null;
  @Field(() => NeighborOrderEnum, {
    nullable: true,
    defaultValue: defaultChoices.neighborOrder,
    description: "The order of the items.",
  })
  readonly orderBy?: keyof typeof NeighborOrderEnum | null;
}

@ArgsType()
export class SubgraphArgs extends FilterArgs implements SubgraphArguments {
  @Field(() => [ID], { description: roots })
  readonly ids: string[];
  @IntArgument(
    argumentTable.subgraph.depth,
    (range) =>
      `The number of hops, ${range}. With 0 the answer has the entities and the relations among them, and the report counts what the first hop would follow.`,
  )
  readonly depth?: number | null;
  @IntArgument(
    argumentTable.subgraph.maxNodes,
    () =>
      `The most entities in the answer, including those of \`ids\`: at least the number of ids, at most ${boundText(argumentTable.subgraph.maxNodes.most)}.`,
  )
  readonly maxNodes?: number | null;
}

@ArgsType()
export class PathsArgs extends FilterArgs implements PathsArguments {
  @Field(() => ID, { description: "The entity at which the paths begin." })
  readonly from: string;
  @Field(() => ID, { description: "The entity at which they end." })
  readonly to: string;
  @IntArgument(argumentTable.paths.maxLength, (range) => `How many relations a path may cross, ${range}.`)
  readonly maxLength?: number | null;
  @IntArgument(argumentTable.paths.limit, (range) => `How many paths, ${range}.`)
  readonly limit?: number | null;
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: "Return all paths of the shortest length, at most ontology.limits.maxPaths. `limit` is then ignored.",
  })
  readonly allShortest?: boolean | null;
  @Field(() => [ID], {
    nullable: true,
    description: `Only paths through all of these entities, in any order. At most ${argumentTable.paths.via.most}.`,
  })
  readonly via?: string[] | null;
  @Field(() => [ID], {
    nullable: true,
    description: `No paths through any of these entities. At most ${argumentTable.paths.avoid.most}.`,
  })
  readonly avoid?: string[] | null;
}

@ArgsType()
export class CommonNeighborsArgs extends TypedEdgeArgs implements CommonNeighborsArguments {
  @Field(() => [ID], {
    description: `The entities, from \`atLeast\` to ${argumentTable.commonNeighbors.ids.most}.`,
  })
  readonly ids: string[];
  @IntArgument(
    argumentTable.commonNeighbors.atLeast,
    () => "To how many of them a neighbor must be tied, from 1 to all.",
  )
  readonly atLeast?: number | null;
}
