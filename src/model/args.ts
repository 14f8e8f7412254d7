import { ArgsType, Field } from "type-graphql";
import { argumentTable } from "../arguments/argument-table.ts";
import { defaultChoices } from "../arguments/choices.ts";
import type {
  ArticleListArguments,
  EntityListArguments,
  FilterArguments,
  PageArguments,
  RelationListArguments,
  SearchArguments,
  SuggestArguments,
} from "../arguments/field-arguments.ts";
import type { ShownField } from "../entity-fields.ts";
import type { EntityKind } from "../ontology.ts";
import { EntityFieldEnum, EntityKindEnum, EntityOrderEnum, NeighborOrderEnum, RelationOrderEnum } from "./enums.ts";
import { ID } from "./id.ts";
import { ArticleFilterInput, EntityFilterInput, RelationFilterInput } from "./inputs.ts";
import { FirstArgument } from "./int-argument.ts";

const after =
  "Only what comes after the item with this cursor, which goes with this field, its order and, of a search, its text. Under another filter the page begins where that item would stand.";

@ArgsType()
export class PageArgs implements PageArguments {
  @FirstArgument(argumentTable.list.first)
  readonly first?: number | null;
  @Field(() => String, { nullable: true, description: after })
  readonly after?: string | null;
}

@ArgsType()
export class MentionsArgs extends PageArgs {
  @Field(() => [EntityFieldEnum], {
    nullable: true,
    description: "Only what gives at least one of these fields; all when absent. An empty list lets nothing pass.",
  })
  readonly giving?: ShownField[] | null;
}

@ArgsType()
export class EvidencePageArgs {
  @FirstArgument(argumentTable.evidence.first)
  readonly first?: number | null;
  @Field(() => String, { nullable: true, description: after })
  readonly after?: string | null;
}

@ArgsType()
export class FilterArgs implements FilterArguments {
  @Field(() => RelationFilterInput, { nullable: true, description: "Which relations count; all when absent." })
  readonly filter?: RelationFilterInput | null;
}

@ArgsType()
export class TypedEdgeArgs extends PageArgs {
  @Field(() => RelationFilterInput, { nullable: true, description: "Which relations to follow; all when absent." })
  readonly filter?: RelationFilterInput | null;
}

@ArgsType()
export class ResidentsArgs extends TypedEdgeArgs {
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: "Also entities located in a place within this one.",
  })
  readonly deep?: boolean | null;
}

@ArgsType()
export class NeighborsArgs extends TypedEdgeArgs {
  @Field(() => NeighborOrderEnum, {
    nullable: true,
    defaultValue: defaultChoices.neighborOrder,
    description: "The order of the items.",
  })
  readonly orderBy?: keyof typeof NeighborOrderEnum | null;
}

@ArgsType()
export class RelationsArgs extends TypedEdgeArgs {
  @Field(() => RelationOrderEnum, {
    nullable: true,
    defaultValue: defaultChoices.relationOrder,
    description: "The order of the items.",
  })
  readonly orderBy?: keyof typeof RelationOrderEnum | null;
}

@ArgsType()
export class EntityListArgs extends PageArgs implements EntityListArguments {
  @Field(() => EntityFilterInput, { nullable: true, description: "Which entities; all when absent." })
  readonly filter?: EntityFilterInput | null;
  @Field(() => EntityOrderEnum, {
    nullable: true,
    defaultValue: defaultChoices.entityOrder,
    description: "The order of the items.",
  })
  readonly orderBy?: keyof typeof EntityOrderEnum | null;
}

@ArgsType()
export class ArticleListArgs extends PageArgs implements ArticleListArguments {
  @Field(() => ArticleFilterInput, { nullable: true, description: "Which articles; all when absent." })
  readonly filter?: ArticleFilterInput | null;
}

@ArgsType()
export class RelationListArgs extends RelationsArgs implements RelationListArguments {
  @Field(() => [ID], {
    nullable: true,
    description: `Only relations between the entities with these ids, at most ${argumentTable.relations.between.most} ids.`,
  })
  readonly between?: string[] | null;
}

@ArgsType()
export class SearchArgs implements SearchArguments {
  @Field(() => String, {
    description: `A name, or words of it in any order. Single letters may be wrong. At most ${argumentTable.search.text.most} characters.`,
  })
  readonly text: string;
  @Field(() => [EntityKindEnum], {
    nullable: true,
    description: "Only entities of these kinds; none where the list is empty.",
  })
  readonly kinds?: EntityKind[] | null;
  @FirstArgument(argumentTable.search.first)
  readonly first?: number | null;
  @Field(() => String, { nullable: true, description: after })
  readonly after?: string | null;
}

@ArgsType()
export class SuggestArgs implements SuggestArguments {
  @Field(() => String, { description: "The beginning of a name, or of any word in it." })
  readonly prefix: string;
  @Field(() => [EntityKindEnum], {
    nullable: true,
    description: "Only entities of these kinds; none where the list is empty.",
  })
  readonly kinds?: EntityKind[] | null;
  @FirstArgument(argumentTable.suggest.limit)
  readonly limit?: number | null;
}
