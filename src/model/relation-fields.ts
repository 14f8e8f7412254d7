import { Field, Float } from "type-graphql";
import { relationFieldNames, relationFields } from "../relation-fields.ts";

const types = { NUMBER: Float, CURRENCY: String };

/** Declares the fields of the table on the GraphQL type of a class: `tells` gives the description of each. */
export function declareRelationFields(
  { prototype }: { readonly prototype: object },
  tells: "description" | "descriptionInRecord",
): void {
  for (const field of relationFieldNames) {
    const { type, [tells]: description } = relationFields[field];
    Field(() => types[type], { nullable: true, description })(prototype, field);
  }
}
