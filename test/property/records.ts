import fc from "fast-check";
import { checkRecord } from "../../src/articles/check-record.ts";
import { entityKinds, isLegal, ontology, type RelationType, relationTypes } from "../../src/ontology.ts";

import { isBefore } from "../../src/partial-date.ts";

/** Few names, dates and roles, so that articles describe the same things, agreeing or not. */
const entities = [
  ["person:ada", "Ada Young"],
  ["person:bo", "Bo Ünal"],
  ["person:cy", "Cy"],
  ["company:acme", "Acme"],
  ["company:bolt", "Bolt"],
  ["company:cargo", "Cargo"],
  ["place:town", "Town"],
  ["place:land", "Land"],
  ["asset:dawn", "Dawn"],
] as const;
const kindOf = (id: string) => entityKinds.find((kind) => id.startsWith(kind.toLowerCase())) ?? "PERSON";

export const date = fc.constantFrom("2010", "2010-05", "2012", "2012-03", "2012-03-09", "2016", "2016-11", "2018");
/** Mostly a value; `freq` is the number of values for each missing one. */
export const maybe = <T>(value: fc.Arbitrary<T>, freq = 2) =>
  fc.oneof({ weight: freq, arbitrary: value }, { weight: 1, arbitrary: fc.constant(undefined) });
export const role = fc.constantFrom("chair", "Chair", "Europe");

const evidence = fc.record(
  {
    paragraph: fc.integer({ min: 1, max: 5 }),
    statement: fc.constantFrom("Says so.", "Says it in other words."),
    confidence: fc.constantFrom(0.4, 0.75, 1),
    extractedBy: fc.constantFrom("editor", "model"),
  },
  { requiredKeys: ["statement"] },
);

const ends = relationTypes.flatMap((type) =>
  entities.flatMap(([source]) =>
    entities
      .filter(([target]) => target !== source && isLegal(type, kindOf(source), kindOf(target)))
      .map(([target]) => ({ type, source, target })),
  ),
);
// Mostly two types between few ends, so that claims of different articles concern the same relation.
const end = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ends.filter(({ type }) => type === "HEADS" || type === "PARTNER_OF")) },
  { weight: 1, arbitrary: fc.constantFrom(...ends.filter(({ type }) => ["MEMBER_OF", "PAID", "OWNS"].includes(type))) },
  { weight: 1, arbitrary: fc.constantFrom(...ends) },
);

const relation = fc
  .tuple(
    end,
    maybe(role),
    maybe(date),
    maybe(date),
    maybe(fc.boolean()),
    fc.array(evidence, { minLength: 1, maxLength: 2 }),
    fc.constantFrom({}, { share: 25, shareUpTo: 50 }, { share: 60 }),
    fc.constantFrom({}, { amount: 7, currency: "EUR" }, { amount: 8 }),
    maybe(fc.constantFrom("1", "2"), 1),
  )
  .map(([tie, role, since, until, current, evidence, share, amount, key]) => ({
    ...tie,
    key,
    ...(tie.type === "OWNS" && share),
    ...(tie.type === "PAID" && amount),
    role,
    since,
    until: since !== undefined && until !== undefined && until < since ? undefined : until,
    current,
    evidence,
  }));

export interface GeneratedRecord {
  readonly article: { readonly id: string; readonly title: string; readonly publishedOn?: string | undefined };
  readonly entities: readonly { readonly [field: string]: unknown }[];
  readonly relations: readonly { readonly type: RelationType; readonly [field: string]: unknown }[];
}

function record(id: string): fc.Arbitrary<GeneratedRecord> {
  return fc
    .tuple(
      maybe(date),
      fc.array(relation, { maxLength: 5 }),
      fc.subarray(entities.map(([id]) => id)),
      fc.subarray(entities.map(([id]) => id)),
      details,
    )
    .map(([publishedOn, relations, mentioned, unidentified, detail]) => ({
      article: { id, title: `Title of ${id}`, publishedOn },
      entities: entities
        .filter(
          ([id]) => mentioned.includes(id) || relations.some(({ source, target }) => [source, target].includes(id)),
        )
        .map(([id, name], i) => ({
          ...{ ref: id, id: unidentified.includes(id) ? undefined : id, kind: kindOf(id), name },
          ...(i === detail.at ? detail.of(id) : {}),
        })),
      relations: relations.map((relation) => possible(relation, publishedOn)),
    }))
    .filter(isAccepted);
}

/** A record may name two entities that only ids can tell apart. */
function isAccepted(record: GeneratedRecord): boolean {
  try {
    checkRecord(record);
    return true;
  } catch {
    return false;
  }
}

/** Makes a relation valid: a founding or a payment has no end, and a relation that ended before the article is not current. */
function possible<R extends { type: RelationType; until?: string | undefined; current?: boolean | undefined }>(
  relation: R,
  publishedOn: string | undefined,
): R {
  const { type, until, current } = relation;
  if (until === undefined) return relation;
  if (ontology[type].noEnd !== undefined) return { ...relation, until: undefined };
  const isOver = publishedOn !== undefined && isBefore(until, publishedOn);
  return current === true && isOver ? { ...relation, current: undefined } : relation;
}

const details = fc
  .record({
    at: fc.nat(3),
    name: fc.constantFrom("Ädä", "One", "Acme"),
    aliases: fc.subarray(["One", "Ada Young", "Bolt", "Town"]),
    description: maybe(fc.constantFrom("This.", "That.")),
    sameAs: fc.subarray(["wikidata:Q1", "lei:X2000000000000000002"]),
    placeKind: fc.constantFrom("city", "river"),
    latitude: fc.constantFrom(1.5, 2),
    orgKind: maybe(fc.constantFrom("PARTY", "FUND", "UNKNOWN")),
    address: maybe(fc.constantFrom({ city: "Town" }, { city: "Land", postcode: "1" })),
    topics: fc.subarray(["ports", "shipping"]),
  })
  .map(({ at, placeKind, latitude, orgKind, ...all }) => ({
    at,
    of: (id: string) => {
      if (kindOf(id) === "PLACE") return { ...all, placeKind, latitude, longitude: 3.25 };
      return kindOf(id) === "COMPANY" ? { ...all, orgKind } : all;
    },
  }));

/** Two to five records of different articles, in which some entities have no id, and others have names and ids alike. */
export const recordSets: fc.Arbitrary<GeneratedRecord[]> = fc
  .integer({ min: 2, max: 5 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => record(`article:${i}`))));
