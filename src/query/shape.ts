import type { FieldNode } from "graphql";
import { z } from "zod";
import type { CursorKeys } from "../arguments/cursor.ts";
import type { Page } from "../arguments/page.ts";
import { byTotal, type NeighborCount } from "../neighbor-counts.ts";
import {
  type Direction,
  directionSeen,
  type EntityKind,
  entityKinds,
  labelSeen,
  type RelationType,
  relationTypes,
} from "../ontology.ts";
import type { PartialDate } from "../partial-date.ts";
import type { RelationValues } from "../relation-fields.ts";
import { relationValuesRow } from "../relation-values-row.ts";
import { Connection, ConnectionEdge, connectionOf, type SortedRow } from "./connection.ts";
import type { Edge, EntityFrame, ListedEdge, RelationFrame, RelationPattern } from "./plan.ts";
import { countsFollowed, storedCountOf, totalFollowed } from "./stored-counts.ts";

/** An entity as a composed statement returns it. Fields that are not selected are absent. */
export interface EntityRow {
  readonly id: string;
  readonly kind: EntityKind;
  /** The results of its edges, by the nodes of the query that select them. */
  edges?: ReadonlyMap<FieldNode, unknown>;
  readonly [field: string]: unknown;
}

/** A relation as a composed statement returns it. Fields other than the id and type are there if they are selected. */
export interface RelationRow extends RelationValues {
  readonly id: string;
  readonly type: RelationType;
  readonly role: string | null;
  readonly since: PartialDate | null;
  readonly until: PartialDate | null;
  readonly current: boolean | null;
  readonly confidence: number;
  readonly sourceCount: number;
  readonly source?: EntityRow;
  readonly target?: EntityRow;
}

export const articleRow = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string().nullable(),
  publishedOn: z.string().nullable(),
  language: z.string(),
  url: z.string().nullable(),
});
export type ArticleRow = Readonly<z.infer<typeof articleRow>>;

/** An article, or an entry of a dataset: what the other has is null. */
export const sourceRow = z.object({
  ...articleRow.shape,
  title: z.string().nullable(),
  language: z.string().nullable(),
  dataset: z.string().nullable(),
  key: z.string().nullable(),
  asOf: z.string().nullable(),
});
export type SourceRow = Readonly<z.infer<typeof sourceRow>>;

export const evidenceRow = z.object({
  id: z.string(),
  source: sourceRow,
  paragraph: z.int().nullable(),
  statement: z.string(),
  confidence: z.number(),
  extractedBy: z.string(),
  key: z.string().nullable(),
  ...relationValuesRow,
});
export type EvidenceRow = Readonly<z.infer<typeof evidenceRow>>;

/** What a source says, with the article if it is one. */
export function withArticle<T extends { readonly source: SourceRow }>(said: T): T {
  const { source } = said;
  return Object.assign(said, { article: source.dataset === null ? source : null });
}

/** Rows of entities and relations hold what the query selects, so only what is always there is checked. */
export const entityRow = z.custom<EntityRow>((row) => isObject(row) && entityKinds.includes(row.kind as EntityKind));
export const relationRow = z.custom<RelationRow>(
  (row) => isObject(row) && relationTypes.includes(row.type as RelationType),
);

function isObject(row: unknown): row is Readonly<Record<string, unknown>> {
  return typeof row === "object" && row !== null && typeof (row as { id?: unknown }).id === "string";
}

/** What `PatternComposer.followed` returns: a number or stored counts; null if the statement does not ask for it. */
export const followedCount = z.union([z.int(), z.string(), z.null()]);

/** The number that it stands for. */
export function followedOf(followed: z.infer<typeof followedCount>, pattern: RelationPattern): number {
  return typeof followed === "number" ? followed : totalFollowed(followed, pattern);
}

/** A neighbor with the relations to it. */
export class NeighborEdge extends ConnectionEdge<EntityRow> {
  readonly relations: readonly RelationRow[];
  constructor(node: EntityRow, page: Page, keys: CursorKeys, relations: readonly RelationRow[]) {
    super(node, page, keys);
    this.relations = relations;
  }
  get direction(): Direction {
    return directionOf(this);
  }
  get labels(): string[] {
    return labelsOf(this);
  }
}

/** The same without a cursor. */
class NeighborWithoutCursor implements NeighborRow {
  readonly node: EntityRow;
  readonly relations: readonly RelationRow[];
  constructor({ node, relations = [] }: NeighborRow) {
    this.node = node;
    this.relations = relations;
  }
  get direction(): Direction {
    return directionOf(this);
  }
  get labels(): string[] {
    return labelsOf(this);
  }
}

/**
 * The direction of a relation, seen from the entity whose neighbor this is. The neighbor tells it: a deep edge follows
 * relations of places within the entity.
 */
function directionFrom(neighbor: EntityRow, { type, source }: RelationRow): Direction {
  return directionSeen(type, source?.id !== neighbor.id);
}

/** The direction of all relations that tie a neighbor; BOTH where they differ. */
function directionOf({ node, relations = [] }: NeighborRow): Direction {
  const [first = "BOTH", ...others] = new Set(relations.map((relation) => directionFrom(node, relation)));
  return others.length === 0 ? first : "BOTH";
}

