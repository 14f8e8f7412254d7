import { limitOf, type Page } from "../arguments/page.ts";
import { labels, PatternComposer } from "./compose-relations.ts";
import { maxNesting } from "./match-entities.ts";
import {
  type CountedEdge,
  type Edge,
  type EntityFrame,
  emptyRelationFrame,
  type ListedEdge,
  type RelationFrame,
  type WithinEdge,
} from "./plan.ts";
import {
  ascendingKey,
  descendingKey,
  isAfter,
  neighborSortKey,
  placeOf,
  relationSortKey,
  relationSortKeys,
} from "./sort-keys.ts";
import { isStoredCount } from "./stored-counts.ts";
import { endsOf, relationFieldsOf, storedFieldsOf, wholeRelation } from "./stored-fields.ts";

/**
 * Composes one Cypher statement that reads a frame of any depth. The text depends only on the shape of the frame, so
 * that Neo4j's plan cache holds it: the composer numbers the variables, relationship types and labels come from the
 * ontology, and everything else is a parameter.
 *
 * An edge is a COLLECT subquery over the neighbors or relations of an entity. The edges below it have a WITH of their
 * own, since Neo4j rejects an aggregate inside a map projection (42I18).
 */
export class Composer extends PatternComposer {
  /**
   * Clauses that end a statement or subquery with the RETURN of an entity. `columns` gets the expression of its map and
   * writes what follows RETURN; `keep` names the other variables that it uses.
   */
  returnEntity(
    variable: string,
    frame: EntityFrame,
    columns: (map: string) => string = (map) => map,
    keep: readonly string[] = [],
  ): string {
    const { clauses, map } = this.#entity(variable, frame, [variable, ...keep]);
    return `${clauses}RETURN ${columns(map)}`;
  }

  /** The same for a relation, with the ends that the frame has. */
  returnRelation(
    variable: string,
    frame: RelationFrame,
    columns: (map: string) => string = (map) => map,
    keep: readonly string[] = [],
  ): string {
    const { clauses, map } = this.#relation(variable, frame, [variable, ...keep]);
    return `${clauses}RETURN ${columns(map)}`;
  }

  /** The map of an entity, and the clauses that must precede it. They keep the variables in `scope`. */
  #entity(variable: string, frame: EntityFrame, scope: readonly string[]): { clauses: string; map: string } {
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

