import { cypher } from "../graph/cypher-files.ts";
import type { Row, Run } from "../graph/neo4j.ts";
import { groupBy } from "../group-by.ts";
import { type Claim, type Pair, pairKey, pairOf } from "./claim.ts";
import { deriveEntity, type Mention } from "./derive-entity.ts";
import { type DerivedRelation, deriveRelations } from "./derive-relations.ts";
import type { ResolvedRecord } from "./resolve.ts";

/** The entities and pairs that a change of articles touches: all that has to be derived anew. */
export class Touched {
  readonly entityIds = new Set<string>();
  readonly pairs = new Map<string, Pair>();

  /** What a record speaks of. */
  add({ entities, relations }: ResolvedRecord): void {
    const ids = new Map(entities.map(({ ref, id }) => [ref, id]));
    for (const id of ids.values()) this.entityIds.add(id);
    for (const { type, source, target } of relations) {
      const pair = pairOf(type, ids.get(source) as string, ids.get(target) as string);
      this.pairs.set(pairKey(pair), pair);
    }
  }
}

/** What became of the touched part of the graph. */
export interface Derived {
  readonly entitiesRemoved: number;
  /** The relation that each claim of a touched pair supports. */
  readonly relationIdOfClaim: ReadonlyMap<string, string>;
  /** The relations that stood before, if under another id because a claim gave or took away a role or a start. */
  readonly continued: ReadonlySet<string>;
}

/**
 * Makes the touched part of the graph what its articles say: relations and degrees first, then entities; an entity
 * that no article mentions any more is removed. The articles, mentions and claims must have been written before.
 */
export async function deriveTouched(run: Run, { entityIds, pairs }: Touched): Promise<Derived> {
  const relations = await deriveTouchedRelations(run, pairs);
  const entitiesRemoved = await deriveTouchedEntities(run, [...entityIds]);
  return { ...relations, entitiesRemoved };
}

async function deriveTouchedRelations(
  run: Run,
  pairs: ReadonlyMap<string, Pair>,
): Promise<Omit<Derived, "entitiesRemoved">> {
  const claimRows = await run(cypher("relation/claims"), { pairs: [...pairs.keys()] });
  const claims = claimRows.map(({ claim }) => claim as Claim & { pair: string; relationId: string | null });
  const wanted = new Map<string, DerivedRelation>();
  for (const group of groupBy(claims, ({ pair }) => pair).values())
    for (const relation of deriveRelations(group)) wanted.set(relation.id, relation);

  const existingRows = await run(cypher("relation/between"), { pairs: [...pairs.values()] });
  const existing = new Map(existingRows.map(({ relation }) => [(relation as Row).id as string, relation as Row]));
  const gone = [...existing.values()].filter(({ id }) => !wanted.has(id as string));
  const fresh = [...wanted.values()].filter(({ id }) => !existing.has(id));
  const changed = [...wanted.values()].filter((relation) => {
    const before = existing.get(relation.id);
    return before !== undefined && shownFields.some((field) => (before[field] ?? null) !== relation[field]);
  });
  const ends = ({ type, source, target }: Pair) => ({ type, source, target });
  await run(cypher("relation/delete"), { rows: gone.map((row) => ({ ...ends(row as unknown as Pair), id: row.id })) });
  await run(cypher("relation/create"), { rows: fresh.map((row) => ({ ...ends(row), properties: shown(row) })) });
  await run(cypher("relation/update"), { rows: changed.map((row) => ({ ...ends(row), properties: shown(row) })) });
  await run(cypher("entity/change-degrees"), { rows: degreeChanges(gone as unknown as Pair[], fresh) });

  const relationIdOfClaim = new Map<string, string>();
  for (const { id, claimIds } of wanted.values()) for (const claimId of claimIds) relationIdOfClaim.set(claimId, id);
  const moved = claims.filter(({ id, relationId }) => relationIdOfClaim.get(id) !== relationId);
  await run(cypher("relation/assign-claims"), {
    rows: moved.map(({ id }) => ({ id, relationId: relationIdOfClaim.get(id) })),
  });
  const supportedBefore = claims.filter(({ relationId }) => relationId !== null);
  const continued = new Set(supportedBefore.map(({ id }) => relationIdOfClaim.get(id) as string));
  for (const id of existing.keys()) continued.add(id);
  return { relationIdOfClaim, continued };
}

const shownFields = ["role", "since", "until", "current", "confidence", "sourceCount"] as const;

function shown({ id, role, since, until, current, confidence, sourceCount }: DerivedRelation) {
  return { id, role, since, until, current, confidence, sourceCount };
}

function degreeChanges(gone: readonly Pair[], fresh: readonly Pair[]): { id: string; change: number }[] {
  const changes = new Map<string, number>();
  const count = ({ source, target }: Pair, by: number) => {
    for (const id of [source, target]) changes.set(id, (changes.get(id) ?? 0) + by);
  };
  for (const pair of gone) count(pair, -1);
  for (const pair of fresh) count(pair, 1);
  return [...changes].filter(([, change]) => change !== 0).map(([id, change]) => ({ id, change }));
}

async function deriveTouchedEntities(run: Run, ids: readonly string[]): Promise<number> {
  const rows = await run(cypher("entity/mentions"), { ids });
  const mentions = rows.map(({ mention }) => mention as Mention);
  const derived = [...groupBy(mentions, ({ entityId }) => entityId).values()].map(deriveEntity);
  await run(cypher("entity/update"), {
    rows: derived.map(({ id, latitude, longitude, keys, ...properties }) => ({
      id,
      properties,
      point: latitude === null ? null : { latitude, longitude },
    })),
  });
  await run(cypher("entity/name"), { rows: derived.map(({ id, keys, sameAs }) => ({ id, keys, sameAs })) });
  const [removed] = await run(cypher("entity/remove-unmentioned"), { ids });
  return (removed?.removed ?? 0) as number;
}
