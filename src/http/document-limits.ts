import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import { type DocumentNode, type FragmentDefinitionNode, GraphQLError, Kind, type SelectionSetNode } from "graphql";

export interface DocumentLimits {
  readonly depth: number;
  readonly aliases: number;
  readonly sameField: number;
  readonly directives: number;
}

/**
 * Refuses, before anything is read, a document that is too large, with the code QUERY_TOO_LARGE. It runs on valid
 * documents, whose size Apollo's limit of tokens bounds: a validation rule that throws would end in a 500, and an error
 * that a rule reports loses its code.
 */
export function documentLimits(limits: DocumentLimits): ApolloServerPlugin<BaseContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document }) {
          checkDocument(document, limits);
        },
      };
    },
  };
}

function refuse(message: string, limit: number, value: number): never {
  throw new GraphQLError(message, { extensions: { code: "QUERY_TOO_LARGE", limit, value, http: { status: 400 } } });
}

/** Reads the document once. A fragment is as deep as where it is spread makes it, and counted once. */
function checkDocument(document: DocumentNode, limits: DocumentLimits): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const depthOfFragment = new Map<string, number>();
  let aliases = 0;
  let directives = 0;

  const depthOf = ({ selections }: SelectionSetNode): number => {
    let depth = 0;
    const times = new Map<string, number>();
    for (const selection of selections) {
      directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        depth = Math.max(depth, depthOfSpread(selection.name.value));
        continue;
      }
      const below = selection.selectionSet === undefined ? 0 : depthOf(selection.selectionSet);
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        depth = Math.max(depth, below);
        continue;
      }
      depth = Math.max(depth, below + 1);
      if (selection.alias) aliases++;
      const { value } = selection.name;
      const count = (times.get(value) ?? 0) + 1;
      times.set(value, count);
      if (count > limits.sameField)
        refuse(`One selection asks more than ${limits.sameField} times for "${value}"`, limits.sameField, count);
    }
    return depth;
  };
  const depthOfSpread = (name: string): number => {
    const known = depthOfFragment.get(name);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    directives += fragment?.directives?.length ?? 0;
    const depth = fragment === undefined ? 0 : depthOf(fragment.selectionSet);
    depthOfFragment.set(name, depth);
    return depth;
  };

  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    directives += definition.directives?.length ?? 0;
    const depth = depthOf(definition.selectionSet);
    if (depth > limits.depth)
      refuse(`The query nests deeper than ${limits.depth} levels. Ask in several.`, limits.depth, depth);
  }
  if (aliases > limits.aliases) refuse(`The query has more than ${limits.aliases} aliases`, limits.aliases, aliases);
  if (directives > limits.directives)
    refuse(`The query has more than ${limits.directives} directives`, limits.directives, directives);
}
