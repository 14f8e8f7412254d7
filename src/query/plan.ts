import type { FieldNode, GraphQLObjectType } from "graphql";
import { argumentTable } from "../arguments/argument-table.ts";
import { allowedValues, checkedIds, checkedOptional, noLimits } from "../arguments/checks.ts";
import { defaultChoices } from "../arguments/choices.ts";
import type { RelationFilter } from "../arguments/filters.ts";
import { type Page, pageOf } from "../arguments/page.ts";
import { type ShownField, shownFields } from "../entity-fields.ts";
import {
  type Direction,
  directionSeen,
  type EntityKind,
  entityKinds,
  kindTable,
  ontology,
  type RelationType,
  relationTypes,
} from "../ontology.ts";
import { neighborOrders, type Order, relationOrders } from "../orders.ts";
import type { PartialDate } from "../partial-date.ts";
import { Selection } from "./selection.ts";

/** What a GraphQL field says of the edge that it is, in its `edge` extension. */
export interface EdgeDefinition {
  readonly shape: "neighbors" | "relations" | "degree" | "neighborCounts" | "within";
  /** The only relation types and direction that the field follows; all of them when absent. */
  readonly types?: readonly RelationType[];
  readonly direction?: Direction;
}

/** Which relations an edge follows. Empty `types` follow none. */
export interface RelationPattern {
  readonly types: readonly RelationType[];
  readonly direction: Direction;
  /** The kinds of neighbor; null for any. */
  readonly kinds: readonly EntityKind[] | null;
  readonly asOf: PartialDate | null;
  readonly minConfidence: number | null;
  readonly minSources: number | null;
  /** Whether it holds on this day, as far as articles say; null where that is not asked. */
  readonly current: { readonly holds: boolean; readonly today: PartialDate } | null;
  readonly exclude: readonly string[] | null;
  /** Also what is tied to a place within the entity. */
  readonly deep: boolean;
  /** Whether the field itself names the types that it follows, as `founders` does, and not its filter alone. */
  readonly typed: boolean;
}

/** The fields of a relation that are stored with it; `id` and `type` are always read. */
export const storedRelationFields = ["role", "since", "until", "current", "confidence", "sourceCount"] as const;
export type StoredRelationField = (typeof storedRelationFields)[number];

/** What is wanted of an entity. */
export interface EntityFrame {
  readonly stored: ReadonlySet<ShownField>;
  readonly edges: readonly Edge[];
}

/** What is wanted of a relation; null where an end is not asked for. */
export interface RelationFrame {
  readonly stored: ReadonlySet<StoredRelationField>;
  readonly source: EntityFrame | null;
  readonly target: EntityFrame | null;
}

interface EdgeOfEntity {
  /** Where the query asks for it. */
  readonly nodes: readonly FieldNode[];
  /** A name of its own in the statement. */
  readonly slot: string;
  /** The kinds of entity on which it is selected; null for all that the frame may hold. */
  readonly on: readonly EntityKind[] | null;
}
export interface ListedEdge extends EdgeOfEntity {
  readonly shape: "neighbors" | "relations";
  readonly pattern: RelationPattern;
  /** Null where only the total is asked for. */
  readonly page: Page | null;
  /** Whether a cursor may be asked for: then each row comes with the key that put it where it is. */
  readonly withCursors: boolean;
  /** Whether `pageInfo` is asked for, which tells whether there is a next page. */
  readonly withNextPage: boolean;
  readonly withTotal: boolean;
  readonly node: EntityFrame;
  /** For neighbors, the relations that tie each; for relations, each itself. Null where not asked for. */
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

/** The id and the kind, which are always read. */
export const emptyFrame: EntityFrame = { stored: new Set(), edges: [] };
/** The id and the type. */
export const emptyRelationFrame: RelationFrame = { stored: new Set(), source: null, target: null };
const kindOfLabel = new Map<string, EntityKind>(entityKinds.map((kind) => [kindTable[kind].label, kind]));

/** Reads what a query selects into frames; one planner a statement, since it hands out the slots. */
export class Planner {
  readonly #limits: { readonly maxPageSize: number };
  #slots = 0;
  /** How many edges stand around the part that is being read, its own included. */
  #level = 0;

  constructor(limits: { readonly maxPageSize: number }) {
    this.#limits = limits;
  }

  /** The frame of an entity below this field. Throws a GraphQLError where an argument is out of its limits. */
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

  /** The old name of `relationFrame`, for analytics/timeline.ts. */
  relation(selection: Selection | null): RelationFrame {
    return this.relationFrame(selection);
  }

