import { Field, Float, InputType, Int } from "type-graphql";
import { defaultChoices } from "../arguments/choices.ts";
import type { ArticleFilter, EntityFilter, RelationFilter } from "../arguments/filters.ts";
import { entityFieldNames } from "../entity-fields.ts";
import type { Direction, EntityKind, RelationType } from "../ontology.ts";
import type { PartialDate } from "../partial-date.ts";
import { declareInputField } from "./entity-fields.ts";
import { DirectionEnum, EntityKindEnum, RelationTypeEnum } from "./enums.ts";
import { ID } from "./id.ts";
import { PartialDateScalar } from "./partial-date-scalar.ts";
import { declareRelationFields } from "./relation-fields.ts";

@InputType("RelationFilter", { description: "Conditions on relations. A relation passes if it meets all of them." })
export class RelationFilterInput implements RelationFilter {
  @Field(() => [RelationTypeEnum], {
    nullable: true,
    description: "Only these types. An empty list lets nothing pass.",
  })
  readonly types?: RelationType[] | null;

  @Field(() => DirectionEnum, {
    nullable: true,
    defaultValue: defaultChoices.direction,
    description: "Only this direction, seen from the entity. A symmetric relation has no direction and always passes.",
  })
  readonly direction?: Direction | null;

  @Field(() => [EntityKindEnum], {
    nullable: true,
    description: "Only relations to neighbors of these kinds. An empty list lets nothing pass.",
  })
  readonly kinds?: EntityKind[] | null;

  @Field(() => PartialDateScalar, {
    nullable: true,
    description:
      "Only relations that may have held at this date: that did not begin after it or end before it. An unknown date excludes nothing. A relation that an article calls over, without an end, did not hold after the date of that article.",
  })
  readonly asOf?: PartialDate | null;

  @Field(() => Float, { nullable: true, description: "Only relations with at least this confidence, from 0 to 1." })
  readonly minConfidence?: number | null;

  @Field(() => Int, { nullable: true, description: "Only relations that at least so many articles support, from 0." })
  readonly minSources?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "true: only what articles say holds now. false: only what is over, by what they say or by its end. What no article speaks of is neither.",
  })
  readonly current?: boolean | null;

  @Field(() => [ID], { nullable: true, description: "No relations to neighbors with these ids." })
  readonly exclude?: string[] | null;
}

@InputType("EntityFilter", { description: "Conditions on entities. An entity passes if it meets all of them." })
export class EntityFilterInput implements EntityFilter {
  @Field(() => [EntityKindEnum], {
    nullable: true,
    description: "Only these kinds. An empty list lets nothing pass.",
  })
  readonly kinds?: EntityKind[] | null;

  @Field(() => String, {
    nullable: true,
    description: "Only entities with this text in their name or an alias. Case and accents are ignored.",
  })
  readonly nameContains?: string | null;

  @Field(() => ID, { nullable: true, description: "Only entities located in this place, or in a place within it." })
  readonly locatedIn?: string | null;

  @Field(() => Int, { nullable: true, description: "Only entities with at least so many relations, from 0." })
  readonly minDegree?: number | null;

  @Field(() => ID, { nullable: true, description: "Only entities mentioned in the article or the entry with this id." })
  readonly mentionedIn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Only entities with this id in another register, as scheme:value, such as wikidata:Q1359568.",
  })
  readonly sameAs?: string | null;
}

@InputType("ArticleFilter", { description: "Conditions on articles. An article passes if it meets all of them." })
export class ArticleFilterInput implements ArticleFilter {
  @Field(() => String, { nullable: true, description: "Only articles of exactly this publisher." })
  readonly publisher?: string | null;

  @Field(() => PartialDateScalar, {
    nullable: true,
    description: "Only articles that may have appeared at this date or later. An article without a date does not pass.",
  })
  readonly from?: PartialDate | null;

  @Field(() => PartialDateScalar, {
    nullable: true,
    description:
      "Only articles that may have appeared at this date or earlier. An article without a date does not pass.",
  })
  readonly until?: PartialDate | null;

