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

/** What the specification makes one field of an answer of: under one response key, at one place of the answer. */
type Merged = readonly [FieldNode, ...FieldNode[]];

/**
 * One field of a query with its arguments, and what is selected below it, by the rules of the GraphQL specification. It
 * may stand for fields at several places of the answer that show the same objects.
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

  /** The field that a resolver is asked for. */
  static of(info: GraphQLResolveInfo): Selection {
    const definition = info.parentType.getFields()[info.fieldName];
    if (definition === undefined) throw new Error(`${info.parentType.name} has no field ${info.fieldName}`);
    return new Selection(info, definition, [info.fieldNodes as unknown as Merged]);
  }

  /** Several fields that show the same objects as one, such as a connection's `nodes` and its edges' `node`. */
  static merged(selections: readonly Selection[]): Selection | null {
    const [first] = selections;
    if (first === undefined) return null;
    return new Selection(
      first.#document,
      first.definition,
      selections.flatMap((selection) => selection.#places),
    );
  }

  /** Where the query has it: the first node of each place, which is the first that a resolver there is told of. */
  get nodes(): readonly FieldNode[] {
    return this.#places.map(([node]) => node);
  }

  /** The arguments, with the schema's defaults filled in and variables replaced. Throws a GraphQLError. */
  get args(): Record<string, unknown> {
    return getArgumentValues(this.definition, this.nodes[0] as FieldNode, this.#document.variableValues);
  }

  /** The object types that the field may give. */
  get types(): readonly GraphQLObjectType[] {
    const type = getNamedType(this.definition.type);
    if (!isCompositeType(type)) return [];
    return isAbstractType(type) ? this.#document.schema.getPossibleTypes(type) : [type as GraphQLObjectType];
  }

  /**
   * The fields selected on an object of the type; `__typename` is left out. Those of several places that ask for the
   * same are one: the same response key may ask for something else at each.
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

  /** What is selected below the fields of this name, of a field that gives one object type; null where it is not asked for. */
  below(name: string): Selection | null {
    const [type] = this.types;
    const fields = type === undefined ? [] : this.fields(type);
    return Selection.merged(fields.filter(({ definition }) => definition.name === name));
  }

  /** Whether both are the same fields at the very places in the query. */
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
