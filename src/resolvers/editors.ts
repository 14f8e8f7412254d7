import { GraphQLError, type GraphQLResolveInfo } from "graphql";
import type { Context } from "../context.ts";

/** Whether the request may change the graph and see proposals. Throws a GraphQLError that says what is missing. */
// It must be an arrow function: type-graphql takes an authChecker with a prototype for a class, and calls `new`.
export const mayChangeTheGraph = ({
  context: { access },
  info,
}: {
  readonly context: Context;
  readonly info: Pick<GraphQLResolveInfo, "operation">;
}): boolean => {
  if (access === "editor") return true;
  // Queries that only editors may ask are those for proposals, which hold the texts of others.
  const what = info.operation.operation === "mutation" ? "Mutations" : "Proposals";
  if (access === "switched off")
    throw new GraphQLError(`${what} are disabled: this service has no EDITOR_TOKEN`, {
      extensions: { code: "MUTATIONS_DISABLED" },
    });
  throw new GraphQLError(`${what} need the header Authorization: Bearer with the editor token`, {
    extensions: { code: "UNAUTHENTICATED" },
  });
};
