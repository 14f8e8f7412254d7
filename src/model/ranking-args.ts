import { ArgsType, Field } from "type-graphql";
import { argumentTable, boundText } from "../arguments/argument-table.ts";
import { defaultChoices } from "../arguments/choices.ts";
import type { CommunitiesArguments, RankingArguments } from "../arguments/field-arguments.ts";
import type { EntityKind } from "../ontology.ts";
import { FilterArgs } from "./args.ts";
import { CentralityMeasureEnum, CommunityAlgorithmEnum, EntityKindEnum, FreshnessEnum } from "./enums.ts";
import { ID } from "./id.ts";
import { FirstArgument, IntArgument, SkipArgument } from "./int-argument.ts";

const freshness = "Whether an older answer will do.";

@ArgsType()
export class RankingArgs extends FilterArgs implements RankingArguments {
  @Field(() => CentralityMeasureEnum, { description: "By what." })
  readonly measure: keyof typeof CentralityMeasureEnum;
  @Field(() => [EntityKindEnum], {
    nullable: true,
    description:
      "Only entities of these kinds; an empty list lets nothing pass. The scores are still computed over all entities.",
  })
  readonly kinds?: EntityKind[] | null;
  @Field(() => [ID], {
    nullable: true,
    description: `Only these entities, up to ${boundText(argumentTable.ranking.ids.most)}, each with its place among all entities of \`kinds\`. Unknown ids and entities of other kinds are left out. \`skip\` and \`first\` are then ignored.`,
  })
  readonly ids?: string[] | null;
  @SkipArgument(argumentTable.ranking.skip)
  readonly skip?: number | null;
  @FirstArgument(argumentTable.ranking.first)
  readonly first?: number | null;
  @Field(() => FreshnessEnum, { nullable: true, defaultValue: defaultChoices.freshness, description: freshness })
  readonly freshness?: keyof typeof FreshnessEnum | null;
}

@ArgsType()
export class CommunitiesArgs extends FilterArgs implements CommunitiesArguments {
  @Field(() => CommunityAlgorithmEnum, {
    nullable: true,
    defaultValue: defaultChoices.communityAlgorithm,
    description: "The algorithm.",
  })
  readonly algorithm?: keyof typeof CommunityAlgorithmEnum | null;
  @Field(() => [ID], {
    nullable: true,
    description: `Only the communities that have one of these entities, up to ${boundText(argumentTable.communities.containing.most)}. \`Community.containedIds\` tells which. Unknown ids are left out. \`minSize\` still holds; \`skip\` and \`first\` are ignored.`,
  })
  readonly containing?: string[] | null;
  @IntArgument(argumentTable.communities.minSize, () => "Only those with at least so many entities.")
  readonly minSize?: number | null;
  @SkipArgument(argumentTable.communities.skip)
  readonly skip?: number | null;
  @FirstArgument(argumentTable.communities.first)
  readonly first?: number | null;
  @Field(() => FreshnessEnum, { nullable: true, defaultValue: defaultChoices.freshness, description: freshness })
  readonly freshness?: keyof typeof FreshnessEnum | null;
}

@ArgsType()
export class MembersArgs {
  @SkipArgument(argumentTable.communityMembers.skip)
  readonly skip?: number | null;
  @FirstArgument(argumentTable.communityMembers.first)
  readonly first?: number | null;
}
