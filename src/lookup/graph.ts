import { checkedCount, checkedRange, checkLength } from "../arguments/checks.ts";
import { pageOf } from "../arguments/page.ts";
import type { Limits } from "../config.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Read } from "../neo4j/driver.ts";
import { type EntityKind, labelOfKind, relationTypes } from "../ontology.ts";
import { entityOrders, type Order, relationOrders } from "../orders.ts";
import { Composer } from "../query/compose.ts";
import type { FilterIn } from "../query/compose-relations.ts";
import { type Connection } from "../query/connection.ts";
import { Planner, type RelationFilter, storedFields } from "../query/plan.ts";
import type { Selection } from "../query/selection.ts";
import {
  type ArticleRow,
  type EntityRow,
  type EvidenceRow,
  type RelationRow,
  shapeEntity,
  shapeRelation,
} from "../query/shape.ts";
import { readsRelations } from "../query/stored-counts.ts";
import { type AskedPage, besideArticle, besideEntities, connectionsOf, pageParams } from "./article-lists.ts";
import { type EntityFilter, entityList } from "./entity-list.ts";
import { articleList, relationList } from "./relation-list.ts";
import { type SearchEdge, type Suggestion, search, suggestions } from "./search.ts";

const newestKey: Order = { name: "NEWEST_ARTICLE", descending: false, keyType: "string" };

const anyRelation = relationTypes.join("|");

/** What a traversal needs of a request. */
export type Reads = Pick<Graph, "read" | "limits">;

/** The reads of one request. What is asked for below an entity or relation comes in the same statement. */
export class Graph {
  readonly read: Read;
  readonly limits: Limits;

  constructor(read: Read, limits: Limits) {
    this.read = read;
    this.limits = limits;
  }

  /** One entity, of this kind where one is given; null when there is none with the id. */
  async entity(id: string, kind: EntityKind | null, selection: Selection): Promise<EntityRow | null> {
    const asked = new Planner(this.limits).entity(selection);
    const looksAround = asked.edges.some(readsRelations);
    // Beside the edges what is stored costs nothing, and one selection less is a text less to plan.
    const frame = looksAround ? { ...asked, stored: new Set(storedFields) } : asked;
    const match = `MATCH (e:Entity${kind === null ? "" : `:${labelOfKind[kind]}`} {id: $id})`;
    const rowOf = async (filterIn: FilterIn) => {
      const composer = new Composer(filterIn);
      const { clauses, map } = composer.entity("e", frame, ["e"]);
      const shown = `${clauses}RETURN ${map} AS row`;
      const text = filterIn === "PARAMETERS" && looksAround ? unlessHub(match, shown) : `${match}\n${shown}`;
      const [found] = await this.read(text, { ...composer.params, id, hubDegree: this.limits.hubDegree });
      return found?.row as EntityRow | null | undefined;
    };
    let row = await rowOf("PARAMETERS");
    if (row === null) row = await rowOf("TEXT");
    return row ? shapeEntity(row, frame) : null;
  }

  /** One relation, or null. */
  async relation(id: string, selection: Selection): Promise<RelationRow | null> {
    // No entity's and no article's id begins so.
    if (!id.startsWith("relation:")) return null;
    return ((await this.nodes([id], selection))[0] ?? null) as RelationRow | null;
  }

  /** One article, or null. */
  async article(id: string): Promise<ArticleRow | null> {
    const [found] = await this.read(cypher("article/article"), { id });
    return (found?.article ?? null) as ArticleRow | null;
  }

