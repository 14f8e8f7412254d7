import { pairKey } from "../../src/articles/claim.ts";
import { deriveEntity, type Mention } from "../../src/articles/derive-entity.ts";
import { deriveRelations } from "../../src/articles/derive-relations.ts";
import type { ResolvedRecord } from "../../src/articles/resolve.ts";
import { articleRow, claimRow, claimsOf, entityRow, mentionRows, relationRow } from "../../src/articles/stored-rows.ts";
import { groupBy } from "../../src/group-by.ts";
import { NeighborTally } from "../../src/neighbor-counts.ts";
import { type EntityKind, kindOfId, kindTable } from "../../src/ontology.ts";

/** What one edition adds to the graph, except its entities. */
export type EditionRows = ReturnType<GraphRows["edition"]>;
/** An entity with all its properties and its search keys. */
export type EntityRow = ReturnType<typeof storedEntity>;

/**
 * Computes what an import of the records would write, by the same rules. Pass each edition once. An edition must have
 * all claims of its relations. The entities are complete after the last edition.
 */
export class GraphRows {
  readonly #mentions = new Map<string, Mention[]>();
  readonly #tally = new NeighborTally();

  edition(records: readonly ResolvedRecord[]) {
    const publishedOn = new Map(records.map(({ article }) => [article.id, article.publishedOn]));
    const mentions = records.flatMap(mentionRows);
    for (const { articleId, entityId, said } of mentions) {
      const { ref: _, ...says } = said;
      const mention = { entityId, articleId, publishedOn: publishedOn.get(articleId) ?? null, ...says };
      const known = this.#mentions.get(entityId);
      if (known === undefined) this.#mentions.set(entityId, [mention]);
      else known.push(mention);
    }
    const claims = records.flatMap(claimsOf);
    const relations = [...groupBy(claims, pairKey).values()].flatMap(deriveRelations);
    const relationIds = new Map(relations.flatMap(({ id, claimIds }) => claimIds.map((claimId) => [claimId, id])));
    for (const relation of relations) this.#tally.add(relation, 1);
    return {
      articles: records.map(articleRow),
      mentions,
      claims: claims.map((claim) => claimRow(claim, relationIds.get(claim.id) as string)),
      relations: relations.map(relationRow),
    };
  }

  /** All entities, in the order of their first mention. */
  *entities(): Generator<EntityRow> {
    for (const [id, mentions] of this.#mentions) yield storedEntity(mentions, this.#tally.of(id));
  }
}

function storedEntity(mentions: readonly Mention[], { degree, neighborCounts }: ReturnType<NeighborTally["of"]>) {
  const derived = deriveEntity(mentions);
  const { id, properties, point } = entityRow(derived);
  const kind = kindOfId(id) as EntityKind;
  return {
    id,
    kind,
    label: kindTable[kind].label,
    properties: { ...properties, degree, degreeRank: 0 - degree, neighborCounts },
    point,
    derived,
  };
}