  @Field(() => String, {
    nullable: true,
    description: "Only articles with this text in their title. Case and accents are ignored.",
  })
  readonly text?: string | null;
}

/** Dates of a record are texts here: a faulty one is reported with the other faults of the record, and its pointer. */
const writtenDate = "as 2016, 2016-11 or 2016-11-03";

@InputType({ description: "The article of a record." })
export class ArticleInput {
  @Field(() => ID, { description: "A permanent id. Importing the same id again replaces the article." })
  readonly id: string;
  @Field(() => String, { description: "The headline." })
  readonly title: string;
  @Field(() => String, { nullable: true, description: "Who published it." })
  readonly publisher?: string | null;
  @Field(() => String, { nullable: true, description: `When it appeared, ${writtenDate}; not in the future.` })
  readonly publishedOn?: PartialDate | null;
  @Field(() => String, { nullable: true, description: "Its language as a BCP 47 tag, such as de; und when absent." })
  readonly language?: string | null;
  @Field(() => String, { nullable: true, description: "Where it can be read: an http or https address." })
  readonly url?: string | null;
}

/** It also has the fields of the table in entity-fields.ts, which are declared below. */
@InputType({ description: "An entity that the article names." })
export class EntityInput {
  @Field(() => String, { description: "The name by which the relations of this record refer to it." })
  readonly ref: string;
  @Field(() => ID, { nullable: true, description: "Its id in the graph; else it is found by sameAs or by its name." })
  readonly id?: string | null;
  @Field(() => EntityKindEnum, { description: "What it is." })
  readonly kind: EntityKind;
  @Field(() => String, { description: "What the article calls it." })
  readonly name: string;
}

for (const field of entityFieldNames) declareInputField(EntityInput, field);

@InputType({ description: "The support in the article." })
export class EvidenceInput {
  @Field(() => Int, { nullable: true, description: "The paragraph, from 1." })
  readonly paragraph?: number | null;
  @Field(() => String, { description: "What the article says, in one's own words, not in a sentence of the article." })
  readonly statement: string;
  @Field(() => Float, { nullable: true, description: "The confidence of the reading, from 0 to 1; 1 when absent." })
  readonly confidence?: number | null;
  @Field(() => String, { nullable: true, description: "Who or what read it; unknown when absent." })
  readonly extractedBy?: string | null;
}

/** It also has the fields of the table in relation-fields.ts, which are declared below. */
@InputType({ description: "A relation between two entities of the record, according to the article." })
export class RelationInput {
  @Field(() => RelationTypeEnum, { description: "The type of the relation." })
  readonly type: RelationType;
  @Field(() => String, { description: "The ref of the source." })
  readonly source: string;
  @Field(() => String, { description: "The ref of the target." })
  readonly target: string;
  @Field(() => String, {
    nullable: true,
    description:
      "What tells it apart from others between the same two: relations of this record with different keys are never one.",
  })
  readonly key?: string | null;
  @Field(() => String, { nullable: true, description: "The role, such as an office or a project." })
  readonly role?: string | null;
  @Field(() => String, { nullable: true, description: `When it began, ${writtenDate}, if the article says.` })
  readonly since?: PartialDate | null;
  @Field(() => String, { nullable: true, description: `When it ended, ${writtenDate}, if the article says.` })
  readonly until?: PartialDate | null;
  @Field(() => Boolean, { nullable: true, description: "Whether it held when the article appeared, if it says." })
  readonly current?: boolean | null;
  @Field(() => [EvidenceInput], { description: "The support in the article: at least one item." })
  readonly evidence: EvidenceInput[];
}

declareRelationFields(RelationInput, "descriptionInRecord");

@InputType({
  description:
    "One article and what it says: the same document that the import command takes as JSON, but for `$schema`, which is no name in GraphQL.",
})
export class ArticleRecordInput {
  @Field(() => ArticleInput, { description: "The article." })
  readonly article: ArticleInput;
  @Field(() => [EntityInput], { description: "The people, companies, places and assets that it names." })
  readonly entities: EntityInput[];
  @Field(() => [RelationInput], { description: "The relations between them." })
  readonly relations: RelationInput[];
}