  /** The frame of a relation below this field. */
  relationFrame(selection: Selection | null): RelationFrame {
    const type = selection?.types.find(({ name }) => name === "Relation");
    if (!selection || !type) return emptyRelationFrame;
    const fields = selection.fields(type);
    const end = (name: string): EntityFrame | null => {
      const selected = fields.filter((field) => field.definition.name === name);
      // The label reads from one of the ends, so it needs to know which they are.
      const needed = selected.length > 0 || fields.some((field) => field.definition.name === "label");
      return needed ? this.entityFrame(Selection.merged(selected)) : null;
    };
    const names = new Set(fields.map(({ definition }) => definition.name));
    const stored = new Set(storedRelationFields.filter((field) => names.has(field)));
    return { stored, source: end("source"), target: end("target") };
  }

  /**
   * What the query asks of the connection that this field returns. `node` is what it selects of each item, `relations`
   * what it selects of the relations of each edge.
   */
  pageRequest(selection: Selection): {
    readonly withRows: boolean;
    readonly withCursors: boolean;
    readonly withNextPage: boolean;
    readonly withTotal: boolean;
    readonly node: Selection | null;
    readonly relations: Selection | null;
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
    };
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
    // What is stored has no part in the statement, and so does not change the names in it.
    if (isCount && areCountsStored(pattern)) return { shape, nodes, slot: "stored", on, pattern };
    const slot = `e${this.#slots++}`;
    if (isCount) return { shape, nodes, slot, on, pattern };
    if (shape === "within") return { shape, nodes, slot, on, node: this.entityFrame(field) };
    const { withRows, withCursors, withNextPage, withTotal, node, relations } = this.pageRequest(field);
    const orders: Readonly<Record<string, Order>> = shape === "neighbors" ? neighborOrders : relationOrders;
    const order = orders[(args.orderBy as string | null) ?? (shape === "neighbors" ? "DEGREE" : "NEWEST")] as Order;
    const page = pageOf(args, `${field.definition.name} of an entity`, order, argumentTable.list.first, this.#limits);
    const listed = { nodes, slot, on, pattern, page: withRows ? page : null, withCursors, withNextPage, withTotal };
    // Neighbors of the first level have one text, with their places.
    return shape === "neighbors"
      ? {
          ...listed,
          shape,
          withCursors: withCursors || this.#level === 1,
          node: this.entityFrame(node),
          relation: relations && this.relationFrame(relations),
        }
      : { ...listed, shape, node: emptyFrame, relation: this.relationFrame(node) };
  }
}

function fieldsOf(selection: Selection): readonly Selection[] {
  return selection.fields(selection.types[0] as GraphQLObjectType);
}

/** The pattern that a field follows under a filter: what both allow. Throws a GraphQLError where the filter is too large. */
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
    // In order, so that the same ids in another order are the same filter.
    exclude: exclude.length === 0 ? null : exclude.toSorted(),
    deep,
    typed: own !== undefined,
  };
}

/** Whether the pattern narrows nothing, so that the degree that is kept with the entity is its count. */
export function isWhole(pattern: RelationPattern): boolean {
  return (
    pattern.types.length === relationTypes.length &&
    pattern.direction === "BOTH" &&
    pattern.kinds === null &&
    !narrows(pattern)
  );
}

/** Whether the counts that are stored with an entity tell how many of its relations the pattern follows. */
export function areCountsStored(pattern: RelationPattern): boolean {
  return !narrows(pattern) && !pattern.deep;
}

/** Whether a pattern asks something of the relation itself, or of single neighbors. */
export function narrows(pattern: RelationPattern): boolean {
  return pattern.exclude !== null || asksOfRelation(pattern);
}

/** Whether a pattern asks something of the relation itself, besides its type and direction. */
export function asksOfRelation({ asOf, minConfidence, minSources, current }: RelationPattern): boolean {
  return [asOf, minConfidence, minSources, current].some((part) => part !== null);
}

/** A relation as far as its ends tell whether it is followed. */
export interface RelationEnds {
  readonly type: RelationType;
  readonly source: { readonly id: string; readonly kind: EntityKind };
  readonly target: { readonly id: string; readonly kind: EntityKind };
}

/** Whether the pattern follows a relation from its source, or else from its target, as far as its ends tell. */
export function follows(
  { direction, kinds, exclude }: RelationPattern,
  { type, source, target }: RelationEnds,
  fromSource: boolean,
) {
  const seen = directionSeen(type, fromSource);
  const neighbor = fromSource ? target : source;
  if (direction !== "BOTH" && seen !== "BOTH" && seen !== direction) return false;
  return (kinds === null || kinds.includes(neighbor.kind)) && !exclude?.includes(neighbor.id);
}
