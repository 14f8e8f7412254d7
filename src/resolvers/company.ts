import { Resolver } from "type-graphql";
import { TypedEdgeArgs } from "../model/args.ts";
import { NeighborConnection } from "../model/connections.ts";
import { entityTypes } from "../model/entity.ts";
import { pageCost } from "./cost.ts";
import { Edge } from "./edge.ts";

type Connection = InstanceType<typeof NeighborConnection>;

@Resolver(() => entityTypes.COMPANY)
export class CompanyResolver {
  @Edge({ shape: "neighbors", types: ["FOUNDED_BY"], direction: "OUT" }, () => NeighborConnection, {
    args: () => TypedEdgeArgs,
    description: "The people and companies that founded the company, the best connected first.",
    complexity: pageCost(),
  })
  readonly founders: Connection;

  @Edge({ shape: "neighbors", types: ["HEADS"], direction: "IN" }, () => NeighborConnection, {
    args: () => TypedEdgeArgs,
    description: "The people and companies that head or headed the company, the best connected first.",
    complexity: pageCost(),
  })
  readonly headedBy: Connection;

  @Edge({ shape: "neighbors", types: ["HEADS"], direction: "OUT" }, () => NeighborConnection, {
    args: () => TypedEdgeArgs,
    description: "What the company heads or headed, the best connected first.",
    complexity: pageCost(),
  })
  readonly heads: Connection;

  @Edge({ shape: "neighbors", types: ["PARTNER_OF"] }, () => NeighborConnection, {
    args: () => TypedEdgeArgs,
    description: "The partners of the company, the best connected first.",
    complexity: pageCost(),
  })
  readonly partners: Connection;

  @Edge({ shape: "neighbors", types: ["LOCATED_IN"], direction: "OUT" }, () => NeighborConnection, {
    args: () => TypedEdgeArgs,
    description: "The places where the company is located, the best connected first.",
    complexity: pageCost(),
  })
  readonly locations: Connection;
}
