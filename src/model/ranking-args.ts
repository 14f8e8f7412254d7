import { ArgsType, Field, Int } from "type-graphql";
import type { EntityKind } from "../ontology.ts";
import { FilterArgs } from "./args.ts";
import { CentralityMeasureEnum, CommunityAlgorithmEnum, EntityKindEnum, FreshnessEnum } from "./enums.ts";

const first = "How many at most, from 0 to ontology.limits.maxPageSize.";
const freshness = "Whether an older answer will do.";

@ArgsType()
export class RankingArgs extends FilterArgs {
  @Field(() => CentralityMeasureEnum, { description: "By what." })
  readonly measure: keyof typeof CentralityMeasureEnum;
  @Field(() => [EntityKindEnum], {
    nullable: true,
    description: "Only entities of these kinds, none where the list is empty; the measure is of all.",
  })
  readonly kinds?: EntityKind[] | null;
  @Field(() => Int, { nullable: true, defaultValue: 20, description: first })
  readonly first?: number | null;
  @Field(() => FreshnessEnum, { nullable: true, defaultValue: "LATEST", description: freshness })
  readonly freshness?: keyof typeof FreshnessEnum | null;
}

@ArgsType()
export class CommunitiesArgs extends FilterArgs {
  @Field(() => CommunityAlgorithmEnum, { nullable: true, defaultValue: "LOUVAIN", description: "How they are found." })
  readonly algorithm?: keyof typeof CommunityAlgorithmEnum | null;
  @Field(() => Int, { nullable: true, defaultValue: 2, description: "Only those with at least so many entities." })
  readonly minSize?: number | null;
  @Field(() => Int, { nullable: true, defaultValue: 20, description: first })
  readonly first?: number | null;
  @Field(() => FreshnessEnum, { nullable: true, defaultValue: "LATEST", description: freshness })
  readonly freshness?: keyof typeof FreshnessEnum | null;
}
