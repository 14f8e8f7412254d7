import { GraphQLError } from "graphql";
import type { Context } from "../context.ts";

/** Whether the request may change the graph. Throws a GraphQLError that says what is missing. */
// It must be an arrow function: type-graphql takes an authChecker with a prototype for a class, and calls `new`.
export const mayChangeTheGraph = ({ context: { access } }: { readonly context: Context }): boolean => {
  if (access === "editor") return true;
  if (access === "switched off")
    throw new GraphQLError("Mutations are disabled: this service has no EDITOR_TOKEN", {
      extensions: { code: "MUTATIONS_DISABLED" },
    });
  throw new GraphQLError("Mutations need the header Authorization: Bearer with the editor token", {
    extensions: { code: "UNAUTHENTICATED" },
  });
};
