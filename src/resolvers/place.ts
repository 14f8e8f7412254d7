import type { GraphQLResolveInfo } from "graphql";
import { Args, FieldResolver, Info, Resolver, Root } from "type-graphql";
import { ResidentsArgs } from "../model/args.ts";
import { NeighborConnection } from "../model/connections.ts";
import { Place } from "../model/entity.ts";
import { Edge, pageCost, planned } from "./edge.ts";

@Resolver(() => Place)
export class PlaceResolver {
  @FieldResolver(() => NeighborConnection, {
    description:
      "What is located here, the best connected first; when deep is true, also what is located in a place within.",
    complexity: pageCost(),
  })
  @Edge({ shape: "neighbors", types: ["LOCATED_IN"], direction: "IN" })
  residents(@Root() place: Place, @Args(() => ResidentsArgs) _: ResidentsArgs, @Info() info: GraphQLResolveInfo) {
    return planned<InstanceType<typeof NeighborConnection>>(place, info);
  }

  @FieldResolver(() => [Place], {
    description: "The places that this one lies in, nearest first: Frankfurt, then Germany, then Europe.",
    // Seldom more than a handful; counted so that nesting it counts.
    complexity: ({ childComplexity }) => 1 + 5 * (1 + childComplexity),
  })
  @Edge({ shape: "within" })
  within(@Root() place: Place, @Info() info: GraphQLResolveInfo): Place[] {
    return planned(place, info);
  }
}
