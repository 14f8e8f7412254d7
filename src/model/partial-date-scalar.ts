import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { isPartialDate, type PartialDate } from "../partial-date.ts";

function checked(value: unknown): PartialDate {
  if (typeof value === "string" && isPartialDate(value)) return value;
  const shown = typeof value === "string" ? `"${value.slice(0, 40)}"` : `a ${typeof value}`;
  throw new GraphQLError(`A date must be a calendar date such as 2016, 2016-11 or 2016-11-03, not ${shown}`, {
    extensions: { code: "BAD_DATE" },
  });
}

export const PartialDateScalar = new GraphQLScalarType<PartialDate, PartialDate>({
  name: "PartialDate",
  description: "A calendar date in ISO 8601 with the precision of its source: 2016, 2016-11 or 2016-11-03.",
  serialize: (value) => value as PartialDate,
  parseValue: checked,
  parseLiteral: (node) => checked(node.kind === Kind.STRING ? node.value : undefined),
});
