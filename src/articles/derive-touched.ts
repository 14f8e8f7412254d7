import { cypher } from "../graph/cypher-files.ts";
import type { Run } from "../graph/neo4j.ts";
import { groupBy } from "../group-by.ts";
import { type Claim, type Pair, pairKey, pairOf } from "./claim.ts";
import { deriveEntity, type Mention } from "./derive-entity.ts";
import { deriveRelations } from "./derive-relations.ts";
import type { ResolvedRecord } from "./resolve.ts";
import { entityRow, findableRow, relationRow, shownFields } from "./stored-rows.ts";

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

type StoredRelation = Pair & { readonly id: string } & Readonly<Record<(typeof shownFields)[number], unknown>>;

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
  const wanted = [...groupBy(claims, ({ pair }) => pair).values()].flatMap(deriveRelations);
  const rows = await run(cypher("relation/between"), { pairs: [...pairs.values()] });
  const existing = new Map(rows.map(({ relation }) => [(relation as StoredRelation).id, relation as StoredRelation]));

  const kept = new Set(wanted.map(({ id }) => id));
  const gone = [...existing.values()].filter(({ id }) => !kept.has(id));
  const fresh = wanted.filter(({ id }) => !existing.has(id));
  const changed = wanted.filter((relation) => {
    const before = existing.get(relation.id);
    return before !== undefined && shownFields.some((field) => (before[field] ?? null) !== relation[field]);
  });
  const relationIdOfClaim = new Map(wanted.flatMap(({ id, claimIds }) => claimIds.map((claimId) => [claimId, id])));
  const moved = claims.filter(({ id, relationId }) => relationIdOfClaim.get(id) !== relationId);
  await writeRows(run, "relation/delete", gone);
  await writeRows(run, "relation/create", fresh.map(relationRow));
  await writeRows(run, "relation/update", changed.map(relationRow));
  await writeRows(run, "entity/change-degrees", degreeChanges(gone, fresh));
  await writeRows(
    run,
    "relation/assign-claims",
    moved.map(({ id }) => ({ id, relationId: relationIdOfClaim.get(id) })),
  );

  const supportedBefore = claims.filter(({ relationId }) => relationId !== null);
  const continued = new Set(supportedBefore.map(({ id }) => relationIdOfClaim.get(id) as string));
  for (const id of existing.keys()) continued.add(id);
  return { relationIdOfClaim, continued };
}

async function deriveTouchedEntities(run: Run, ids: readonly string[]): Promise<number> {
  const rows = await run(cypher("entity/mentions"), { ids });
  const mentions = rows.map(({ mention }) => mention as Mention);
  const derived = [...groupBy(mentions, ({ entityId }) => entityId).values()].map(deriveEntity);
  await writeRows(run, "entity/update", derived.map(entityRow));
  await writeRows(run, "entity/name", derived.map(findableRow));
  const [removed] = await run(cypher("entity/remove-unmentioned"), { ids });
  return (removed?.removed ?? 0) as number;
}

async function writeRows(run: Run, statement: string, rows: readonly object[]): Promise<void> {
  if (rows.length > 0) await run(cypher(statement), { rows });
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