  /**
   * What has these ids, in their order, null where there is nothing: entities, relations and articles in one
   * statement. Throws a GraphQLError where there are more ids than a subgraph may hold.
   */
  async nodes(ids: readonly string[], selection: Selection): Promise<(EntityRow | RelationRow | ArticleRow | null)[]> {
    checkLength("ids", ids, this.limits.maxNodes, "items");
    const planner = new Planner(this.limits);
    const entityFrame = planner.entity(selection);
    const relationFrame = planner.relation(selection);
    const composer = new Composer();
    const entity = composer.entity("e", entityFrame, ["e"]);
    const relation = composer.relation("r", relationFrame, ["r"]);
    const statement = `CALL () {
UNWIND $ids AS id
MATCH (e:Entity {id: id})
${entity.clauses}RETURN e.id AS id, 'entity' AS of, ${entity.map} AS row
UNION ALL
UNWIND $relationIds AS id
CALL (id) { MATCH (claim:Claim {relationId: id}) RETURN claim LIMIT 1 }
MATCH (:Entity {id: claim.source})-[r:${anyRelation} {id: id}]->(:Entity {id: claim.target})
${relation.clauses}RETURN r.id AS id, 'relation' AS of, ${relation.map} AS row
UNION ALL
UNWIND $ids AS id
MATCH (a:Article {id: id})
RETURN a.id AS id, 'article' AS of, a {.id, .title, .publisher, .publishedOn, .language, .url} AS row
}
RETURN id, of, row`;
    const unique = [...new Set(ids)];
    const relationIds = unique.filter((id) => id.startsWith("relation:"));
    const found = new Map<unknown, EntityRow | RelationRow | ArticleRow>();
    for (const { id, of, row } of await this.read(statement, { ...composer.params, ids: unique, relationIds })) {
      if (of === "entity") found.set(id, shapeEntity(row as EntityRow, entityFrame));
      else if (of === "relation") found.set(id, shapeRelation(row as RelationRow, relationFrame));
      else found.set(id, row as ArticleRow);
    }
    return ids.map((id) => found.get(id) ?? null);
  }

  /** The version of the graph and when it last changed. */
  async state(): Promise<{ readonly version: number; readonly changedAt: Date | null }> {
    const [found] = await this.read(cypher("article/graph-state"), {});
    const changedAt = found?.changedAt ? new Date(found.changedAt as string) : null;
    return { version: (found?.version ?? 0) as number, changedAt };
  }

  /** For each relation, what says so: newest article first, then in the order of the article. */
  evidenceOf(asked: AskedPage): (relationIds: readonly string[]) => Promise<Connection<EvidenceRow>[]> {
    return async (ids) => {
      const rows = await this.read(cypher("relation/evidence"), { ids, ...pageParams(asked) });
      return connectionsOf<EvidenceRow & { id: string }>(ids, rows, asked.page);
    };
  }

  /** For each entity, the articles that mention it, newest first. */
  articlesOf(asked: AskedPage): (entityIds: readonly string[]) => Promise<Connection<ArticleRow>[]> {
    return async (ids) => {
      const rows = await this.read(cypher("entity/articles"), { ids, ...pageParams(asked) });
      return connectionsOf<ArticleRow>(ids, rows, asked.page);
    };
  }

  /** Entities by their ids, in no order; those that there are. */
  async entitiesById(ids: readonly string[], selection: Selection | null): Promise<Map<string, EntityRow>> {
    const frame = new Planner(this.limits).entity(selection);
    const composer = new Composer();
    const { clauses, map } = composer.entity("e", frame, ["e"]);
    const statement = `UNWIND $ids AS id\nMATCH (e:Entity {id: id})\n${clauses}RETURN ${map} AS row`;
    const rows = ids.length === 0 ? [] : await this.read(statement, { ...composer.params, ids: [...new Set(ids)] });
    return new Map(rows.map(({ row }) => [(row as EntityRow).id, shapeEntity(row as EntityRow, frame)]));
  }

  /** For each article, the entities that it mentions, by name. */
  mentionsOf(selection: Selection): (articleIds: readonly string[]) => Promise<Connection<EntityRow>[]> {
    const planner = new Planner(this.limits);
    const asked = this.askedPage(selection, "mentions");
    const frame = planner.entity(planner.connection(selection).node);
    const composer = new Composer();
    const { clauses, map } = composer.entity("e", frame, ["e", "rank"]);
    const statement = besideArticle(
      "MATCH (:Article {id: id})-[:MENTIONS]->(e:Entity)",
      "e.sortName",
      "e",
      asked.page,
      `${clauses}RETURN {rank: rank, node: ${map}}`,
    );
    return async (ids) => {
      const rows = await this.read(statement, { ...composer.params, ids, ...pageParams(asked) });
      return connectionsOf<EntityRow>(ids, rows, asked.page, (row) => shapeEntity(row, frame));
    };
  }

