import { GraphQLDateTime } from "graphql-scalars";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { argumentTable, boundText, rangeText } from "../arguments/argument-table.ts";
import type { GraphChange as Change } from "../live/graph-watch.ts";
import { ID } from "./id.ts";
import { FirstArgument } from "./int-argument.ts";
import { RemovedRelation } from "./results.ts";

@ArgsType()
export class GraphChangedArgs {
  @Field(() => Int, {
    nullable: true,
    description: `The version of the graph that the client has, ${rangeText(argumentTable.graphChanged.since)}. The first event tells what has changed after it. The current version when absent.`,
  })
  readonly since?: number | null;
  @Field(() => [ID], {
    nullable: true,
    description: `Only changes of these entities and of their relations: at most ${boundText(argumentTable.graphChanged.ids.most)}. All changes when absent.`,
  })
  readonly ids?: string[] | null;
}

@ArgsType()
export class FirstChangesArgs {
  @FirstArgument(argumentTable.changes.first)
  readonly first?: number | null;
}

@ObjectType({
  description:
    "What has changed in the graph from one version to another. What was added and removed again in between is not mentioned.",
})
export class GraphChange implements Omit<Change, "added" | "changed" | "removed" | "entitiesChanged" | "changedAt"> {
  @Field(() => Int, { description: "The version before the changes: the one that the client has." })
  readonly since: number;
  @Field(() => Int, { description: "The version after the changes." })
  readonly version: number;
  @Field(() => GraphQLDateTime, {
    description: "When the graph reached this version. If the graph was emptied: when the service noticed it.",
  })
  readonly changedAt: Date;
  @Field(() => Boolean, {
    description:
      "Whether everything that changed is named here. False if there are too many changes to name, if they are too old, or if the graph was filled anew. The lists are empty then: read again what is shown.",
  })
  readonly complete: boolean;
  @Field(() => Int, {
    description:
      "How many relations and entities the selected lists leave out because of their `first`. 0 if `complete` is false, since the number is then not known.",
  })
  readonly omitted: number;
  @Field(() => [RemovedRelation], { description: "The relations that are gone." })
  readonly removed: readonly RemovedRelation[];
  @Field(() => [ID], { description: "The ids of the entities that are gone." })
  readonly entitiesRemoved: readonly string[];
}
