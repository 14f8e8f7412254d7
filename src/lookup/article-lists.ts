import { argumentTable } from "../arguments/argument-table.ts";
import { relationTypes } from "../ontology.ts";
import type { Order } from "../orders.ts";
import { Composer } from "../query/compose.ts";
import { Planner } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import type { Selection } from "../query/selection.ts";
import {
  type ArticleRow,
  articleRow,
  type EntityRow,
  type EvidenceRow,
  entityRow,
  evidenceRow,
  type RelationRow,
  relationRow,
  shapeEntity,
  shapeRelation,
  withArticle,
} from "../query/shape.ts";
import { relationFieldNames } from "../relation-fields.ts";
import { articleFields, sourceFields } from "./articles.ts";
import { type BatchOfPages, batch, type List, sortedRow } from "./batched-list.ts";

const newestArticle: Order = { name: "NEWEST_ARTICLE", descending: true, keyType: "string" };

const evidence: List = {
  name: "evidence of a relation",
  order: newestArticle,
  first: argumentTable.evidence.first,
  match: "MATCH (s:Source)-[:CLAIMS]->(c:Claim {relationId: id})",
  item: "c",
  sortKey: "coalesce(s.publishedOn, s.asOf, '')",
};
const articlesOfEntity: List = {
  name: "articles of an entity",
  order: newestArticle,
  first: argumentTable.list.first,
  match: "MATCH (a:Article)-[:MENTIONS]->(:Entity {id: id})",
  item: "a",
  sortKey: "coalesce(a.publishedOn, '')",
};
const mentions: List = {
  name: "mentions of a source",
  order: { name: "NAME", descending: false, keyType: "string" },
  first: argumentTable.list.first,
  match: "MATCH (:Source {id: id})-[:MENTIONS]->(e:Entity)",
  item: "e",
  sortKey: "e.sortName",
};
const relationsOfSource: List = {
  name: "relations of a source",
  order: { name: "NEWEST", descending: true, keyType: "string" },
  first: argumentTable.list.first,
  match: `MATCH (:Source {id: id})-[:CLAIMS]->(claim:Claim)
MATCH (:Entity {id: claim.source})-[r:${relationTypes.join("|")} {id: claim.relationId}]->(:Entity {id: claim.target})`,
  item: "r",
  sortKey: "coalesce(r.since, '')",
};

/**
 * For each relation, the claims that support it: the newest source first, undated ones last, then by id of the claim.
 */
export function evidenceOf(context: ReadContext, selection: Selection): BatchOfPages<EvidenceRow> {
  const row = `c {.id, .paragraph, .statement, .confidence, .extractedBy, .key, ${relationFieldNames.map((field) => `.${field}`).join(", ")}, source: s {${sourceFields}}}`;
  return batch(context, selection, evidence, {
    kept: "s, ",
    returned: `RETURN ${sortedRow(row)}`,
    node: evidenceRow,
    shape: withArticle,
  });
}

/** For each entity, the articles that mention it: newest first, undated ones last, then by id. */
export function articlesOf(context: ReadContext, selection: Selection): BatchOfPages<ArticleRow> {
  return batch(context, selection, articlesOfEntity, {
    returned: `RETURN ${sortedRow(`a {${articleFields}}`)}`,
    node: articleRow,
  });
}

/** For each source, the entities that it mentions, by name, then by id. */
export function mentionsOf(context: ReadContext, selection: Selection): BatchOfPages<EntityRow> {
  const planner = new Planner(context.limits);
  const frame = planner.entityFrame(planner.pageRequest(selection).node);
  const composer = new Composer();
  return batch(context, selection, mentions, {
    composer,
    returned: composer.returnEntity("e", frame, sortedRow, ["sortKey"]),
    node: entityRow,
    shape: (node) => shapeEntity(node, frame),
  });
}

/** For each source, the relations that it supports: the latest start first, undated ones last, then by id. */
export function relationsOf(context: ReadContext, selection: Selection): BatchOfPages<RelationRow> {
  const planner = new Planner(context.limits);
  const frame = planner.relationFrame(planner.pageRequest(selection).node);
  const composer = new Composer();
  return batch(context, selection, relationsOfSource, {
    composer,
    returned: composer.returnRelation("r", frame, sortedRow, ["sortKey"]),
    node: relationRow,
    shape: (node) => shapeRelation(node, frame),
  });
}
