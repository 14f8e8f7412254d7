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

/** One field of a query with its arguments, and what is selected below it, by the rules of the GraphQL specification. */
export class Selection {
  readonly #document: Document;
  readonly #nodes: readonly FieldNode[];
  readonly definition: GraphQLField<unknown, unknown>;

  private constructor(document: Document, definition: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[]) {
    this.#document = document;
    this.definition = definition;
    this.#nodes = nodes;
  }

  /** The field that a resolver is asked for. */
  static of(info: GraphQLResolveInfo): Selection {
    const definition = info.parentType.getFields()[info.fieldName];
    if (definition === undefined) throw new Error(`${info.parentType.name} has no field ${info.fieldName}`);
    return new Selection(info, definition, info.fieldNodes);
  }

  /** Several fields of one type as one, such as a connection's `nodes` and its edges' `node`. */
  static merged(selections: readonly Selection[]): Selection | null {
    const [first] = selections;
    if (first === undefined) return null;
    return new Selection(
      first.#document,
      first.definition,
      selections.flatMap((selection) => selection.#nodes),
    );
  }

  /** The arguments, with the schema's defaults filled in and variables replaced. Throws a GraphQLError. */
  get args(): Record<string, unknown> {
    return getArgumentValues(this.definition, this.#nodes[0] as FieldNode, this.#document.variableValues);
  }

  /** The object types that the field may give. */
  get types(): readonly GraphQLObjectType[] {
    const type = getNamedType(this.definition.type);
    if (!isCompositeType(type)) return [];
    return isAbstractType(type) ? this.#document.schema.getPossibleTypes(type) : [type as GraphQLObjectType];
  }

  /** The fields selected on an object of the type, by response key; `__typename` is left out. */
  fields(type: GraphQLObjectType): Map<string, Selection> {
    const nodes = new Map<string, FieldNode[]>();
    const visited = new Set<string>();
    for (const { selectionSet } of this.#nodes) if (selectionSet) this.#collect(type, selectionSet, nodes, visited);
    const definitions = type.getFields();
    const fields = new Map<string, Selection>();
    for (const [key, [first, ...more]] of nodes) {
      const definition = definitions[(first as FieldNode).name.value];
      if (definition) fields.set(key, new Selection(this.#document, definition, [first as FieldNode, ...more]));
    }
    return fields;
  }

  /** What is selected below the fields of this name, of a field that gives one object type; null where it is not asked for. */
  below(name: string): Selection | null {
    const [type] = this.types;
    const fields = type === undefined ? [] : [...this.fields(type).values()];
    return Selection.merged(fields.filter(({ definition }) => definition.name === name));
  }

  /** Whether both select the same, to the very places in the query. */
  equals(other: Selection): boolean {
    return this.#nodes.length === other.#nodes.length && this.#nodes.every((node, i) => node === other.#nodes[i]);
  }

  #collect(
    type: GraphQLObjectType,
    selectionSet: SelectionSetNode,
    into: Map<string, FieldNode[]>,
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
