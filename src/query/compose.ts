import type { CursorKeys } from "../arguments/cursor.ts";
import { limitOf, type Page } from "../arguments/page.ts";
import type { Order } from "../orders.ts";
import { labels, maxNesting, PatternComposer } from "./compose-relations.ts";
import { isAfter } from "./keyset.ts";
import {
  type CountedEdge,
  type Edge,
  type EntityFrame,
  emptyRelationFrame,
  type ListedEdge,
  type RelationFrame,
  type WithinEdge,
} from "./plan.ts";
import { isStoredCount } from "./stored-counts.ts";
import { endsOf, relationFieldsOf, storedFieldsOf, wholeRelation } from "./stored-fields.ts";

/**
 * Composes one Cypher statement that answers a frame, however deep. Its text depends on the shape of the frame alone,
 * so that Neo4j's plan cache holds it: names are numbered by the composer, relationship types and labels come from
 * the ontology, and all else is a parameter.
 *
 * An edge is a COLLECT subquery over the neighbors (or relations) of an entity variable; the edges below it stand in
 * a WITH of their own, since an aggregate under a map projection is refused (42I18).
 */
export class Composer extends PatternComposer {
  /**
   * What gives an entity as a map: clauses to put after the last one (they keep the variables of the scope), and an
   * expression over them. `scope` holds the entity's variable.
   */
  entity(variable: string, frame: EntityFrame, scope: readonly string[]): { clauses: string; map: string } {
    const edges = frame.edges
      .filter((edge) => !isStoredCount(edge))
      .map((edge) => ({ slot: edge.slot, text: this.#edge(variable, edge) }));
    const below = edges.map(({ slot, text }) => `${text} AS ${slot}`);
    const fields = [
      ...storedFieldsOf(variable, frame, this.level > 1 ? "SELECTED" : "SETS"),
      ...edges.map(({ slot }) => slot),
    ];
    return {
      clauses: below.length === 0 ? "" : `WITH ${[...scope, ...below].join(",\n")}\n`,
      map: `${variable} {${fields.join(", ")}}`,
    };
  }

  /** The same for a relation, with its ends as far as the frame asks for them. */
  relation(variable: string, frame: RelationFrame, scope: readonly string[]): { clauses: string; map: string } {
    const kept = [...scope];
    const ends = endsOf(frame);
    const fields = [".id", ...relationFieldsOf(frame).map((field) => `.${field}`), `type: type(${variable})`];
    let clauses = "";
    for (const [field, end] of [
      ["source", "startNode"],
      ["target", "endNode"],
    ] as const) {
      const below = ends[field];
      if (below === null) continue;
      const node = this.variable("s");
      clauses += `WITH ${kept.join(", ")}, ${end}(${variable}) AS ${node}\n`;
      kept.push(node);
      const entity = this.entity(node, below, kept);
      kept.push(...below.edges.filter((edge) => !isStoredCount(edge)).map(({ slot }) => slot));
      clauses += entity.clauses;
      fields.push(`${field}: ${entity.map}`);
    }
    return { clauses, map: `${variable} {${fields.join(", ")}}` };
  }

  #edge(from: string, edge: Edge): string {
    const guard = edge.on === null ? [] : [`${from}:${labels(edge.on)}`];
    this.level++;
    const text = this.#textOf(from, edge, guard);
    this.level--;
    return text;
  }

  #textOf(from: string, edge: Edge, guard: readonly string[]): string {
    switch (edge.shape) {
      case "neighbors":
      case "relations":
        return this.#listed(from, edge, guard);
      case "degree":
        return this.degree(from, edge.pattern, edge.slot, guard);
      case "neighborCounts":
        return this.#neighborCounts(from, edge, guard);
      case "within":
        return this.#within(from, edge, guard);
    }
  }

  #listed(from: string, edge: ListedEdge, guard: readonly string[]): string {
    const { slot, pattern, page, withTotal } = edge;
    const there = this.variable("n");
    const relation = this.variable("r");
    const matched = this.match(from, relation, there, pattern, slot, guard);
    if (edge.shape === "neighbors" && page !== null && this.isInOneText(pattern))
      return this.#neighborsInOneText(edge, page, matched, there, relation);
    const parts: string[] = [];
    if (withTotal) {
      const distinct = edge.shape === "neighbors" ? `RETURN DISTINCT ${there}` : "";
      parts.push(`total: COUNT { ${matched} ${distinct} }`);
    }
    if (page !== null) parts.push(`rows: COLLECT {\n${this.#rows(edge, page, from, matched, there, relation)}}`);
    return `{${parts.join(", ")}}`;
  }

