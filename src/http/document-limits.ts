import { type DocumentNode, GraphQLError, type SelectionSetNode, type ValidationRule } from "graphql";

export interface DocumentLimits {
  readonly depth: number;
  readonly aliases: number;
  readonly sameField: number;
  readonly directives: number;
}

function refuse(message: string, limit: number, value: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "QUERY_TOO_LARGE", limit, value } });
}

/**
 * A validation rule that reads the document once and throws where it is too large, which ends validation before
 * graphql's own rules, some of them quadratic, run. Fragments are counted where they are defined.
 */
export function documentLimits(limits: DocumentLimits): ValidationRule {
  return () => ({
    Document(document: DocumentNode) {
      let aliases = 0;
      let directives = 0;
      const walk = ({ selections }: SelectionSetNode, depth: number): void => {
        if (depth > limits.depth)
          throw refuse(`The query nests deeper than ${limits.depth} levels. Ask in several.`, limits.depth, depth);
        const times = new Map<string, number>();
        for (const selection of selections) {
          directives += selection.directives?.length ?? 0;
          if (selection.kind === "Field") {
            if (selection.alias) aliases++;
            const { value } = selection.name;
            const count = (times.get(value) ?? 0) + 1;
            times.set(value, count);
            if (count > limits.sameField)
              throw refuse(
                `One selection asks more than ${limits.sameField} times for "${value}"`,
                limits.sameField,
                count,
              );
          }
          if ("selectionSet" in selection && selection.selectionSet)
            walk(selection.selectionSet, depth + (selection.kind === "Field" ? 1 : 0));
        }
      };
      for (const definition of document.definitions) {
        directives += definition.directives?.length ?? 0;
        if ("selectionSet" in definition && definition.selectionSet) walk(definition.selectionSet, 1);
      }
      if (aliases > limits.aliases)
        throw refuse(`The query has more than ${limits.aliases} aliases`, limits.aliases, aliases);
      if (directives > limits.directives)
        throw refuse(`The query has more than ${limits.directives} directives`, limits.directives, directives);
    },
  });
}
