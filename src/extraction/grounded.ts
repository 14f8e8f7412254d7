import { z } from "zod";
import { cleanText } from "../clean-text.ts";
import { entityFields } from "../entity-fields.ts";
import { entityKinds, isLegal, ontology, type RelationType, relationTypes } from "../ontology.ts";
import { isPartialDate } from "../partial-date.ts";
import { relationValuesIn } from "../relation-fields.ts";
import type { Language } from "./language.ts";
import { FallenList, marks, type Proposal, type ProposedEntity, type ProposedRelation, type Span } from "./proposal.ts";
import { QuotedText } from "./quotes.ts";
import { sentencesOf } from "./sentences.ts";
import { statementOf } from "./statement.ts";

const text = (length: number) => z.string().max(length).transform(cleanText);
const orNull = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? null);

/** What a reader who gives quotes, and no positions, says of a text: a language model, an assistant, a program. */
export const quotedProposal = z.object({
  entities: z
    .array(
      z.object({
        ref: text(200).describe("The name by which relations point to the entity."),
        kind: z.enum(entityKinds).describe("What it is."),
        name: text(300).describe("Its full name, as the text writes it."),
        aliases: z.array(text(300)).max(50).default([]).describe("Other names that the text gives it."),
        orgKind: orNull(z.enum(Object.keys(entityFields.orgKind.type === "CHOICE" ? entityFields.orgKind.values : {}))),
      }),
    )
    .max(1_000),
  relations: z
    .array(
      z.object({
        type: z.enum(relationTypes as [RelationType, ...RelationType[]]),
        source: text(200).describe("The ref of the entity from which it reads."),
        target: text(200).describe("The ref of the entity to which it reads."),
        quote: text(2_000).describe("The words of the text that say so, copied letter by letter, with both names."),
        paragraph: orNull(z.int().min(1)).describe("The paragraph of the quote, from 1."),
        role: orNull(text(300)).describe("As what, if the text says: an office, a share, a project."),
        since: orNull(z.string()).describe("When it began, such as 2016 or 2016-11, if the quote says."),
        until: orNull(z.string()).describe("When it ended, if the quote says."),
        current: orNull(z.boolean()).describe("Whether it held when the text appeared, if it says."),
        share: orNull(z.number()).describe("Of OWNS: the share in percent, if the quote says."),
        amount: orNull(z.number()).describe("Of PAID: the amount, if the quote says."),
        currency: orNull(z.string()).describe("Of PAID: the currency of the amount, such as EUR."),
        marks: z.array(z.enum(marks)).default([]),
        confidence: z.number().min(0).max(1).default(0.7),
      }),
    )
    .max(5_000),
});

export type QuotedProposal = z.output<typeof quotedProposal>;
type QuotedRelation = QuotedProposal["relations"][number];

/**
 * The part of what a reader says that its text bears: each entity stands in the text; each relation has a quote of the
 * text that names both ends, or names one and follows a sentence that names the other. What falls is told. A date or a
 * number that the quote does not have falls alone.
 */
