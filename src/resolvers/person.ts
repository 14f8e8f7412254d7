import { Resolver } from "type-graphql";
import { TypedEdgeArgs } from "../model/args.ts";
import { NeighborConnection } from "../model/connections.ts";
import { entityTypes } from "../model/entity.ts";
import { pageCost } from "./cost.ts";
import { Edge } from "./edge.ts";

type Connection = InstanceType<typeof NeighborConnection>;

@Resolver(() => entityTypes.PERSON)
export class PersonResolver {
  @Edge({ shape: "neighbors", types: ["FOUNDED_BY"], direction: "IN" }, () => NeighborConnection, {
    args: () => TypedEdgeArgs,
    description: "The companies that the person founded, the best connected first.",
    complexity: pageCost(),
  })
  readonly founded: Connection;

  @Edge({ shape: "neighbors", types: ["HEADS"], direction: "OUT" }, () => NeighborConnection, {
    args: () => TypedEdgeArgs,
    description: "What the person heads or headed, the best connected first.",
    complexity: pageCost(),
  })
  readonly heads: Connection;
}
