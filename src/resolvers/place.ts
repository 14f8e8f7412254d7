import { Resolver } from "type-graphql";
import { ResidentsArgs } from "../model/args.ts";
import { NeighborConnection } from "../model/connections.ts";
import { type Entity, entityTypes } from "../model/entity.ts";
import { pageCost } from "./cost.ts";
import { Edge } from "./edge.ts";

@Resolver(() => entityTypes.PLACE)
export class PlaceResolver {
  @Edge({ shape: "neighbors", types: ["LOCATED_IN"], direction: "IN" }, () => NeighborConnection, {
    args: () => ResidentsArgs,
    description:
      "The entities located in the place, the best connected first. With `deep`, also those located in a place within it.",
    complexity: pageCost(),
  })
  readonly residents: InstanceType<typeof NeighborConnection>;

  @Edge({ shape: "within" }, () => [entityTypes.PLACE], {
    description: "The places that contain this place, the nearest first: of Frankfurt, Germany and then Europe.",
    // There are seldom more than five. They have a cost so that nested ones have one too.
    complexity: ({ childComplexity }) => 1 + 5 * (1 + childComplexity),
  })
  readonly within: Entity[];
}
