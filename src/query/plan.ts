import type { FieldNode, GraphQLObjectType } from "graphql";
import { argumentTable } from "../arguments/argument-table.ts";
import { allowedValues, checkedIds, checkedOptional, noLimits } from "../arguments/checks.ts";
import { defaultChoices } from "../arguments/choices.ts";
import type { RelationFilter } from "../arguments/filters.ts";
import { type Page, pageOf } from "../arguments/page.ts";
import { type ShownField, shownFields } from "../entity-fields.ts";
import {
  type Direction,
  type EntityKind,
  entityKinds,
  kindTable,
  ontology,
  type RelationType,
  relationTypes,
} from "../ontology.ts";
import { neighborOrders, type Order, relationOrders } from "../orders.ts";
import type { PartialDate } from "../partial-date.ts";
import { relationFieldNames } from "../relation-fields.ts";
import { Selection } from "./selection.ts";

/** What a GraphQL field follows: the `edge` extension of the field. */
export interface EdgeDefinition {
  readonly shape: "neighbors" | "relations" | "degree" | "neighborCounts" | "within";
  /** The relation types that the field follows; all if absent. */
  readonly types?: readonly RelationType[];
  readonly direction?: Direction;
}

/** Which relations an edge follows. If `types` is empty, it follows none. */
export interface RelationPattern {
  readonly types: readonly RelationType[];
  readonly direction: Direction;
  /** The kinds of neighbor; null for all. */
  readonly kinds: readonly EntityKind[] | null;
  readonly asOf: PartialDate | null;
  readonly minConfidence: number | null;
  readonly minSources: number | null;
  /** Whether the relation must be current or over on this day; null for both. */
  readonly current: { readonly holds: boolean; readonly today: PartialDate } | null;
  readonly exclude: readonly string[] | null;
  /** Whether relations of the places within the entity count as well. */
  readonly deep: boolean;
  /** Whether the field itself names relation types, as `founders` does. */
  readonly typed: boolean;
}

/** The fields of a relation that are stored with it, except `id` and `type`, which are always read. */
export const storedRelationFields = [
  ...(["role", "since", "until", "current", "confidence", "sourceCount"] as const),
  ...relationFieldNames,
];
export type StoredRelationField = (typeof storedRelationFields)[number];

/** What a query selects of an entity. */
export interface EntityFrame {
  readonly stored: ReadonlySet<ShownField>;
  readonly edges: readonly Edge[];
}

/** What a query selects of a relation. An end is null if it is not selected. */
export interface RelationFrame {
  readonly stored: ReadonlySet<StoredRelationField>;
  readonly source: EntityFrame | null;
  readonly target: EntityFrame | null;
}

interface EdgeOfEntity {
  /** The nodes of the query that select the edge. */
  readonly nodes: readonly FieldNode[];
  /** The name of the edge in the statement, which no other edge has. */
  readonly slot: string;
  /** The kinds of entity for which it is selected; null for all kinds that the frame can have. */
  readonly on: readonly EntityKind[] | null;
}
export interface ListedEdge extends EdgeOfEntity {
  readonly shape: "neighbors" | "relations";
  readonly pattern: RelationPattern;
  /** Null if only the total is selected. */
  readonly page: Page | null;
  /** Whether cursors are selected: then each row has its sort key. */
  readonly withCursors: boolean;
  /** Whether `pageInfo` is selected, which tells whether there is a next page. */
  readonly withNextPage: boolean;
  readonly withTotal: boolean;
  readonly node: EntityFrame;
  /** For neighbors, the relations to each; for relations, the relation itself. Null if not selected. */
  readonly relation: RelationFrame | null;
}
export interface CountedEdge extends EdgeOfEntity {
  readonly shape: "degree" | "neighborCounts";
  readonly pattern: RelationPattern;
}
export interface WithinEdge extends EdgeOfEntity {
  readonly shape: "within";
  readonly node: EntityFrame;
}
export type Edge = ListedEdge | CountedEdge | WithinEdge;

/** The id and the kind alone. */
export const emptyFrame: EntityFrame = { stored: new Set(), edges: [] };
/** The id and the type alone. */
export const emptyRelationFrame: RelationFrame = { stored: new Set(), source: null, target: null };
const kindOfLabel = new Map<string, EntityKind>(entityKinds.map((kind) => [kindTable[kind].label, kind]));