  /**
   * A page of neighbors with their total, as one text for every order and place. All neighbors are sorted, so it is for
   * an entity that has few.
   */
  #neighborsInOneText(edge: ListedEdge, page: Page, matched: string, there: string, relation: string): string {
    const { slot, withNextPage, node, relation: frame } = edge;
    const [ties, sortKey] = [this.variable("t"), this.variable("k")];
    const order = this.param(slot, "order", page.order.name);
    const limit = this.param(slot, "limit", limitOf(page, withNextPage));
    const after = this.param(slot, "place", page.after && placeOf(page.order, page.after));
    const entity = this.entity(there, node, [there, sortKey, ...(frame === null ? [] : [ties])]);
    const [collected, kept, given, shown] =
      frame === null
        ? ["", "", "", ""]
        : [
            `, collect(${relation}) AS ${ties}`,
            `, ties: ${ties}`,
            `, item.ties AS ${ties}`,
            `, relations: ${this.#relationsOfNeighbor(ties, wholeRelation(frame))}`,
          ];
    return `COLLECT {
${matched}
WITH ${there}, ${relationSortKeys(relation)}${collected}
WITH *, ${ascendingKey(there, order)} AS ascending, ${descendingKey(there, order)} AS descending
ORDER BY ascending, descending DESC, ${there}.id
WITH collect({node: ${there}, ascending: ascending, descending: descending${kept}}) AS items
WITH items, COLLECT {
UNWIND [item IN items WHERE ${after} IS NULL OR item.ascending > ${after}.ascending OR (item.ascending = ${after}.ascending
  AND (item.descending < ${after}.descending OR (item.descending = ${after}.descending AND item.node.id > ${after}.id)))][..${limit}] AS item
WITH item.node AS ${there}, CASE ${order} WHEN 'NAME' THEN item.ascending ELSE item.descending END AS ${sortKey}${given}
${entity.clauses}RETURN {sortKey: ${sortKey}, node: ${entity.map}${shown}}} AS rows
RETURN {total: size(items), rows: rows}}`;
  }

  #rows(edge: ListedEdge, page: Page, from: string, matched: string, there: string, relation: string): string {
    const sortKey = this.variable("k");
    if (edge.shape === "relations") {
      const scope = [relation, sortKey];
      const { clauses, map } = this.relation(relation, edge.relation ?? emptyRelationFrame, scope);
      return `${matched}
WITH ${relation}, ${relationSortKey(relation, page)} AS ${sortKey}
${this.#paged(edge, page, sortKey, relation)}${clauses}RETURN ${edge.withCursors ? `{sortKey: ${sortKey}, node: ${map}}` : map}`;
    }
    const ties = this.variable("t");
    const collected = edge.relation === null ? "" : `collect(${relation}) AS ${ties}, `;
    const aggregated = edge.relation !== null || page.order.name === "NEWEST" || page.order.name === "SOURCES";
    const scope = [there, sortKey, ...(edge.relation === null ? [] : [ties])];
    const entity = this.entity(there, edge.node, scope);
    const shown = [
      ...(edge.withCursors ? [`sortKey: ${sortKey}`] : []),
      `node: ${entity.map}`,
      ...(edge.relation === null ? [] : [`relations: ${this.#relationsOfNeighbor(ties, edge.relation)}`]),
    ];
    // Two more subqueries make Neo4j plan a new statement three times as long: only a hub is worth it.
    const sampled = this.filterIn === "TEXT" && !aggregated && this.level === 1;
    return `${sampled ? this.#sampled(edge, page, from, matched, there) : matched}
WITH ${aggregated || sampled ? "" : "DISTINCT "}${there}, ${collected}${neighborSortKey(there, relation, page)} AS ${sortKey}
${this.#paged(edge, page, sortKey, there)}${entity.clauses}RETURN ${shown.length > 1 ? `{${shown.join(", ")}}` : entity.map}`;
  }

  /**
   * The distinct neighbors among which the page is, where a property of theirs is the order. Of a hub, all of them
   * made distinct and sorted by id as well would take twice as long. So the first by that property alone are taken,
   * some times the page. Where neighbors tied twice leave too few, or too many share the last sort key, that key bounds
   * what is read again.
   */
  #sampled(edge: ListedEdge, page: Page, from: string, matched: string, there: string): string {
    const { slot, withNextPage } = edge;
    const { descending } = page.order;
    const [sortKey, last, read] = [this.variable("k"), this.variable("k"), this.variable("c")];
    const [first, enough] = [this.variable("f"), this.variable("b")];
    const sortKeyOf = (variable: string) => neighborSortKey(variable, "", page);
    const limit = this.param(slot, "limit", limitOf(page, withNextPage));
    const sample = this.param(slot, "sample", limitOf(page, withNextPage) * 4);
    const further = (sorted: string) => (page.after === null ? "true" : this.#further(slot, page, sorted, there));
    const before = `size([${there} IN ${first} WHERE ${sortKeyOf(there)} ${descending ? ">" : "<"} ${last}])`;
    return `CALL (${from}) {
${matched}
WITH ${there}, ${sortKeyOf(there)} AS ${sortKey}
WHERE ${further(sortKey)}
WITH * ORDER BY ${sortKey}${descending ? " DESC" : ""}
LIMIT ${sample}
WITH collect(DISTINCT ${there}) AS ${first}, ${descending ? "min" : "max"}(${sortKey}) AS ${last}, count(*) AS ${read}
RETURN ${first}, ${last}, ${read} < ${sample} OR ${before} >= ${limit} AS ${enough}
}
CALL (${from}, ${first}, ${last}, ${enough}) {
WITH * WHERE ${enough}
UNWIND ${first} AS ${there}
RETURN ${there}
UNION ALL
WITH * WHERE NOT ${enough}
${matched}
WITH *, ${sortKeyOf(there)} AS ${sortKey}
WHERE (size(${first}) < ${limit} OR ${sortKey} ${descending ? ">=" : "<="} ${last}) AND (${further(sortKey)})
RETURN DISTINCT ${there}
}`;
  }

  /** The relations that tie one neighbor, in order of id. */
  #relationsOfNeighbor(ties: string, frame: RelationFrame): string {
    const relation = this.variable("r");
    const { clauses, map } = this.relation(relation, frame, [relation]);
    return `COLLECT {\nUNWIND ${ties} AS ${relation}\nWITH ${relation} ORDER BY ${relation}.id\n${clauses}RETURN ${map}}`;
  }

  #paged({ slot, withNextPage }: ListedEdge, page: Page, sortKey: string, item: string): string {
    const { descending } = page.order;
    const limit = this.param(slot, "limit", limitOf(page, withNextPage));
    const sorted = `ORDER BY ${sortKey}${descending ? " DESC" : ""}, ${item}.id\nLIMIT ${limit}\n`;
    return page.after === null ? sorted : `WHERE ${this.#further(slot, page, sortKey, item)}\nWITH *\n${sorted}`;
  }

  /** Whether an item comes after the cursor. */
  #further(slot: string, { after, order }: Page, sortKey: string, item: string): string {
    const key = this.param(slot, "after", after?.[0]);
    const id = this.param(slot, "afterId", after?.[1]);
    return isAfter({ sortKey, id: `${item}.id` }, { sortKey: key, id }, order.descending);
  }

  /** The relations that pass, counted by type, whether the entity is their source, and kind of neighbor. */
  #neighborCounts(from: string, { pattern, slot }: CountedEdge, guard: readonly string[]): string {
    const there = this.variable("n");
    const relation = this.variable("r");
    return `COLLECT {
${this.match(from, relation, there, pattern, slot, guard)}
WITH type(${relation}) AS type, startNode(${relation}) = ${from} AS outgoing, ${there}.kind AS kind, count(*) AS total
RETURN [type, outgoing, kind, total]}`;
  }

  #within(from: string, edge: WithinEdge, guard: readonly string[]): string {
    const [there, path, distance] = [this.variable("n"), this.variable("p"), this.variable("d")];
    const { clauses, map } = this.entity(there, edge.node, [there, distance]);
    // A river or a mountain touches a place and does not contain it.
    const where = [
      ...guard,
      `${there} <> ${from}`,
      `NOT coalesce(${there}.placeKind, '') IN ['river', 'lake', 'mountain']`,
    ];
    return `COLLECT {
MATCH ${path} = (${from})-[:LOCATED_IN*1..${maxNesting}]->(${there}:Place)
WHERE ${where.join(" AND ")}
WITH ${there}, min(length(${path})) AS ${distance}
ORDER BY ${distance}, ${there}.id
LIMIT ${maxWithin}
${clauses}RETURN ${map}}`;
  }
}

