import { Field, ObjectType } from "type-graphql";
import { entityFieldNames } from "../entity-fields.ts";
import { Article } from "./article.ts";
import { declareField } from "./entity-fields.ts";
import { ID } from "./id.ts";

/** It also has the fields of the table in entity-fields.ts, which are declared below. */
@ObjectType({
  simpleResolvers: true,
  description: "What one article says of an entity. What it does not say is null, or an empty list.",
})
export class Mention {
  @Field(() => Article, { description: "The article." })
  readonly article: Article;

  @Field(() => ID, { description: "The member that the article means." })
  readonly member: string;

  @Field(() => String, { description: "What the article calls it." })
  readonly name: string;
}

for (const field of entityFieldNames) declareField(Mention, field);