  /** For each article, the relations that it supports, newest first. */
  relationsOf(selection: Selection): (articleIds: readonly string[]) => Promise<Connection<RelationRow>[]> {
    const planner = new Planner(this.limits);
    const asked = this.askedPage(selection, "relations");
    const frame = planner.relation(planner.connection(selection).node);
    const composer = new Composer();
    const { clauses, map } = composer.relation("r", frame, ["r", "rank"]);
    const statement = besideArticle(
      `MATCH (:Article {id: id})-[:CLAIMS]->(claim:Claim)
MATCH (:Entity {id: claim.source})-[r:${anyRelation} {id: claim.relationId}]->(:Entity {id: claim.target})`,
      "coalesce(r.since, '')",
      "r",
      asked.page,
      `${clauses}RETURN {rank: rank, node: ${map}}`,
    );
    return async (ids) => {
      const rows = await this.read(statement, { ...composer.params, ids, ...pageParams(asked) });
      return connectionsOf<RelationRow>(ids, rows, asked.page, (row) => shapeRelation(row, frame));
    };
  }

  /** The page that a field beside the graph of entities asks for. Throws a GraphQLError where it may not. */
  askedPage(selection: Selection, list: keyof typeof besideEntities): AskedPage {
    const { of, order, first } = besideEntities[list];
    const page = pageOf(selection.args, `${list} of ${of}`, order, first, this.limits.maxPageSize);
    const { open, counted } = new Planner(this.limits).connection(selection);
    return { page, open, counted };
  }

  /** A page of entities. */
  entities(
    args: {
      filter?: EntityFilter | null;
      orderBy?: "NAME" | "DEGREE" | null;
      first?: number | null;
      after?: string | null;
    },
    selection: Selection,
  ): Promise<Connection<EntityRow>> {
    const planner = new Planner(this.limits);
    const asked = planner.connection(selection);
    const page = pageOf(args, "entities", entityOrders[args.orderBy ?? "NAME"], 25, this.limits.maxPageSize);
    return entityList(this.read, args.filter ?? {}, page, planner.entity(asked.node), asked);
  }

  /** A page of relations: all of them, or those among some entities. */
  relations(
    args: {
      filter?: RelationFilter | null;
      between?: readonly string[] | null;
      orderBy?: keyof typeof relationOrders | null;
      first?: number | null;
      after?: string | null;
    },
    selection: Selection,
  ): Promise<Connection<RelationRow>> {
    const planner = new Planner(this.limits);
    const asked = planner.connection(selection);
    const page = pageOf(args, "relations", relationOrders[args.orderBy ?? "NEWEST"], 25, this.limits.maxPageSize);
    return relationList(this.read, args, page, planner.relation(asked.node), asked);
  }

  /** A page of articles, newest first, undated ones last. */
  articles(
    args: { first?: number | null; after?: string | null },
    selection: Selection,
  ): Promise<Connection<ArticleRow>> {
    const asked = new Planner(this.limits).connection(selection);
    const page = pageOf(args, "articles", newestKey, 25, this.limits.maxPageSize);
    return articleList(this.read, page, asked);
  }

  /** A page of what a text finds, best first. */
  search(
    {
      text,
      kinds,
      first,
      after,
    }: { text: string; kinds?: readonly EntityKind[] | null; first?: number | null; after?: string | null },
    selection: Selection,
  ): Promise<Connection<EntityRow, SearchEdge>> {
    const planner = new Planner(this.limits);
    const asked = planner.connection(selection);
    const page = { first: checkedCount("first", first ?? 10, this.limits.maxPageSize), after: after ?? null };
    return search(this.read, text, kinds, page, planner.entity(asked.node), asked);
  }

  /** What a prefix may be meant to become. */
  suggest(
    { prefix, kinds, limit }: { prefix: string; kinds?: readonly EntityKind[] | null; limit?: number | null },
    selection: Selection,
  ): Promise<Suggestion[]> {
    const frame = new Planner(this.limits).entity(selection.below("entity"));
    return suggestions(this.read, prefix, kinds, checkedRange("limit", limit ?? 8, 0, this.limits.maxPageSize), frame);
  }
}

/** What is shown of the entity `e`, in a row; null in its place where `e` is a hub. */
function unlessHub(match: string, shown: string): string {
  return `${match}
CALL (e) {
WITH e WHERE e.degree <= $hubDegree
${shown}
UNION ALL
WITH e WHERE e.degree > $hubDegree
RETURN null AS row
}
RETURN row`;
}