/** How the relations that tie a neighbor read from the entity, each wording once, in the order of the ontology. */
function labelsOf({ node, relations = [] }: NeighborRow): string[] {
  const ordered = relations.toSorted((a, b) => relationTypes.indexOf(a.type) - relationTypes.indexOf(b.type));
  return [...new Set(ordered.map((relation) => labelSeen(relation.type, directionFrom(node, relation))))];
}

/**
 * A page as a statement returns it. Rows have sort keys if the edge has cursors, and relations if they are selected.
 */
interface PageRows<Row> {
  readonly rows?: readonly Row[];
  readonly total?: number | null;
}
interface NeighborRow {
  readonly node: EntityRow;
  readonly relations?: readonly RelationRow[];
}

/** The same entity; the rows of its edges become connections and counts. */
export function shapeEntity(row: EntityRow, frame: EntityFrame): EntityRow {
  if (frame.edges.length === 0) return row;
  const edges = new Map<FieldNode, unknown>();
  for (const edge of frame.edges)
    if (edge.on === null || edge.on.includes(row.kind)) {
      const shaped = shapeEdge(row, edge);
      for (const node of edge.nodes) edges.set(node, shaped);
    }
  row.edges = edges;
  return row;
}

/** The same relation; its ends are shaped. */
export function shapeRelation(row: RelationRow, frame: RelationFrame): RelationRow {
  if (frame.source !== null && row.source) shapeEntity(row.source, frame.source);
  if (frame.target !== null && row.target) shapeEntity(row.target, frame.target);
  return row;
}

function shapeEdge(row: EntityRow, edge: Edge): unknown {
  const value = row[edge.slot];
  switch (edge.shape) {
    case "within":
      return (value as EntityRow[]).map((place) => shapeEntity(place, edge.node));
    case "neighbors":
      return neighborConnection(pageRowsOf(value), edge);
    case "relations":
      return relationConnection(value as PageRows<RelationRow | SortedRow<RelationRow>>, edge);
    case "neighborCounts":
      return storedCountOf(edge) === null
        ? countsOf(value as readonly CountRow[])
        : countsFollowed(row.neighborCounts as string | null, edge.pattern);
    case "degree": {
      const stored = storedCountOf(edge);
      if (stored === null) return value;
      return stored === "degree" ? row.degree : totalFollowed(row.neighborCounts as string | null, edge.pattern);
    }
  }
}

/** `#neighborsInOneText` returns a list of one page, or an empty list if there are no neighbors. */
function pageRowsOf(value: unknown): PageRows<EntityRow | NeighborRow> {
  return Array.isArray(value) ? (value[0] ?? { total: 0 }) : (value as PageRows<EntityRow | NeighborRow>);
}

/** A number of relations; `outgoing` if the entity is their source. */
type CountRow = readonly [type: RelationType, outgoing: boolean, kind: EntityKind, total: number];

function countsOf(rows: readonly CountRow[]): NeighborCount[] {
  const counts = new Map<string, NeighborCount>();
  for (const [type, outgoing, kind, total] of rows) {
    const direction = directionSeen(type, outgoing);
    const key = `${type} ${direction} ${kind}`;
    counts.set(key, { type, direction, kind, total: total + (counts.get(key)?.total ?? 0) });
  }
  return [...counts.values()].sort(byTotal);
}

function neighborConnection({ rows = [], total = null }: PageRows<EntityRow | NeighborRow>, edge: ListedEdge) {
  const { page, withCursors, relation } = edge;
  const isBare = !withCursors && relation === null;
  const neighbors: readonly NeighborRow[] = isBare
    ? (rows as readonly EntityRow[]).map((node) => ({ node }))
    : (rows as readonly NeighborRow[]);
  for (const { node, relations = [] } of neighbors) {
    shapeEntity(node, edge.node);
    if (relation !== null) for (const found of relations) shapeRelation(found, relation);
  }
  if (page === null || !withCursors)
    return withoutCursors(
      relation === null ? neighbors : neighbors.map((neighbor) => new NeighborWithoutCursor(neighbor)),
      total,
    );
  const edges = (neighbors as readonly (NeighborRow & SortedRow<EntityRow>)[])
    .slice(0, page.first)
    .map(({ sortKey, node, relations = [] }) => new NeighborEdge(node, page, [sortKey, node.id], relations));
  return new Connection(edges, page, rows.length > page.first, total);
}

function relationConnection(
  { rows = [], total = null }: PageRows<RelationRow | SortedRow<RelationRow>>,
  edge: ListedEdge,
) {
  const { page, withCursors, relation } = edge;
  const sorted = withCursors ? (rows as readonly SortedRow<RelationRow>[]) : [];
  const edges = withCursors ? sorted : (rows as readonly RelationRow[]).map((node) => ({ node }));
  if (relation !== null) for (const { node } of edges) shapeRelation(node, relation);
  return page === null || !withCursors
    ? withoutCursors(edges, total)
    : connectionOf(sorted, page, total, ({ id }) => id);
}

/** A connection of which neither cursors nor `pageInfo` are selected. */
function withoutCursors<T>(edges: readonly { readonly node: T }[], totalCount: number | null) {
  return { edges, nodes: edges.map(({ node }) => node), totalCount };
}
