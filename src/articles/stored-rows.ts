import { asProperties } from "../entity-fields.ts";
import { identityKeys, searchKeys, wordStart } from "../name-keys.ts";
import type { PartialDate } from "../partial-date.ts";
import { relationFieldNames, relationValuesIn } from "../relation-fields.ts";
import { type Claim, pairKey, pairOf } from "./claim.ts";
import type { DerivedEntity, ShownEntity } from "./derive-entity.ts";
import type { DerivedRelation } from "./derive-relations.ts";
import { type EntryRecord, entryId } from "./entry-record.ts";
import type { EntityOf, MemberRecord } from "./member-record.ts";
import type { ArticleRecord } from "./record.ts";
import { textOfRecord } from "./record-text.ts";
import { saidOn, sourceIdOf } from "./source-record.ts";

/**
 * A key whose ascending order has the newest date first, a more precise one before the coarser, and null last: its
 * digits are their complements, so that an index can give newest first, then by id.
 */
export function newestKey(date: PartialDate | null): string {
  return `${(date ?? "").replace(/\d/g, (digit) => String(9 - Number(digit)))}~`;
}

/** The article with the text of the record, from which it can be derived again. */
export function articleRow(record: ArticleRecord, text = textOfRecord(record)) {
  const { article } = record;
  return { ...article, newestKey: newestKey(article.publishedOn), record: text };
}

/** The entry with the text of the record, from which it can be derived again. */
export function entryRow(record: EntryRecord, text = textOfRecord(record)) {
  const { entry } = record;
  return { ...entry, id: entryId(entry), newestKey: newestKey(entry.asOf), record: text };
}

/** What it calls each entity, with the member that it means and whether it gives its id. */
export function mentionRows(record: MemberRecord, entityOf: EntityOf) {
  const { entities, members } = record;
  const sourceId = sourceIdOf(record);
  return entities.map(({ id, kind: _, ref, ...said }) => {
    const member = members.get(ref) as string;
    return {
      sourceId,
      entityId: entityOf(member),
      said: Object.assign(asProperties(said), { ref, member, givesId: id !== null }),
    };
  });
}

/** What it says of relations: a claim for each item of evidence. */
export function claimsOf(record: MemberRecord, entityOf: EntityOf): Claim[] {
  const { relations, members } = record;
  const from = { sourceId: sourceIdOf(record), saidOn: saidOn(record) };
  return relations.flatMap((relation, i) => {
    const { type, source, target, key, role, since, until, current, evidence } = relation;
    const pair = pairOf(type, members.get(source) as string, members.get(target) as string, entityOf);
    return evidence.map((item, j) => ({
      id: `${from.sourceId} ${String(i).padStart(4, "0")} ${String(j).padStart(2, "0")}`,
      ...from,
      ...pair,
      key,
      role,
      since,
      until,
      current,
      ...relationValuesIn(relation),
      ...item,
    }));
  });
}

/** A claim with the relation that it supports. It supports none if both ends are one entity. */
export function claimRow({ id, sourceId, saidOn: _, ...claim }: Claim, relationId: string | null) {
  return { id, sourceId, claim: { ...claim, pair: pairKey(claim), relationId } };
}

/** The properties of a relation besides its id. */
export const shownFields = [
  "role",
  "since",
  "until",
  "current",
  "heldFrom",
  "heldUntil",
  "confidence",
  "sourceCount",
  ...relationFieldNames,
] as const;

/** A relation: its ends, and its properties. */
export function relationRow({ type, source, target, claimIds: _, ...properties }: DerivedRelation) {
  return { type, source, target, properties };
}

/** An entity: its properties but for its kind and degree, and its point, which holds the coordinates. */
export function entityRow({ id, latitude, longitude, origins, ...properties }: DerivedEntity) {
  return {
    id,
    properties: { ...asProperties(properties), origins: textOfOrigins(origins) },
    point: latitude === null ? null : { latitude, longitude },
  };
}

/** The sources from which an entity has what it shows, as one property. */
export function textOfOrigins(origins: ShownEntity["origins"]): string {
  return JSON.stringify(origins);
}

/**
 * What finds an entity. `names`: the keys of its name and aliases, each with the name as written; `identifies` tells an
 * identity key from one that only finds the name. `words`: each key from each of its words on, cut by `wordStart`, for
 * prefixes, and `wordRank` their rank. `sameAs`: its ids in other registers.
 */
export function findableRow({ id, name, aliases, sameAs }: ShownEntity, degree: number) {
  const texts = [name, ...aliases];
  const names = new Map<string, { readonly text: string; readonly identifies: boolean }>();
  for (const [keysOf, identifies] of [
    [identityKeys, true],
    [searchKeys, false],
  ] as const)
    for (const text of texts) for (const key of keysOf(text)) if (!names.has(key)) names.set(key, { text, identifies });
  const words = new Map<string, string>();
  for (const [key, { text }] of names) {
    const parts = key.split(" ");
    for (let i = 0; i < parts.length; i++) {
      const start = wordStart(parts.slice(i).join(" "));
      if (!words.has(start)) words.set(start, text);
    }
  }
  return {
    id,
    names: [...names].map(([key, name]) => ({ key, ...name })),
    words: [...words].map(([start, text]) => ({ start, text })),
    wordRank: wordRank(degree),
    sameAs,
  };
}

/** What no longer finds an entity, and what newly does. Null if it is nothing. `before` is null for a new entity. */
export function findableChange(before: ShownEntity | null, after: ShownEntity, degree: number) {
  const now = findableRow(after, degree);
  if (before === null) return { gone: null, fresh: now };
  const was = findableRow(before, degree);
  return { gone: withoutCommon(was, now), fresh: withoutCommon(now, was) };
}

type Findable = ReturnType<typeof findableRow>;

/** What finds an entity by `one` and not by `other`. Null if it is nothing. */
function withoutCommon(one: Findable, other: Findable): Findable | null {
  const names = missing(one.names, other.names);
  const words = missing(one.words, other.words);
  const sameAs = missing(one.sameAs, other.sameAs);
  return names.length + words.length + sameAs.length === 0 ? null : { ...one, names, words, sameAs };
}

function missing<T>(items: readonly T[], others: readonly T[]): T[] {
  const known = new Set(others.map((item) => JSON.stringify(item)));
  return items.filter((item) => !known.has(JSON.stringify(item)));
}

/**
 * The rank of an entity's words: four times the binary logarithm of its degree and one, so that it seldom has to change.
 */
export function wordRank(degree: number): number {
  return Math.floor(Math.log2(degree + 1) * 4);
}
