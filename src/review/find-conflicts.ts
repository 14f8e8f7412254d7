import { z } from "zod";
import { groupBy } from "../group-by.ts";
import { readMembers } from "../identity/stored-members.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Read } from "../neo4j/driver.ts";
import { type EntityKind, entityKinds } from "../ontology.ts";
import { namesOneEntity } from "../registers.ts";

/** What sources or decisions say of who is who that does not fit together. */
export const conflictRules = ["SHARED_ID", "SEVERAL_IDS", "AMBIGUOUS_NAME", "KEPT_APART", "NAMED_APART"] as const;

export interface Conflict {
  readonly rule: (typeof conflictRules)[number];
  /** The id, the ids, the folded name or the members that the conflict is about. */
  readonly text: string;
  /** The entities in it, by id: the first of them if there are many. */
  readonly ids: readonly string[];
  readonly total: number;
  /** How many relations they have together. */
  readonly degree: number;
}

export interface Conflicts {
  /** Those with the most relations first, then by rule and text. */
  readonly found: readonly Conflict[];
  /** Whether a rule found more than are kept. */
  readonly isCut: boolean;
}

/** Of each rule. */
const maxConflicts = 20_000;
/** Of one conflict. */
const mostEntities = 100;
const entitiesPerRead = 500;

const conflictRow = z.object({ text: z.string(), ids: z.array(z.string()), total: z.int(), degree: z.int() });
const sharedNameRow = conflictRow.extend({ kind: z.literal(entityKinds), unsureIds: z.array(z.string()) });
const severalIdsRow = z.object({ id: z.string(), sameAs: z.array(z.string()), degree: z.int() });
const namedApartRow = z.object({ id: z.string(), members: z.array(z.string()), degree: z.int() });

type Found = z.infer<typeof conflictRow>;

/** All conflicts of the graph. Throws a QueryError. */
export async function findConflicts(read: Read): Promise<Conflicts> {
  const limit = { limit: maxConflicts + 1 };
  const params = { ...limit, mostEntities };
  const sharedIds = await read(cypher("review/shared-ids", params, conflictRow));
  const severalIds = await read(cypher("review/several-ids", limit, severalIdsRow));
  const sharedNames = await read(cypher("review/shared-names", params, sharedNameRow));
  const keptApart = await read(cypher("review/kept-apart", limit, conflictRow));
  const namedApart = await read(cypher("review/named-apart", limit, namedApartRow));
  const byRule: Readonly<Record<Conflict["rule"], readonly Found[]>> = {
    SHARED_ID: sharedIds.filter(({ text }) => namesOneEntity(text)),
    SEVERAL_IDS: severalIds.flatMap(({ id, sameAs, degree }) =>
      idsOfOneRegister(sameAs).map((text) => ({ text, ids: [id], total: 1, degree })),
    ),
    AMBIGUOUS_NAME: await ambiguous(read, sharedNames),
    KEPT_APART: keptApart,
    NAMED_APART: namedApart.map(({ id, members, degree }) => ({
      ...{ text: [...members].sort().join(" and "), ids: [id], total: 1, degree },
    })),
  };
  const rows = [sharedIds, severalIds, sharedNames, keptApart, namedApart];
  const found = conflictRules.flatMap((rule) =>
    byRule[rule]
      .slice(0, maxConflicts)
      .map(({ text, ids, total, degree }) => ({ rule, text, ids: [...ids].sort(), total, degree })),
  );
  found.sort((x, y) => y.degree - x.degree || (textOf(x) < textOf(y) ? -1 : 1));
  return { found, isCut: rows.some(({ length }) => length > maxConflicts) };
}

/** What tells conflicts with as many relations apart. */
export function textOf({ rule, text, ids }: Conflict): string {
  return `${rule} ${text} ${ids[0]}`;
}

/** The ids of each register that gives one to an entity, if there are several. */
function idsOfOneRegister(sameAs: readonly string[]): string[] {
  const ids = groupBy(sameAs.filter(namesOneEntity), (id) => id.slice(0, id.indexOf(":")));
  return [...ids.values()].flatMap((same) => (same.length > 1 ? [same.join(" and ")] : []));
}

/** The names that some mention gives without an id, in a register or otherwise. */
async function ambiguous(read: Read, names: readonly z.infer<typeof sharedNameRow>[]): Promise<Found[]> {
  const unsure = new Set<string>();
  const nameOf = (kind: EntityKind, key: string) => `${kind} ${key}`;
  const entityIds = [...new Set(names.flatMap(({ unsureIds }) => unsureIds))];
  for (let i = 0; i < entityIds.length; i += entitiesPerRead)
    for (const member of await readMembers(read, { entityIds: entityIds.slice(i, i + entitiesPerRead) }))
      if (member.mentions > member.given && member.registerIds.size === 0)
        for (const key of member.names.keys()) unsure.add(nameOf(member.kind, key));
  return names.filter(({ kind, text }) => unsure.has(nameOf(kind, text)));
}