export function grounded(
  said: QuotedProposal,
  source: { readonly text: string; readonly language: Language },
  foundBy: string,
): Omit<Proposal, "usage"> {
  const list = new FallenList();
  const quoted = new QuotedText(source.text);
  const entities = new Map<string, ProposedEntity>();
  for (const { ref, kind, name, aliases, orgKind } of said.entities) {
    if (entities.has(ref)) {
      list.add(`${kind} ${name}`, `another entity has the ref ${ref}`);
      continue;
    }
    const mentions = longestOnly([name, ...aliases].flatMap((form) => quoted.words(form)));
    if (mentions.length === 0) {
      list.add(`${kind} ${name}`, "the text does not name it");
      continue;
    }
    entities.set(ref, {
      ref,
      kind,
      name,
      aliases: [...new Set(aliases)].filter((alias) => alias !== name && quoted.words(alias).length > 0).sort(),
      orgKind: kind === "COMPANY" ? orgKind : null,
      mentions,
      confidence: 0.8,
      foundBy,
      id: null,
    });
  }
  const isNamedNear = namesNear(source);
  const relations = new Map<string, ProposedRelation>();
  for (const relation of said.relations) {
    const checked = checkedRelation(relation);
    if (typeof checked === "string") {
      const nameOf = (ref: string) => entities.get(ref)?.name ?? ref;
      list.add(`${relation.type} ${nameOf(relation.source)} → ${nameOf(relation.target)}`, checked);
      continue;
    }
    const key = JSON.stringify([checked.type, checked.source, checked.target, checked.role, checked.since]);
    if (!relations.has(key)) relations.set(key, { ...checked, ref: `r${relations.size + 1}` });
  }
  return { entities: [...entities.values()], relations: [...relations.values()], ...list };

  function checkedRelation(relation: QuotedRelation): Omit<ProposedRelation, "ref"> | string {
    const { type, quote, role, marks, confidence } = relation;
    const from = entities.get(relation.source);
    const to = entities.get(relation.target);
    if (from === undefined || to === undefined)
      return `no entity of the proposal has the ref ${from === undefined ? relation.source : relation.target}`;
    if (from === to) return "it has the same entity at both ends";
    if (!isLegal(type, from.kind, to.kind)) return `${type} does not lead from ${from.kind} to ${to.kind}`;
    const evidence = quoted.find(quote, relation.paragraph);
    if (evidence === null) return `the text does not have its quote: ${quote.slice(0, 200)}`;
    for (const end of [from, to])
      if (!isNamedNear(end.mentions, evidence)) return `neither its quote nor the sentence before names ${end.name}`;
    const given = source.text.slice(evidence.start, evidence.end);
    const what = `${type} ${from.name} → ${to.name}`;
    const date = (field: "since" | "until") => {
      const value = relation[field];
      if (value === null) return null;
      if (isPartialDate(value) && given.includes(value.slice(0, 4))) return value;
      list.add(`${what}: ${field} ${value}`, "the quote does not have this year");
      return null;
    };
    const number = (field: "share" | "amount") => {
      const value = relation[field];
      if (value === null) return null;
      const belongs = (field === "share") === (type === "OWNS") && (field === "amount") === (type === "PAID");
      if (belongs && hasNumber(given, value)) return value;
      list.add(
        `${what}: ${field} ${value}`,
        belongs ? "the quote does not have this number" : `not a field of ${type}`,
      );
      return null;
    };
    const amount = number("amount");
    const until = ontology[type].noEnd === undefined ? date("until") : null;
    return {
      ...{ type, source: from.ref, target: to.ref, role, marks, confidence, foundBy, evidence, quote: given },
      ...{ since: date("since"), until, current: ontology[type].bounded ? relation.current : null },
      ...relationValuesIn({ share: number("share"), amount, currency: amount === null ? null : relation.currency }),
      statement: statementOf(relation, from.name, to.name),
    };
  }
}

/** Tells whether the words at a place, the rest of their sentences or the sentence before have one of these mentions. */
export function namesNear({
  text,
  language,
}: {
  readonly text: string;
  readonly language: Language;
}): (mentions: readonly Span[], place: Span) => boolean {
  const sentences = sentencesOf(text, language);
  return (mentions, place) => {
    const stretch = withSentenceBefore(sentences, place);
    return mentions.some((mention) => isWithin(mention, stretch));
  };
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** The span with the rest of its sentences, and the sentence before. */
function withSentenceBefore(sentences: readonly Span[], { start, end }: Span): Span {
  const first = sentences.findIndex((sentence) => sentence.end > start);
  const last = sentences.findLastIndex((sentence) => sentence.start < end);
  return {
    start: Math.min(start, sentences[Math.max(0, first - 1)]?.start ?? start),
    end: Math.max(end, sentences[last]?.end ?? end),
  };
}

/** In the order of the text; of two that overlap, the longer one. */
function longestOnly(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || span.start >= last.end) kept.push(span);
    else if (span.end - span.start > last.end - last.start) kept[kept.length - 1] = span;
  }
  return kept;
}

/** Whether a text has the number, written with a point or a comma, also as a multiple of thousands or millions. */
function hasNumber(text: string, value: number): boolean {
  for (const [written] of text.matchAll(/\d[\d.,']*/g)) {
    const digits = written.replace(/[.,']+$/, "");
    const readings = [digits.replace(/[,']/g, ""), digits.replace(/[.']/g, "").replace(",", ".")].map(Number);
    for (const reading of readings)
      for (const times of [1, 1e3, 1e6, 1e9])
        if (Math.abs(reading * times - value) <= Math.abs(value) * 1e-9) return true;
  }
  return false;
}