const maxWithin = 100;

/** The sort keys that come from the relations to a neighbor, `newest` and `sources`: aggregates over them. */
export function relationSortKeys(relation: string): string {
  return `max(coalesce(${relation}.since, '')) AS newest, sum(${relation}.sourceCount) AS sources`;
}

/** The sort key of a neighbor where the order in this parameter is ascending, as only NAME is; else a constant. */
export function ascendingKey(there: string, order: string): string {
  return `CASE ${order} WHEN 'NAME' THEN ${there}.sortName ELSE '' END`;
}

/** The sort key of a neighbor where the order in this parameter is descending, from `relationSortKeys`; else a constant. */
export function descendingKey(there: string, order: string): string {
  return `CASE ${order} WHEN 'NAME' THEN 0 WHEN 'NEWEST' THEN newest WHEN 'SOURCES' THEN sources ELSE ${there}.degree END`;
}

/** Where a page begins, by both sort keys. */
function placeOf({ descending }: Order, [key, id]: CursorKeys) {
  return descending ? { ascending: "", descending: key, id } : { ascending: key, descending: 0, id };
}

/** What orders the neighbors of one entity: an expression over one of them, and over the relations that tie it. */
export function neighborSortKey(there: string, relation: string, { order }: Pick<Page, "order">): string {
  if (order.name === "DEGREE") return `${there}.degree`;
  if (order.name === "NAME") return `${there}.sortName`;
  if (order.name === "NEWEST") return `max(coalesce(${relation}.since, ''))`;
  return `sum(${relation}.sourceCount)`;
}

export function relationSortKey(relation: string, { order }: Page): string {
  if (order.name === "NEWEST") return `coalesce(${relation}.since, '')`;
  if (order.name === "OLDEST") return `coalesce(${relation}.since, '9999')`;
  return order.name === "CONFIDENCE" ? `${relation}.confidence` : `${relation}.sourceCount`;
}
