import { pairKey } from "../../src/articles/claim.ts";
import { deriveEntity, type Mention } from "../../src/articles/derive-entity.ts";
import { deriveRelations } from "../../src/articles/derive-relations.ts";
import { withMembers } from "../../src/articles/member-record.ts";
import type { ArticleRecord } from "../../src/articles/record.ts";
import { articleRow, claimRow, claimsOf, entityRow, mentionRows, relationRow } from "../../src/articles/stored-rows.ts";
import { valuesIn } from "../../src/entity-fields.ts";
import { groupBy } from "../../src/group-by.ts";
import { MemberTally } from "../../src/identity/member.ts";
import { memberProperties } from "../../src/identity/stored-members.ts";
import { NeighborTally } from "../../src/neighbor-counts.ts";
import { type EntityKind, kindOfId, kindTable } from "../../src/ontology.ts";

/** What one edition adds to the graph, except its entities. */
export type EditionRows = ReturnType<GraphRows["edition"]>;
export type MemberRow = ReturnType<typeof memberProperties>;
/** An entity with all its properties and its search keys. */
export type EntityRow = ReturnType<typeof storedEntity>;

/**
 * Computes what an import of the records would write, by the same rules. Pass each edition once. An edition must have
 * all claims of its relations. The entities are complete after the last edition.
 */
export class GraphRows {
  readonly #mentions = new Map<string, Mention[]>();
  readonly #members = new MemberTally();
  readonly #tally = new NeighborTally();

  edition(records: readonly ArticleRecord[]) {
    const publishedOn = new Map(records.map(({ article }) => [article.id, article.publishedOn]));
    const withIds = records.map(withMembers);
    const mentions = withIds.flatMap((record) => mentionRows(record, entityOf));
    for (const { entities } of records) for (const entity of entities) this.#members.count(entity, 1);
    const fresh = new Set<string>();
    for (const { sourceId, entityId, said } of mentions) {
      const { ref: _, member: __, givesId: ___, ...says } = said;
      const mention = {
        entityId,
        sourceId,
        saidOn: publishedOn.get(sourceId) ?? null,
        name: says.name,
        ...valuesIn(says),
      };
      const known = this.#mentions.get(entityId);
      if (known !== undefined) known.push(mention);
      else {
        this.#mentions.set(entityId, [mention]);
        fresh.add(entityId);
      }
    }
    const claims = withIds.flatMap((record) => claimsOf(record, entityOf));
    const relations = [...groupBy(claims, pairKey).values()].flatMap(deriveRelations);
    const relationIds = new Map(relations.flatMap(({ id, claimIds }) => claimIds.map((claimId) => [claimId, id])));
    for (const relation of relations) this.#tally.add(relation, 1);
    return {
      articles: records.map(articleRow),
      /** The entities that no edition before has mentioned. */
      fresh: [...fresh].map((id) => ({
        label: kindTable[kindOf(id)].label,
        properties: { id, kind: kindOf(id) },
        point: null,
      })),
      mentions,
      claims: claims.map((claim) => claimRow(claim, relationIds.get(claim.id) as string)),
      relations: relations.map(relationRow),
    };
  }

  /** The members of all entities: one each, since every record gives the ids. */
  *members(): Generator<MemberRow> {
    for (const member of this.#members.members.values()) yield memberProperties(member);
  }

  /** All entities, in the order of their first mention. */
  *entities(): Generator<EntityRow> {
    for (const [id, mentions] of this.#mentions) yield storedEntity(mentions, this.#tally.of(id));
  }
}

const entityOf = (memberId: string) => memberId;

function kindOf(id: string): EntityKind {
  return kindOfId(id) as EntityKind;
}

function storedEntity(mentions: readonly Mention[], { degree, neighborCounts }: ReturnType<NeighborTally["of"]>) {
  const derived = deriveEntity(mentions);
  const { id, properties, point } = entityRow(derived);
  const kind = kindOf(id);
  return {
    id,
    kind,
    label: kindTable[kind].label,
    properties: { ...properties, degree, degreeRank: 0 - degree, neighborCounts },
    point,
    derived,
  };
}
