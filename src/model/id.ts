import { GraphQLID, GraphQLScalarType } from "graphql";
import { cleanId } from "../clean-text.ts";

const { parseValue, parseLiteral, ...config } = GraphQLID.toConfig();

/** GraphQL's own ID. An argument is cleaned as an import cleans ids, so that an id is found however it is written. */
export const ID = new GraphQLScalarType<string, string>({
  ...config,
  serialize: (value) => String(GraphQLID.serialize(value)),
  parseValue: (value) => cleanId(parseValue(value)),
  parseLiteral: (node, variables) => cleanId(parseLiteral(node, variables)),
});
