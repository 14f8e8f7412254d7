import type { GraphQLResolveInfo } from "graphql";
import { Args, FieldResolver, Info, Resolver, Root } from "type-graphql";
import { TypedEdgeArgs } from "../model/args.ts";
import { NeighborConnection } from "../model/connections.ts";
import { Person } from "../model/entity.ts";
import { Edge, pageCost, planned } from "./edge.ts";

type Connection = InstanceType<typeof NeighborConnection>;

@Resolver(() => Person)
export class PersonResolver {
  @FieldResolver(() => NeighborConnection, {
    description: "The companies that this person founded, the best connected first.",
    complexity: pageCost(),
  })
  @Edge({ shape: "neighbors", types: ["FOUNDED_BY"], direction: "IN" })
  founded(@Root() person: Person, @Args(() => TypedEdgeArgs) _: TypedEdgeArgs, @Info() info: GraphQLResolveInfo) {
    return planned<Connection>(person, info);
  }

  @FieldResolver(() => NeighborConnection, {
    description: "What this person heads, or headed: the best connected first.",
    complexity: pageCost(),
  })
  @Edge({ shape: "neighbors", types: ["HEADS"], direction: "OUT" })
  heads(@Root() person: Person, @Args(() => TypedEdgeArgs) _: TypedEdgeArgs, @Info() info: GraphQLResolveInfo) {
    return planned<Connection>(person, info);
  }
}
