import { GraphQLID, GraphQLScalarType } from "graphql";
import { cleanText } from "../clean-text.ts";

const { parseValue, parseLiteral, ...config } = GraphQLID.toConfig();

/** GraphQL's own ID. An argument is cleaned as an import cleans ids, so that an id is found however it is written. */
export const ID = new GraphQLScalarType<string, string>({
  ...config,
  serialize: (value) => String(GraphQLID.serialize(value)),
  parseValue: (value) => cleanText(parseValue(value)),
  parseLiteral: (node, variables) => cleanText(parseLiteral(node, variables)),
});
