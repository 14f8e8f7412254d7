import type { GraphQLResolveInfo } from "graphql";
import { Args, FieldResolver, Info, Resolver, Root } from "type-graphql";
import { TypedEdgeArgs } from "../model/args.ts";
import { NeighborConnection } from "../model/connections.ts";
import { Company } from "../model/entity.ts";
import { Edge, pageCost, planned } from "./edge.ts";

type Connection = InstanceType<typeof NeighborConnection>;

@Resolver(() => Company)
export class CompanyResolver {
  @FieldResolver(() => NeighborConnection, {
    description: "The people and companies that founded it, the best connected first.",
    complexity: pageCost(),
  })
  @Edge({ shape: "neighbors", types: ["FOUNDED_BY"], direction: "OUT" })
  founders(@Root() company: Company, @Args(() => TypedEdgeArgs) _: TypedEdgeArgs, @Info() info: GraphQLResolveInfo) {
    return planned<Connection>(company, info);
  }

  @FieldResolver(() => NeighborConnection, {
    description: "The people who head it, or headed it: the best connected first.",
    complexity: pageCost(),
  })
  @Edge({ shape: "neighbors", types: ["HEADS"], direction: "IN" })
  headedBy(@Root() company: Company, @Args(() => TypedEdgeArgs) _: TypedEdgeArgs, @Info() info: GraphQLResolveInfo) {
    return planned<Connection>(company, info);
  }

  @FieldResolver(() => NeighborConnection, {
    description: "Its partners, the best connected first.",
    complexity: pageCost(),
  })
  @Edge({ shape: "neighbors", types: ["PARTNER_OF"] })
  partners(@Root() company: Company, @Args(() => TypedEdgeArgs) _: TypedEdgeArgs, @Info() info: GraphQLResolveInfo) {
    return planned<Connection>(company, info);
  }

  @FieldResolver(() => NeighborConnection, {
    description: "The places that it is located in, the best connected first.",
    complexity: pageCost(),
  })
  @Edge({ shape: "neighbors", types: ["LOCATED_IN"], direction: "OUT" })
  locations(@Root() company: Company, @Args(() => TypedEdgeArgs) _: TypedEdgeArgs, @Info() info: GraphQLResolveInfo) {
    return planned<Connection>(company, info);
  }
}
