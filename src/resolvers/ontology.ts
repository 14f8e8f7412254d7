import { Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { Ontology } from "../model/ontology.ts";
import { entityKinds, ontology, relationTypes } from "../ontology.ts";

@Resolver()
export class OntologyResolver {
  @Query(() => Ontology, { description: "What the graph may hold, and what no request may exceed." })
  ontology(@Ctx() { graph: { limits } }: Context): Ontology {
    return {
      kinds: entityKinds,
      relationTypes: relationTypes.map((type) => ({ type, ...ontology[type] })),
      limits: { ...limits, timeoutMs: limits.queryTimeoutMs },
    };
  }
}
