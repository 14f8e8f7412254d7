import type { Proposal, ProposedRelation, Span } from "../../src/extraction/proposal.ts";
import { type EntityKind, ontology, type RelationType } from "../../src/ontology.ts";
import type { AnnotatedText } from "./corpus.ts";

/** A relation below this confidence, or with a mark, is not proposed as a fact. */
export const leastConfidence = 0.4;

/** How many were found rightly, were proposed, and are there. */
export interface Counts {
  readonly right: number;
  readonly proposed: number;
  readonly there: number;
}

export interface TextScore {
  readonly id: string;
  /** Mentions of the same kind and the same span, by kind. */
  readonly exact: ReadonlyMap<EntityKind, Counts>;
  /** Mentions of the same kind whose spans overlap, by kind. */
  readonly overlapping: ReadonlyMap<EntityKind, Counts>;
  readonly relations: ReadonlyMap<RelationType, Counts>;
  /** In words: what was proposed wrongly, and what was missed. */
  readonly errors: readonly string[];
}

interface Mention extends Span {
  readonly kind: EntityKind;
}

/** Compares what was proposed for a text with what a reader found. */
export function score(
  annotated: AnnotatedText,
  { entities, relations }: Pick<Proposal, "entities" | "relations">,
): TextScore {
  const { id, text, exhaustive } = annotated;
  const errors: string[] = [];
  const shown = ({ start, end }: Span) => JSON.stringify(text.slice(start, end));
  const gold = annotated.entities.flatMap(({ kind, mentions }) =>
    mentions.map(([start, end]): Mention => ({ kind, start, end })),
  );
  const found = entities.flatMap(({ kind, mentions }) => mentions.map((span): Mention => ({ kind, ...span })));
  const overlaps = (a: Mention, b: Mention) => a.kind === b.kind && a.start < b.end && b.start < a.end;
  const same = (a: Mention, b: Mention) => a.kind === b.kind && a.start === b.start && a.end === b.end;
  for (const one of found)
    if (!gold.some((other) => overlaps(one, other))) errors.push(`wrong ${one.kind} ${shown(one)}`);
  for (const one of gold)
    if (!found.some((other) => overlaps(one, other))) errors.push(`missed ${one.kind} ${shown(one)}`);

  // Which annotated entity a proposed one is: the one with which it shares most places.
  const goldOf = new Map<string, string>();
  for (const { ref, mentions } of entities) {
    let most = 0;
    for (const entity of annotated.entities) {
      const shared = mentions.filter((a) =>
        entity.mentions.some(([start, end]) => a.start < end && start < a.end),
      ).length;
      if (shared > most) goldOf.set(ref, entity.id);
      most = Math.max(most, shared);
    }
  }
  const keyOf = (type: RelationType, source: string, target: string) =>
    [type, ...(ontology[type].symmetric ? [source, target].sort() : [source, target])].join(" ");
  const stated = new Map(
    annotated.relations
      .filter(({ type, marks }) => marks.length === 0 && exhaustive.includes(type))
      .map((relation) => [keyOf(relation.type, relation.source, relation.target), relation]),
  );
  const proposed = relations.filter(
    ({ type, confidence, marks }) => exhaustive.includes(type) && confidence >= leastConfidence && marks.length === 0,
  );
  const nameOf = (goldId: string) => {
    const [start, end] = annotated.entities.find((entity) => entity.id === goldId)?.mentions[0] ?? [0, 0];
    return text.slice(start, end);
  };
  const right = new Set<string>();
  const isRight = ({ type, source, target }: ProposedRelation) => {
    const key = keyOf(type, goldOf.get(source) ?? `? ${source}`, goldOf.get(target) ?? `? ${target}`);
    if (stated.has(key)) right.add(key);
    return stated.has(key);
  };
  const names = new Map(entities.map(({ ref, name }) => [ref, name]));
  const rightOf = new Map<RelationType, number>();
  for (const relation of proposed) {
    const { type, source, target, quote } = relation;
    if (isRight(relation)) rightOf.set(type, (rightOf.get(type) ?? 0) + 1);
    else errors.push(`wrong ${type} ${names.get(source)} → ${names.get(target)} in ${JSON.stringify(quote)}`);
  }
  for (const [key, { type, source, target }] of stated)
    if (!right.has(key)) errors.push(`missed ${type} ${nameOf(source)} → ${nameOf(target)}`);

  const kinds = new Set([...gold, ...found].map(({ kind }) => kind));
  const mentionCounts = (matches: (a: Mention, b: Mention) => boolean) =>
    new Map(
      [...kinds].map((kind) => {
        const there = gold.filter((one) => one.kind === kind);
        const mine = found.filter((one) => one.kind === kind);
        const right = mine.filter((one) => there.some((other) => matches(one, other))).length;
        return [kind, { right: Math.min(right, there.length), proposed: mine.length, there: there.length }];
      }),
    );
  const relationCounts = new Map(
    exhaustive.map((type) => [
      type,
      {
        right: Math.min(rightOf.get(type) ?? 0, [...stated.values()].filter((one) => one.type === type).length),
        proposed: proposed.filter((one) => one.type === type).length,
        there: [...stated.values()].filter((one) => one.type === type).length,
      },
    ]),
  );
  return { id, exact: mentionCounts(same), overlapping: mentionCounts(overlaps), relations: relationCounts, errors };
}

export function sum(counts: Iterable<Counts>): Counts {
  let [right, proposed, there] = [0, 0, 0];
  for (const one of counts) {
    right += one.right;
    proposed += one.proposed;
    there += one.there;
  }
  return { right, proposed, there };
}

export interface Measures {
  /** Of what was proposed, the part that is right; null if nothing was. */
  readonly precision: number | null;
  /** Of what is there, the part that was found; null if nothing is. */
  readonly recall: number | null;
  readonly f1: number | null;
}

export function measures({ right, proposed, there }: Counts): Measures {
  return {
    precision: proposed === 0 ? null : right / proposed,
    recall: there === 0 ? null : right / there,
    f1: proposed + there === 0 ? null : (2 * right) / (proposed + there),
  };
}

const resamples = 1_000;

/**
 * The interval in which a measure lies in 95 of 100 cases, by drawing texts anew 1,000 times (bootstrap). The same for the
 * same counts. Null if the measure is null.
 */
export function interval(ofTexts: readonly Counts[], measure: keyof Measures): readonly [number, number] | null {
  // A generator of its own, so that figures can be repeated (mulberry32).
  let state = 1;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const values: number[] = [];
  for (let i = 0; i < resamples; i++) {
    const drawn = ofTexts.map(() => ofTexts[Math.floor(random() * ofTexts.length)] as Counts);
    const value = measures(sum(drawn))[measure];
    if (value !== null) values.push(value);
  }
  values.sort((a, b) => a - b);
  const [low, high] = [values[Math.floor(values.length * 0.025)], values[Math.ceil(values.length * 0.975) - 1]];
  return low === undefined || high === undefined ? null : [low, high];
}