/** Turns selections into frames. Each statement needs a planner of its own, since the planner numbers the slots. */
export class Planner {
  readonly #limits: { readonly maxPageSize: number };
  #slots = 0;
  /** The depth of the edge that is being planned: 1 for an edge of the root entity. */
  #level = 0;

  constructor(limits: { readonly maxPageSize: number }) {
    this.#limits = limits;
  }

  /**
   * The frame of an entity below this field; empty for null. Throws a GraphQLError if an argument is out of its limits.
   */
  entityFrame(selection: Selection | null): EntityFrame {
    if (selection === null) return emptyFrame;
    const types = selection.types.filter((type) => kindOfLabel.has(type.name));
    const stored = new Set<ShownField>();
    const found: { field: Selection; definition: EdgeDefinition; on: EntityKind[] }[] = [];
    for (const type of types) {
      for (const field of selection.fields(type)) {
        const { name, extensions } = field.definition;
        if ((shownFields as readonly string[]).includes(name)) stored.add(name as ShownField);
        const definition = extensions.edge as EdgeDefinition | undefined;
        if (definition === undefined) continue;
        const kind = kindOfLabel.get(type.name) as EntityKind;
        const same = found.find((other) => other.field.equals(field));
        if (same) same.on.push(kind);
        else found.push({ field, definition, on: [kind] });
      }
    }
    const edges = found.map(({ field, definition, on }) =>
      this.#edge(on.length === types.length ? null : on, field, definition),
    );
    return { stored, edges };
  }

  /** The frame of a relation below this field; empty for null. Throws as `entityFrame` does. */
  relationFrame(selection: Selection | null): RelationFrame {
    const type = selection?.types.find(({ name }) => name === "Relation");
    if (!selection || !type) return emptyRelationFrame;
    const fields = selection.fields(type);
    const end = (name: string): EntityFrame | null => {
      const selected = fields.filter((field) => field.definition.name === name);
      // The label is seen from one of the ends, so it needs their ids.
      const needed = selected.length > 0 || fields.some((field) => field.definition.name === "label");
      return needed ? this.entityFrame(Selection.merged(selected)) : null;
    };
    const names = new Set(fields.map(({ definition }) => definition.name));
    const stored = new Set(storedRelationFields.filter((field) => names.has(field)));
    return { stored, source: end("source"), target: end("target") };
  }

  /**
   * What the query selects of the connection that this field returns. `node` is the selection of an item, `relations`
   * that of the relations of an edge; null if there is none.
   */
  pageRequest(selection: Selection): {
    readonly withRows: boolean;
    readonly withCursors: boolean;
    readonly withNextPage: boolean;
    readonly withTotal: boolean;
    readonly node: Selection | null;
    readonly relations: Selection | null;
    /** Whether the direction or the labels of a neighbor are selected, which need the ends of its relations. */
    readonly withDirection: boolean;
  } {
    const fields = fieldsOf(selection);
    const edgeFields = fields.filter(({ definition }) => definition.name === "edges").flatMap(fieldsOf);
    const named = (list: readonly Selection[], name: string) =>
      list.filter(({ definition }) => definition.name === name);
    const withNextPage = named(fields, "pageInfo").length > 0;
    return {
      withRows: fields.some(({ definition }) => definition.name !== "totalCount"),
      withCursors: withNextPage || named(edgeFields, "cursor").length > 0,
      withNextPage,
      withTotal: named(fields, "totalCount").length > 0,
      node: Selection.merged([...named(fields, "nodes"), ...named(edgeFields, "node")]),
      relations: Selection.merged(named(edgeFields, "relations")),
      withDirection: ["direction", "labels"].some((name) => named(edgeFields, name).length > 0),
    };
  }

