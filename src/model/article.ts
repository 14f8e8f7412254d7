import { Field, Float, Int, ObjectType } from "type-graphql";
import type { PartialDate } from "../partial-date.ts";
import { Node } from "./node.ts";
import { PartialDateScalar } from "./partial-date-scalar.ts";
import { declareRelationFields } from "./relation-fields.ts";
import { Source } from "./source.ts";

@ObjectType({
  implements: [Source, Node],
  simpleResolvers: true,
  description: "A news article, with the entities and relations that it supports.",
})
export class Article extends Source {
  @Field(() => String, { description: "The headline." })
  readonly title: string;

  @Field(() => String, { nullable: true, description: "Who published it; null where not known." })
  readonly publisher: string | null;

  @Field(() => PartialDateScalar, { nullable: true, description: "When it appeared; null where not known." })
  readonly publishedOn: PartialDate | null;

  @Field(() => String, { description: "Its language as a BCP 47 tag, such as de; und where not known." })
  readonly language: string;
}

/** It also has the fields of the table in relation-fields.ts, which are declared below. */
@ObjectType({ simpleResolvers: true, description: "One source's support for one relation." })
export class Evidence {
  @Field(() => Source, { description: "What makes the statement: an article, or an entry of a dataset." })
  readonly source: Source;

  @Field(() => Article, { nullable: true, description: "The article that makes the statement; null if an entry does." })
  readonly article: Article | null;

  @Field(() => Int, {
    nullable: true,
    description: "The number of the paragraph, from 1; null where it was not recorded.",
  })
  readonly paragraph: number | null;

  @Field(() => String, { description: "What the source says, in the words of the person or program that read it." })
  readonly statement: string;

  @Field(() => Float, { description: "The confidence of the reading, from 0 to 1." })
  readonly confidence: number;

  @Field(() => String, { description: "Who or what read it: a person, a model, a rule." })
  readonly extractedBy: string;

  @Field(() => String, {
    nullable: true,
    description: "The key by which the source tells the relation apart from others between the same two; null without.",
  })
  readonly key: string | null;
}

declareRelationFields(Evidence, "descriptionInRecord");
