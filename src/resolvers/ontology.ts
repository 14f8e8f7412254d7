import { Ctx, Query, Resolver } from "type-graphql";
import type { RequestAnalytics } from "../analytics/request-analytics.ts";
import { type FixedLimitName, fixedLimits } from "../arguments/argument-table.ts";
import { centralityMeasures, communityAlgorithms, keysOf } from "../arguments/choices.ts";
import type { Limits } from "../config.ts";
import type { Context } from "../context.ts";
import { Ontology } from "../model/ontology.ts";
import { entityKinds, ontology, relationTypes } from "../ontology.ts";
import { registers } from "../registers.ts";

@Resolver()
export class OntologyResolver {
  @Query(() => Ontology, {
    nullable: true,
    description: "The kinds of entity, the types of relation, and the limits of the service.",
  })
  async ontology(@Ctx() { readContext: { limits }, analytics }: Context): Promise<Ontology> {
    return {
      ...(await available(analytics)),
      kinds: entityKinds,
      relationTypes: relationTypes.map((type) => ({ type, ...ontology[type] })),
      registers: Object.entries(registers).map(([scheme, register]) => ({ scheme, ...register })),
      limits: { ...limits, ...fixedUnder(limits), timeoutMs: limits.queryTimeoutMs },
    };
  }
}

async function available(analytics: RequestAnalytics): Promise<Pick<Ontology, "measures" | "communityAlgorithms">> {
  const hasLibrary = await analytics.hasLibrary();
  const availableIn = <K extends string>(table: Readonly<Record<K, { readonly needsLibrary: boolean }>>) =>
    keysOf(table).filter((name) => hasLibrary || !table[name].needsLibrary);
  return { measures: availableIn(centralityMeasures), communityAlgorithms: availableIn(communityAlgorithms) };
}

function fixedUnder(limits: Limits): Readonly<Record<FixedLimitName, number>> {
  return Object.fromEntries(fixedLimits.map(({ name, most }) => [name, most(limits)])) as Record<
    FixedLimitName,
    number
  >;
}