  /** The frame of the relations to a neighbor; null if nothing is selected that needs them. */
  #neighborRelations(relations: Selection | null, withDirection: boolean): RelationFrame | null {
    if (relations === null && !withDirection) return null;
    const frame = this.relationFrame(relations);
    return withDirection ? { ...frame, source: frame.source ?? emptyFrame } : frame;
  }

  #edge(on: readonly EntityKind[] | null, field: Selection, definition: EdgeDefinition): Edge {
    this.#level++;
    const edge = this.#edgeOf(on, field, definition);
    this.#level--;
    return edge;
  }

  #edgeOf(on: readonly EntityKind[] | null, field: Selection, definition: EdgeDefinition): Edge {
    const { shape } = definition;
    const { args, nodes } = field;
    const pattern = relationPattern(definition, args.filter as RelationFilter | null | undefined, args.deep === true);
    const isCount = shape === "degree" || shape === "neighborCounts";
    // A stored count is no part of the statement, so it takes no number.
    if (isCount && areCountsStored(pattern)) return { shape, nodes, slot: "stored", on, pattern };
    const slot = `e${this.#slots++}`;
    if (isCount) return { shape, nodes, slot, on, pattern };
    if (shape === "within") return { shape, nodes, slot, on, node: this.entityFrame(field) };
    const { withRows, withCursors, withNextPage, withTotal, node, relations, withDirection } = this.pageRequest(field);
    const orders: Readonly<Record<string, Order>> = shape === "neighbors" ? neighborOrders : relationOrders;
    const order = orders[(args.orderBy as string | null) ?? (shape === "neighbors" ? "DEGREE" : "NEWEST")] as Order;
    const page = pageOf(args, `${field.definition.name} of an entity`, order, argumentTable.list.first, this.#limits);
    const listed = { nodes, slot, on, pattern, page: withRows ? page : null, withCursors, withNextPage, withTotal };
    // Neighbors of the first level always have cursors, so that there is one text.
    return shape === "neighbors"
      ? {
          ...listed,
          shape,
          withCursors: withCursors || this.#level === 1,
          node: this.entityFrame(node),
          relation: this.#neighborRelations(relations, withDirection),
        }
      : { ...listed, shape, node: emptyFrame, relation: this.relationFrame(node) };
  }
}

function fieldsOf(selection: Selection): readonly Selection[] {
  return selection.fields(selection.types[0] as GraphQLObjectType);
}

/** The relations that both a field and its filter allow. Throws a GraphQLError if an argument is out of its limits. */
export function relationPattern(
  { types: own, direction: ownDirection = "BOTH" }: Pick<EdgeDefinition, "types" | "direction">,
  filter: RelationFilter | null | undefined,
  deep: boolean,
): RelationPattern {
  const types = allowedValues(own ?? relationTypes, filter?.types);
  const direction = filter?.direction ?? defaultChoices.direction;
  const opposed = ownDirection !== "BOTH" && direction !== "BOTH" && direction !== ownDirection;
  const exclude = checkedIds(argumentTable.relationFilter.exclude, filter?.exclude, noLimits);
  const { minConfidence, minSources } = argumentTable.relationFilter;
  return {
    types: types.filter((type) => !opposed || ontology[type].symmetric),
    direction: ownDirection === "BOTH" ? direction : ownDirection,
    kinds: filter?.kinds == null ? null : allowedValues(entityKinds, filter.kinds),
    asOf: filter?.asOf ?? null,
    minConfidence: checkedOptional(minConfidence, filter?.minConfidence, noLimits),
    minSources: checkedOptional(minSources, filter?.minSources, noLimits),
    current: filter?.current == null ? null : { holds: filter.current, today: new Date().toISOString().slice(0, 10) },
    // Sorted, so that the order of the ids makes no other filter.
    exclude: exclude.length === 0 ? null : exclude.toSorted(),
    deep,
    typed: own !== undefined,
  };
}

/** Whether the pattern follows all relations, so that the stored degree is its count. */
export function isWhole(pattern: RelationPattern): boolean {
  return (
    pattern.types.length === relationTypes.length &&
    pattern.direction === "BOTH" &&
    pattern.kinds === null &&
    !narrows(pattern)
  );
}

/** Whether the counts that are stored with an entity tell how many relations the pattern follows. */
export function areCountsStored(pattern: RelationPattern): boolean {
  return !narrows(pattern) && !pattern.deep;
}

/** Whether a pattern has conditions on the relation itself, or excludes single neighbors. */
export function narrows(pattern: RelationPattern): boolean {
  return pattern.exclude !== null || asksOfRelation(pattern);
}

/** Whether a pattern has conditions on the relation itself, besides its type and direction. */
export function asksOfRelation({ asOf, minConfidence, minSources, current }: RelationPattern): boolean {
  return [asOf, minConfidence, minSources, current].some((part) => part !== null);
}