  #relation(variable: string, frame: RelationFrame, scope: readonly string[]): { clauses: string; map: string } {
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
      const entity = this.#entity(node, below, kept);
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
    const neighbor = this.variable("n");
    const relation = this.variable("r");
    const matched = this.match(from, relation, neighbor, pattern, slot, guard);
    if (edge.shape === "neighbors" && page !== null && this.isInOneText(pattern))
      return this.#neighborsInOneText(edge, page, matched, neighbor, relation);
    const parts: string[] = [];
    if (withTotal) {
      const distinct = edge.shape === "neighbors" ? `RETURN DISTINCT ${neighbor}` : "";
      parts.push(`total: COUNT { ${matched} ${distinct} }`);
    }
    if (page !== null) parts.push(`rows: COLLECT {\n${this.#rows(edge, page, from, matched, neighbor, relation)}}`);
    return `{${parts.join(", ")}}`;
  }

  /**
   * A page of neighbors with their total. One text serves every order and cursor. It sorts all neighbors, so it is for
   * entities that have few.
   */
  #neighborsInOneText(edge: ListedEdge, page: Page, matched: string, neighbor: string, relation: string): string {
    const { slot, withNextPage, node, relation: frame } = edge;
    const [relationList, sortKey] = [this.variable("t"), this.variable("k")];
    const order = this.param(slot, "order", page.order.name);
    const limit = this.param(slot, "limit", limitOf(page, withNextPage));
    const after = this.param(slot, "place", page.after && placeOf(page.order, page.after));
    const [collected, kept, given] =
      frame === null
        ? ["", "", ""]
        : [
            `, collect(${relation}) AS ${relationList}`,
            `, relations: ${relationList}`,
            `, item.relations AS ${relationList}`,
          ];
    const row = (map: string) => {
      const relations = frame && `relations: ${this.#relationsOfNeighbor(relationList, wholeRelation(frame))}`;
      return `{${[`sortKey: ${sortKey}`, `node: ${map}`, ...(relations ? [relations] : [])].join(", ")}}`;
    };
    return `COLLECT {
${matched}
WITH ${neighbor}, ${relationSortKeys(relation)}${collected}
WITH *, ${ascendingKey(neighbor, order)} AS ascending, ${descendingKey(neighbor, order)} AS descending
ORDER BY ascending, descending DESC, ${neighbor}.id
WITH collect({node: ${neighbor}, ascending: ascending, descending: descending${kept}}) AS items
WITH items, COLLECT {
UNWIND [item IN items WHERE ${after} IS NULL OR item.ascending > ${after}.ascending OR (item.ascending = ${after}.ascending
  AND (item.descending < ${after}.descending OR (item.descending = ${after}.descending AND item.node.id > ${after}.id)))][..${limit}] AS item
WITH item.node AS ${neighbor}, CASE ${order} WHEN 'NAME' THEN item.ascending ELSE item.descending END AS ${sortKey}${given}
${this.returnEntity(neighbor, node, row, [sortKey, ...(frame === null ? [] : [relationList])])}} AS rows
RETURN {total: size(items), rows: rows}}`;
  }

  #rows(edge: ListedEdge, page: Page, from: string, matched: string, neighbor: string, relation: string): string {
    const sortKey = this.variable("k");
    if (edge.shape === "relations") {
      const row = (map: string) => (edge.withCursors ? `{sortKey: ${sortKey}, node: ${map}}` : map);
      return `${matched}
WITH ${relation}, ${relationSortKey(relation, page)} AS ${sortKey}
${this.#paged(edge, page, sortKey, relation)}${this.returnRelation(relation, edge.relation ?? emptyRelationFrame, row, [sortKey])}`;
    }
    const relationList = this.variable("t");
    const collected = edge.relation === null ? "" : `collect(${relation}) AS ${relationList}, `;
    const aggregated = edge.relation !== null || page.order.name === "NEWEST" || page.order.name === "SOURCES";
    const row = (map: string) => {
      const fields = [
        ...(edge.withCursors ? [`sortKey: ${sortKey}`] : []),
        `node: ${map}`,
        ...(edge.relation === null ? [] : [`relations: ${this.#relationsOfNeighbor(relationList, edge.relation)}`]),
      ];
      return fields.length > 1 ? `{${fields.join(", ")}}` : map;
    };
    const keep = [sortKey, ...(edge.relation === null ? [] : [relationList])];
    // The sample triples the time that Neo4j needs to plan the statement, so it is only for hubs.
    const sampled = this.filterIn === "TEXT" && !aggregated && this.level === 1;
    return `${sampled ? this.#sampled(edge, page, from, matched, neighbor) : matched}
WITH ${aggregated || sampled ? "" : "DISTINCT "}${neighbor}, ${collected}${neighborSortKey(neighbor, relation, page)} AS ${sortKey}
${this.#paged(edge, page, sortKey, neighbor)}${this.returnEntity(neighbor, edge.node, row, keep)}`;
  }

  /**
   * Distinct neighbors that include those of the page, for an order by a property of the neighbor. To make all
   * neighbors of a hub distinct and sort them by id too would take twice as long. So it takes a sample: the first by
   * the property alone, several times as many as the page. The sample is too small if neighbors with several relations
   * leave too few distinct ones, or if too many share its last sort key. Then neighbors are read again, up to that sort
   * key.
   */
  #sampled(edge: ListedEdge, page: Page, from: string, matched: string, neighbor: string): string {
    const { slot, withNextPage } = edge;
    const { descending } = page.order;
    const [sortKey, last, read] = [this.variable("k"), this.variable("k"), this.variable("c")];
    const [first, isComplete] = [this.variable("f"), this.variable("b")];
    const sortKeyOf = (variable: string) => neighborSortKey(variable, "", page);
    const limit = this.param(slot, "limit", limitOf(page, withNextPage));
    const sample = this.param(slot, "sample", limitOf(page, withNextPage) * 4);
    const afterCursor = (sorted: string) =>
      page.after === null ? "true" : this.#afterCursor(slot, page, sorted, neighbor);
    const before = `size([${neighbor} IN ${first} WHERE ${sortKeyOf(neighbor)} ${descending ? ">" : "<"} ${last}])`;
    return `CALL (${from}) {
${matched}
WITH ${neighbor}, ${sortKeyOf(neighbor)} AS ${sortKey}
WHERE ${afterCursor(sortKey)}
WITH * ORDER BY ${sortKey}${descending ? " DESC" : ""}
LIMIT ${sample}
WITH collect(DISTINCT ${neighbor}) AS ${first}, ${descending ? "min" : "max"}(${sortKey}) AS ${last}, count(*) AS ${read}
RETURN ${first}, ${last}, ${read} < ${sample} OR ${before} >= ${limit} AS ${isComplete}
}
CALL (${from}, ${first}, ${last}, ${isComplete}) {
WITH * WHERE ${isComplete}
UNWIND ${first} AS ${neighbor}
RETURN ${neighbor}
UNION ALL
WITH * WHERE NOT ${isComplete}
${matched}
WITH *, ${sortKeyOf(neighbor)} AS ${sortKey}
WHERE (size(${first}) < ${limit} OR ${sortKey} ${descending ? ">=" : "<="} ${last}) AND (${afterCursor(sortKey)})
RETURN DISTINCT ${neighbor}
}`;
  }

  /** The relations to one neighbor, by id. */
  #relationsOfNeighbor(relationList: string, frame: RelationFrame): string {
    const relation = this.variable("r");
    const returned = this.returnRelation(relation, frame);
    return `COLLECT {\nUNWIND ${relationList} AS ${relation}\nWITH ${relation} ORDER BY ${relation}.id\n${returned}}`;
  }

  #paged({ slot, withNextPage }: ListedEdge, page: Page, sortKey: string, item: string): string {
    const { descending } = page.order;
    const limit = this.param(slot, "limit", limitOf(page, withNextPage));
    const sorted = `ORDER BY ${sortKey}${descending ? " DESC" : ""}, ${item}.id\nLIMIT ${limit}\n`;
    return page.after === null ? sorted : `WHERE ${this.#afterCursor(slot, page, sortKey, item)}\nWITH *\n${sorted}`;
  }

  /** A condition: the item comes after the cursor. */
  #afterCursor(slot: string, { after, order }: Page, sortKey: string, item: string): string {
    const key = this.param(slot, "after", after?.[0]);
    const id = this.param(slot, "afterId", after?.[1]);
    return isAfter({ sortKey, id: `${item}.id` }, { sortKey: key, id }, order.descending);
  }

  /** The numbers of relations by type, by whether the entity is their source, and by kind of neighbor. */
  #neighborCounts(from: string, { pattern, slot }: CountedEdge, guard: readonly string[]): string {
    const neighbor = this.variable("n");
    const relation = this.variable("r");
    return `COLLECT {
${this.match(from, relation, neighbor, pattern, slot, guard)}
WITH type(${relation}) AS type, startNode(${relation}) = ${from} AS outgoing, ${neighbor}.kind AS kind, count(*) AS total
RETURN [type, outgoing, kind, total]}`;
  }

  #within(from: string, edge: WithinEdge, guard: readonly string[]): string {
    const [place, path, distance] = [this.variable("n"), this.variable("p"), this.variable("d")];
    // A river, lake or mountain does not contain the places located at it.
    const where = [
      ...guard,
      `${place} <> ${from}`,
      `NOT coalesce(${place}.placeKind, '') IN ['river', 'lake', 'mountain']`,
    ];
    return `COLLECT {
MATCH ${path} = (${from})-[:LOCATED_IN*1..${maxNesting}]->(${place}:Place)
WHERE ${where.join(" AND ")}
WITH ${place}, min(length(${path})) AS ${distance}
ORDER BY ${distance}, ${place}.id
LIMIT ${maxWithin}
${this.returnEntity(place, edge.node)}}`;
  }
}

const maxWithin = 100;
