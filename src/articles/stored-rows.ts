import { labelOfKind } from "../ontology.ts";
import { pairKey, pairOf } from "./claim.ts";
import type { DerivedEntity } from "./derive-entity.ts";
import type { DerivedRelation } from "./derive-relations.ts";
import type { ResolvedRecord } from "./resolve.ts";

/** The article with the record from which it can be derived again. */
export function articleRow(record: ResolvedRecord) {
  return { ...record.article, record: JSON.stringify(record) };
}

/** What it calls each entity, with what a new one needs. */
export function mentionRows({ article, entities }: ResolvedRecord) {
  return entities.map(({ id: entityId, kind, ref, ...said }) => ({
    articleId: article.id,
    entityId,
    kind,
    label: labelOfKind[kind],
    said: { ref, ...said },
  }));
}

/** What it says of relations: a row for each item of evidence. */
export function claimRows({ article, entities, relations }: ResolvedRecord) {
  const ids = new Map(entities.map(({ ref, id }) => [ref, id]));
  return relations.flatMap(({ type, source, target, role, since, until, current, evidence }, i) => {
    const pair = pairOf(type, ids.get(source) as string, ids.get(target) as string);
    return evidence.map((item, j) => ({
      id: `${article.id} ${String(i).padStart(4, "0")} ${String(j).padStart(2, "0")}`,
      articleId: article.id,
      claim: { ...pair, pair: pairKey(pair), role, since, until, current, ...item },
    }));
  });
}

/** The properties of a relation besides its id. */
export const shownFields = ["role", "since", "until", "current", "confidence", "sourceCount"] as const;

/** A relation: its ends, and its properties. */
export function relationRow({ type, source, target, id, ...shown }: DerivedRelation) {
  const { role, since, until, current, confidence, sourceCount } = shown;
  return { type, source, target, properties: { id, role, since, until, current, confidence, sourceCount } };
}

/** An entity: its properties but for its kind and degree, and its point. */
export function entityRow({ id, latitude, longitude, keys: _, ...properties }: DerivedEntity) {
  return { id, properties, point: latitude === null ? null : { latitude, longitude } };
}
