import { Field, ObjectType } from "type-graphql";
import { entityFieldNames } from "../entity-fields.ts";
import { Article } from "./article.ts";
import { declareField } from "./entity-fields.ts";
import { ID } from "./id.ts";
import { Source } from "./source.ts";

/** It also has the fields of the table in entity-fields.ts, which are declared below. */
@ObjectType({
  simpleResolvers: true,
  description: "What one source says of an entity. What it does not say is null, or an empty list.",
})
export class Mention {
  @Field(() => Source, { description: "What says it: an article, or an entry of a dataset." })
  readonly source: Source;

  @Field(() => Article, { nullable: true, description: "The article that says it; null if an entry does." })
  readonly article: Article | null;

  @Field(() => ID, { description: "The member that the source means." })
  readonly member: string;

  @Field(() => String, { description: "What the source calls it." })
  readonly name: string;
}

for (const field of entityFieldNames) declareField(Mention, field);
