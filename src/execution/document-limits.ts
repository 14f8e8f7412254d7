import { type DocumentNode, type FragmentDefinitionNode, GraphQLError, Kind, type SelectionSetNode } from "graphql";

export interface DocumentLimits {
  readonly depth: number;
  readonly aliases: number;
  readonly sameField: number;
  readonly directives: number;
}

/** Options of graphql-js: they bound the work before an operation is checked. */
export const parseOptions = { maxTokens: 3_000 };
export const validationOptions = { maxErrors: 5 };
export const executionOptions = { maxCoercionErrors: 5 };

/**
 * Throws a GraphQLError with the code QUERY_TOO_LARGE if the document is too large. Call it with a valid document:
 * validation has refused fragments that spread each other in a circle. It is not a validation rule itself, since a rule
 * that throws ends in status 500 and an error that a rule reports loses its code.
 *
 * It reads the document once. A fragment counts towards the depth wherever it is spread, and towards the aliases and
 * directives once.
 */
export function checkDocument(document: DocumentNode, limits: DocumentLimits): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const depthOfFragment = new Map<string, number>();
  let aliases = 0;
  let directives = 0;

  const depthOf = ({ selections }: SelectionSetNode): number => {
    let depth = 0;
    const selectedTimes = new Map<string, number>();
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
      const count = (selectedTimes.get(value) ?? 0) + 1;
      selectedTimes.set(value, count);
      if (count > limits.sameField)
        refuse(
          `The field "${value}" is selected more than ${limits.sameField} times in one selection set, which is the limit.`,
          limits.sameField,
          count,
        );
    }
    return depth;
  };
  const depthOfSpread = (name: string): number => {
    const cached = depthOfFragment.get(name);
    if (cached !== undefined) return cached;
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
      refuse(`The query is ${depth} levels deep; the limit is ${limits.depth}.`, limits.depth, depth);
  }
  if (aliases > limits.aliases)
    refuse(`The query has ${aliases} aliases; the limit is ${limits.aliases}.`, limits.aliases, aliases);
  if (directives > limits.directives)
    refuse(`The query has ${directives} directives; the limit is ${limits.directives}.`, limits.directives, directives);
}

function refuse(reason: string, limit: number, value: number): never {
  const message = `${reason} Split it into several queries.`;
  throw new GraphQLError(message, { extensions: { code: "QUERY_TOO_LARGE", limit, value, http: { status: 400 } } });
}
