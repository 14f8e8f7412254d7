import { isDeepStrictEqual } from "node:util";
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  type SelectionSetNode,
} from "graphql";

interface Document {
  readonly schema: GraphQLSchema;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  readonly variableValues: Record<string, unknown>;
}

/** The nodes that the GraphQL specification merges into one field of the response: same response key, same place. */
type Merged = readonly [FieldNode, ...FieldNode[]];

/**
 * One field of a query with its arguments, and what is selected below it, by the rules of the GraphQL specification.
 * One selection can stand for several places of the response that show the same objects.
 */
export class Selection {
  readonly #document: Document;
  readonly #places: readonly Merged[];
  readonly definition: GraphQLField<unknown, unknown>;

  private constructor(document: Document, definition: GraphQLField<unknown, unknown>, places: readonly Merged[]) {
    this.#document = document;
    this.definition = definition;
    this.#places = places;
  }

  /** The field that a resolver resolves. */
  static of(info: GraphQLResolveInfo): Selection {
    const definition = info.parentType.getFields()[info.fieldName];
    if (definition === undefined) throw new Error(`${info.parentType.name} has no field ${info.fieldName}`);
    return new Selection(info, definition, [info.fieldNodes as unknown as Merged]);
  }

  /**
   * One selection for several fields that show the same objects, such as `nodes` of a connection and `node` of its
   * edges. Null for none.
   */
  static merged(selections: readonly Selection[]): Selection | null {
    const [first] = selections;
    if (first === undefined) return null;
    return new Selection(
      first.#document,
      first.definition,
      selections.flatMap((selection) => selection.#places),
    );
  }

  /** The first node of each place. A resolver finds it as the first of `info.fieldNodes`. */
  get nodes(): readonly FieldNode[] {
    return this.#places.map(([node]) => node);
  }

  /** The arguments, with defaults and the values of variables. Throws a GraphQLError if one is not valid. */
  get args(): Record<string, unknown> {
    return getArgumentValues(this.definition, this.nodes[0] as FieldNode, this.#document.variableValues);
  }

  /** The object types that the field can return. */
  get types(): readonly GraphQLObjectType[] {
    const type = getNamedType(this.definition.type);
    if (!isCompositeType(type)) return [];
    return isAbstractType(type) ? this.#document.schema.getPossibleTypes(type) : [type as GraphQLObjectType];
  }

  /**
   * The fields selected on an object of the type, without `__typename`. Fields of several places are merged if they are
   * the same field with the same arguments: under one response key, each place can select another field.
   */
  fields(type: GraphQLObjectType): readonly Selection[] {
    const definitions = type.getFields();
    const byKey = new Map<string, Selection[]>();
    for (const place of this.#places) {
      const nodes = new Map<string, [FieldNode, ...FieldNode[]]>();
      const visited = new Set<string>();
      for (const { selectionSet } of place) if (selectionSet) this.#collect(type, selectionSet, nodes, visited);
      for (const [key, merged] of nodes) {
        const definition = definitions[merged[0].name.value];
        if (definition === undefined) continue;
        const field = new Selection(this.#document, definition, [merged]);
        const others = byKey.get(key) ?? [];
        const same = others.findIndex((other) => other.#asksTheSame(field));
        if (same < 0) byKey.set(key, [...others, field]);
        else others[same] = Selection.merged([others[same] as Selection, field]) as Selection;
      }
    }
    return [...byKey.values()].flat();
  }

  /** The fields of this name as one selection; null if there is none. For a field that returns one object type. */
  below(name: string): Selection | null {
    const [type] = this.types;
    const fields = type === undefined ? [] : this.fields(type);
    return Selection.merged(fields.filter(({ definition }) => definition.name === name));
  }

  /** Whether both consist of the same nodes of the query. */
  equals(other: Selection): boolean {
    const [mine, others] = [this.#places.flat(), other.#places.flat()];
    return mine.length === others.length && mine.every((node, i) => node === others[i]);
  }

  #asksTheSame(other: Selection): boolean {
    return this.definition === other.definition && isDeepStrictEqual(this.args, other.args);
  }

  #collect(
    type: GraphQLObjectType,
    selectionSet: SelectionSetNode,
    into: Map<string, [FieldNode, ...FieldNode[]]>,
    visited: Set<string>,
  ): void {
    for (const selection of selectionSet.selections) {
      if (!this.#isIncluded(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const nodes = into.get(key);
        if (nodes === undefined) into.set(key, [selection]);
        else nodes.push(selection);
        continue;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (visited.has(selection.name.value)) continue;
        visited.add(selection.name.value);
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? this.#document.fragments[selection.name.value] : selection;
      if (fragment && this.#applies(fragment.typeCondition?.name.value, type))
        this.#collect(type, fragment.selectionSet, into, visited);
    }
  }

  #isIncluded(node: SelectionSetNode["selections"][number]): boolean {
    const { variableValues } = this.#document;
    return (
      getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.if !== true &&
      getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.if !== false
    );
  }

  #applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const conditionType = this.#document.schema.getType(condition) as GraphQLCompositeType | undefined;
    return isAbstractType(conditionType) && this.#document.schema.isSubType(conditionType, type);
  }
}
