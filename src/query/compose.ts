import type { CursorKeys } from "../arguments/cursor.ts";
import { limitOf, type Page } from "../arguments/page.ts";
import type { Order } from "../orders.ts";
import { labels, maxNesting, TieComposer } from "./compose-relations.ts";
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
export class Composer extends TieComposer {
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
        return this.degree(from, edge.tie, edge.slot, guard);
      case "neighborCounts":
        return this.#neighborCounts(from, edge, guard);
      case "within":
        return this.#within(from, edge, guard);
    }
  }

  #listed(from: string, edge: ListedEdge, guard: readonly string[]): string {
    const { slot, tie, page, counted } = edge;
    const there = this.variable("n");
    const relation = this.variable("r");
    const matched = this.match(from, relation, there, tie, slot, guard);
    if (edge.shape === "neighbors" && page !== null && this.isInOneText(tie))
      return this.#neighborsInOneText(edge, page, matched, there, relation);
    const parts: string[] = [];
    if (counted) {
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
    const { slot, open, node, relation: frame } = edge;
    const [ties, rank] = [this.variable("t"), this.variable("k")];
    const order = this.param(slot, "order", page.order.name);
    const limit = this.param(slot, "limit", limitOf(page, open));
    const after = this.param(slot, "place", page.after && placeOf(page.order, page.after));
    const entity = this.entity(there, node, [there, rank, ...(frame === null ? [] : [ties])]);
    const [collected, kept, given, shown] =
      frame === null
        ? ["", "", "", ""]
        : [
            `, collect(${relation}) AS ${ties}`,
            `, ties: ${ties}`,
            `, item.ties AS ${ties}`,
            `, relations: ${this.#ties(ties, wholeRelation(frame))}`,
          ];
    return `COLLECT {
${matched}
WITH ${there}, ${ranksOf(relation)}${collected}
WITH *, ${risingRank(there, order)} AS rising, ${fallingRank(there, order)} AS falling
ORDER BY rising, falling DESC, ${there}.id
WITH collect({node: ${there}, rising: rising, falling: falling${kept}}) AS items
WITH items, COLLECT {
UNWIND [item IN items WHERE ${after} IS NULL OR item.rising > ${after}.rising OR (item.rising = ${after}.rising
  AND (item.falling < ${after}.falling OR (item.falling = ${after}.falling AND item.node.id > ${after}.id)))][..${limit}] AS item
WITH item.node AS ${there}, CASE ${order} WHEN 'NAME' THEN item.rising ELSE item.falling END AS ${rank}${given}
${entity.clauses}RETURN {rank: ${rank}, node: ${entity.map}${shown}}} AS rows
RETURN {total: size(items), rows: rows}}`;
  }

  #rows(edge: ListedEdge, page: Page, from: string, matched: string, there: string, relation: string): string {
    const rank = this.variable("k");
    if (edge.shape === "relations") {
      const scope = [relation, rank];
      const { clauses, map } = this.relation(relation, edge.relation ?? emptyRelationFrame, scope);
      return `${matched}
WITH ${relation}, ${relationRank(relation, page)} AS ${rank}
${this.#paged(edge, page, rank, relation)}${clauses}RETURN ${edge.placed ? `{rank: ${rank}, node: ${map}}` : map}`;
    }
    const ties = this.variable("t");
    const collected = edge.relation === null ? "" : `collect(${relation}) AS ${ties}, `;
    const aggregated = edge.relation !== null || page.order.name === "NEWEST" || page.order.name === "SOURCES";
    const scope = [there, rank, ...(edge.relation === null ? [] : [ties])];
    const entity = this.entity(there, edge.node, scope);
    const shown = [
      ...(edge.placed ? [`rank: ${rank}`] : []),
      `node: ${entity.map}`,
      ...(edge.relation === null ? [] : [`relations: ${this.#ties(ties, edge.relation)}`]),
    ];
    // Two more subqueries make Neo4j plan a new statement three times as long: only a hub is worth it.
    const sampled = this.filterIn === "TEXT" && !aggregated && this.level === 1;
    return `${sampled ? this.#foremost(edge, page, from, matched, there) : matched}
WITH ${aggregated || sampled ? "" : "DISTINCT "}${there}, ${collected}${neighborRank(there, relation, page)} AS ${rank}
${this.#paged(edge, page, rank, there)}${entity.clauses}RETURN ${shown.length > 1 ? `{${shown.join(", ")}}` : entity.map}`;
  }

  /**
   * The distinct neighbors among which the page is, where a property of theirs is the order. Of a hub, all of them
   * made distinct and sorted by id as well would take twice as long. So the first by that property alone are taken,
   * some times the page. Where neighbors tied twice leave too few, or too many share the last rank, that rank bounds
   * what is read again.
   */
  #foremost(edge: ListedEdge, page: Page, from: string, matched: string, there: string): string {
    const { slot, open } = edge;
    const { descending } = page.order;
    const [rank, last, read] = [this.variable("k"), this.variable("k"), this.variable("c")];
    const [first, enough] = [this.variable("f"), this.variable("b")];
    const rankOf = (variable: string) => neighborRank(variable, "", page);
    const limit = this.param(slot, "limit", limitOf(page, open));
    const sample = this.param(slot, "sample", limitOf(page, open) * 4);
    const further = (ranked: string) => (page.after === null ? "true" : this.#further(slot, page, ranked, there));
    const before = `size([${there} IN ${first} WHERE ${rankOf(there)} ${descending ? ">" : "<"} ${last}])`;
    return `CALL (${from}) {
${matched}
WITH ${there}, ${rankOf(there)} AS ${rank}
WHERE ${further(rank)}
WITH * ORDER BY ${rank}${descending ? " DESC" : ""}
LIMIT ${sample}
WITH collect(DISTINCT ${there}) AS ${first}, ${descending ? "min" : "max"}(${rank}) AS ${last}, count(*) AS ${read}
RETURN ${first}, ${last}, ${read} < ${sample} OR ${before} >= ${limit} AS ${enough}
}
CALL (${from}, ${first}, ${last}, ${enough}) {
WITH * WHERE ${enough}
UNWIND ${first} AS ${there}
RETURN ${there}
UNION ALL
WITH * WHERE NOT ${enough}
${matched}
WITH *, ${rankOf(there)} AS ${rank}
WHERE (size(${first}) < ${limit} OR ${rank} ${descending ? ">=" : "<="} ${last}) AND (${further(rank)})
RETURN DISTINCT ${there}
}`;
  }

  /** The relations that tie one neighbor, in order of id. */
  #ties(ties: string, frame: RelationFrame): string {
    const relation = this.variable("r");
    const { clauses, map } = this.relation(relation, frame, [relation]);
    return `COLLECT {\nUNWIND ${ties} AS ${relation}\nWITH ${relation} ORDER BY ${relation}.id\n${clauses}RETURN ${map}}`;
  }

  #paged({ slot, open }: ListedEdge, page: Page, rank: string, item: string): string {
    const { descending } = page.order;
    const limit = this.param(slot, "limit", limitOf(page, open));
    const sorted = `ORDER BY ${rank}${descending ? " DESC" : ""}, ${item}.id\nLIMIT ${limit}\n`;
    return page.after === null ? sorted : `WHERE ${this.#further(slot, page, rank, item)}\nWITH *\n${sorted}`;
  }

  /** Whether an item comes after the cursor. */
  #further(slot: string, { after, order }: Page, rank: string, item: string): string {
    const key = this.param(slot, "after", after?.[0]);
    const id = this.param(slot, "afterId", after?.[1]);
    return isAfter({ sortKey: rank, id: `${item}.id` }, { sortKey: key, id }, order.descending);
  }

  /** The relations that pass, counted by type, whether the entity is their source, and kind of neighbor. */
  #neighborCounts(from: string, { tie, slot }: CountedEdge, guard: readonly string[]): string {
    const there = this.variable("n");
    const relation = this.variable("r");
    return `COLLECT {
${this.match(from, relation, there, tie, slot, guard)}
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

/** What ranks a neighbor comes from in the orders of relations: `newest` and `sources`, over the relations that tie it. */
export function ranksOf(relation: string): string {
  return `max(coalesce(${relation}.since, '')) AS newest, sum(${relation}.sourceCount) AS sources`;
}

/** The rank of a neighbor where the order that a parameter names goes up, as NAME does alone; else the same for all. */
export function risingRank(there: string, order: string): string {
  return `CASE ${order} WHEN 'NAME' THEN ${there}.sortName ELSE '' END`;
}

/** The rank of a neighbor where the order that a parameter names goes down, by what `ranksOf` gives; else the same for all. */
export function fallingRank(there: string, order: string): string {
  return `CASE ${order} WHEN 'NAME' THEN 0 WHEN 'NEWEST' THEN newest WHEN 'SOURCES' THEN sources ELSE ${there}.degree END`;
}

/** Where a page begins, by both ranks. */
function placeOf({ descending }: Order, [key, id]: CursorKeys) {
  return descending ? { rising: "", falling: key, id } : { rising: key, falling: 0, id };
}

/** What orders the neighbors of one entity: an expression over one of them, and over the relations that tie it. */
export function neighborRank(there: string, relation: string, { order }: Pick<Page, "order">): string {
  if (order.name === "DEGREE") return `${there}.degree`;
  if (order.name === "NAME") return `${there}.sortName`;
  if (order.name === "NEWEST") return `max(coalesce(${relation}.since, ''))`;
  return `sum(${relation}.sourceCount)`;
}

export function relationRank(relation: string, { order }: Page): string {
  if (order.name === "NEWEST") return `coalesce(${relation}.since, '')`;
  if (order.name === "OLDEST") return `coalesce(${relation}.since, '9999')`;
  return order.name === "CONFIDENCE" ? `${relation}.confidence` : `${relation}.sourceCount`;
}
