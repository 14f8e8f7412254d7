import type { EntityKind } from "../../ontology.ts";
import type { Language } from "../language.ts";
import type { Span } from "../proposal.ts";
import { describedBy } from "./described-by.ts";
import type { NamedEntity } from "./entities.ts";
import { genderOf } from "./gender.ts";
import { refOf, type SentenceMention } from "./marked-sentence.ts";
import { orgKindOf } from "./org-kind.ts";
import { type Candidate, referringWords } from "./referring-words.ts";
import { mentionsOf, sentencesWithMentions } from "./sentence-mentions.ts";

/** How much attention a sentence leaves to what was named before it. */
const fading = 0.5;
/** What nobody pays attention to any more. */
const forgotten = 0.2;
/** The attention that a name draws as the first of a sentence without a preposition, and else. */
const asSubject = 4;
const elsewhere = 1;
/** How much more attention the one that is meant has than all others that fit. */
const clearly = 1.5;
/** How far before a reference its name stands at most, in characters: quotes must stay short. */
const furthest = 700;

interface Attention {
  score: number;
  /** Whether it was ever a subject: what was named only in passing is not "the company". */
  wasSubject: boolean;
  last: Span;
  lastSentence: number;
}

/**
 * The words of a text that stand for an entity which it named before: "the company", "he", "its", and the place before a
 * role without an organization, as in "chief executive Ada Berg said". Only where one entity clearly fits: the one that
 * the text named last, as a subject rather than as something else. In the order of the text.
 */
export function referencesIn(
  text: string,
  language: Language,
  entities: readonly Pick<NamedEntity, "kind" | "name" | "mentions">[],
): SentenceMention[] {
  const mentions = mentionsOf(entities);
  const kinds = new Map(entities.map(({ kind }, i) => [refOf(i), kind]));
  const descriptions = describedBy(text, language, mentions);
  const genders = new Map(
    entities.flatMap(({ kind, name, mentions }, i) =>
      kind === "PERSON" ? [[refOf(i), genderOf(text, name, mentions, language)] as const] : [],
    ),
  );
  const isDescription = (noun: string) => descriptions.has(noun);
  const leading = mentions.find(({ kind }) => kind === "COMPANY")?.ref;
  // An organization draws more attention if the text names it first or often, and a public body less.
  const most = Math.max(1, ...entities.map(({ kind, mentions }) => (kind === "COMPANY" ? mentions.length : 0)));
  const passing = new Set(entities.flatMap(({ name }, i) => (orgKindOf(name) === "PUBLIC_BODY" ? [refOf(i)] : [])));
  const weights = new Map(
    entities.map(({ kind, mentions }, i) => [
      refOf(i),
      kind === "COMPANY" ? 0.5 + (1.5 * mentions.length) / most + (refOf(i) === leading ? 2.5 : 0) : 1,
    ]),
  );
  const quoted = quotedSpans(text);
  const attention = new Map<string, Attention>();
  const found: SentenceMention[] = [];
  let quote = 0;
  let number = 0;
  let last: SentenceMention | undefined;
  let sentenceBefore: readonly SentenceMention[] = [];
  for (const { sentence, inside } of sentencesWithMentions(text, language, mentions)) {
    for (const [ref, one] of attention) {
      one.score *= fading;
      // The organization that a text names first is what the text is about, so it is never forgotten.
      if (ref === leading) one.score = Math.max(one.score, elsewhere);
      else if (one.score < forgotten) attention.delete(ref);
    }
    let named = 0;
    const subjects = new Set<EntityKind>();
    const isQuoted = (at: number) => {
      while (quote < quoted.length && (quoted[quote] as Span).end <= at) quote++;
      return (quoted[quote]?.start ?? Number.POSITIVE_INFINITY) < at;
    };
    const see = (mention: SentenceMention) => {
      const isSubject =
        !subjects.has(mention.kind) &&
        !isQuoted(mention.start) &&
        text[mention.end] !== "-" &&
        isSubjectAt(text, sentence.start, mention.start, language);
      if (isSubject) subjects.add(mention.kind);
      draw(attention, mention, isSubject ? asSubject : elsewhere, number);
    };
    for (const candidate of referringWords(text, sentence, language, inside, isDescription)) {
      for (; named < inside.length && (inside[named] as SentenceMention).end <= candidate.start; named++)
        see(inside[named] as SentenceMention);
      if (isQuoted(candidate.start)) continue;
      if (candidate.means === "BOTH") {
        found.push(...pairOf(candidate, sentenceBefore, language));
        continue;
      }
      const ref = ownOf(candidate, inside.slice(0, named)) ?? meant(candidate, number, inside[named - 1] ?? last);
      if (ref === null) continue;
      const { kind, antecedent } = ref;
      const { start, end, joint } = candidate;
      found.push({ start, end, ref: ref.ref, kind, antecedent, ...(joint === undefined ? {} : { joint }) });
      if (candidate.gender !== null) genders.set(ref.ref, candidate.gender);
      draw(attention, { ...ref, start, end, kind }, candidate.isSubject ? asSubject : elsewhere, number, true);
    }
    for (; named < inside.length; named++) see(inside[named] as SentenceMention);
    last = inside.at(-1) ?? last;
    sentenceBefore = inside;
    number++;
  }
  return found;

  /** The only person that fits of those that the sentence names before; null if there is none or several. */
  function ownOf(candidate: Candidate, before: readonly SentenceMention[]) {
    if (candidate.means !== "OWN") return null;
    const { kind, gender } = candidate;
    const fitting = before.filter((one) => one.kind === kind && (genders.get(one.ref) ?? gender) === gender);
    const last = fitting.at(-1);
    return last !== undefined && fitting.every(({ ref }) => ref === last.ref)
      ? { ref: last.ref, kind, antecedent: last }
      : null;
  }

  function meant(candidate: Candidate, number: number, before: SentenceMention | undefined) {
    const { kind, gender, nouns } = candidate;
    // "Nordlicht, whose …" is of the last name before it.
    if (candidate.means === "NEAREST") return before?.kind === kind ? { ref: before.ref, kind, antecedent: before } : null;
    // A noun that describes one organization of the text means that one.
    const described = nouns.flatMap((noun) => descriptions.get(noun) ?? []);
    if (described.length === 0 && !candidate.isGeneral) return null;
    const isSpokenOf = (ref: string) =>
      kind !== "COMPANY" ||
      candidate.means === "LAST" ||
      described.length > 0 ||
      ref === leading ||
      attention.get(ref)?.wasSubject === true;
    const fits = (ref: string) =>
      kinds.get(ref) === kind &&
      isSpokenOf(ref) &&
      (described.length === 0 || described.includes(ref)) &&
      (gender === null || (genders.get(ref) ?? gender) === gender);
    const ranked = [...attention]
      .filter(([ref, { last }]) => fits(ref) && candidate.start - last.start <= furthest)
      .map(([ref, one]) => ({
        ref,
        ...one,
        score: one.score * (candidate.means === "LAST" ? 1 : (weights.get(ref) ?? 1)) * (passing.has(ref) ? 0.5 : 1),
      }))
      .sort((a, b) => b.score - a.score);
    // The only one that the sentence before names is meant, however little it drew attention.
    const near = ranked.filter(({ lastSentence }) => lastSentence >= number - 1);
    const [first, second] = near.length === 1 && (kind === "PERSON" || candidate.means === "LAST") ? near : ranked;
    if (first === undefined) return null;
    const { ref, score, last, lastSentence } = first;
    if (number - lastSentence > candidate.within || score < clearly * (second?.score ?? 0)) return null;
    return { ref, kind, antecedent: last };
  }
}

/** "Both" as the two organizations that the sentence before names; none if it names others or more. */
function pairOf(
  { start, end }: Span,
  before: readonly SentenceMention[],
  language: Language,
): readonly SentenceMention[] {
  const two = [
    ...new Map(before.filter(({ kind }) => kind === "COMPANY").map((mention) => [mention.ref, mention])).values(),
  ];
  const [one, other] = two;
  if (one === undefined || other === undefined || two.length > 2) return [];
  const as = ({ ref, kind, start, end }: SentenceMention) => ({ ref, kind, antecedent: { start, end } });
  return [
    { ...as(one), start, end: start, joint: language === "de" ? " und " : " and " },
    { ...as(other), start, end },
  ];
}

function draw(
  attention: Map<string, Attention>,
  { ref, start, end }: SentenceMention,
  score: number,
  number: number,
  isReference = false,
): void {
  const one = attention.get(ref);
  if (one === undefined)
    attention.set(ref, { score, wasSubject: score === asSubject, last: { start, end }, lastSentence: number });
  else {
    one.wasSubject ||= score === asSubject;
    one.score = Math.max(one.score, score) + 0.5;
    one.lastSentence = number;
    if (!isReference) one.last = { start, end };
  }
}

const prepositions: Readonly<Record<Language, RegExp>> = {
  de: /(?<![\p{L}])(?:[Ii]n|[Ii]m|[Aa]n|[Aa]m|[Aa]uf|[Aa]us|[Bb]ei|[Bb]eim|[Mm]it|[Nn]ach|[Vv]on|[Vv]om|[Zz]u|[Zz]um|[Zz]ur|[Uu]m|[Ff]ür|[Gg]egen|[Dd]urch|[Üü]ber|[Uu]nter|[Vv]or|[Nn]eben|[Hh]inter|[Zz]wischen|[Oo]hne|[Ll]aut|[Ww]egen|des)(?: [\p{L}-]+){0,2}(?: |-)$/u,
  en: /(?<![\p{L}])(?:[Ii]n|[Aa]t|[Oo]f|[Ff]or|[Bb]y|[Ww]ith|[Ff]rom|[Tt]o|[Oo]n|[Tt]han|[Aa]gainst|[Uu]nder|[Bb]etween|[Aa]mong|[Ii]nto|[Oo]ver|[Aa]bout|[Aa]fter|[Bb]efore|[Ww]ithout|[Bb]ehind|[Aa]longside|[Uu]nlike|[Ll]ike)(?: [\p{L}-]+){0,2} $/u,
};

/** Words before a name that speaks only in passing: of a rival, and of who reported something. */
const inPassing: Readonly<Record<Language, RegExp>> = {
  de: /(?:[Kk]onkurrent(?:in|en)?|[Rr]ival(?:e|in|en)|[Ww]ettbewerber(?:in|n|s)?|[Zz]eitung|[Mm]agazins?|[Nn]achrichtenagentur|[Ss]ender|\p{L}*[Tt]ochter(?:gesellschaft|firma|unternehmen)?|Marke) $/u,
  en: /(?:rival|competitor|newspaper|website|magazine|paper|agency|broadcaster|subsidiary|brand),? $/u,
};
/** Who speaks for an organization is a subject like the organization. */
const spokenFor: Readonly<Record<Language, RegExp>> = {
  de: /(?:[Ss]precher(?:in)?|[Cc]hef(?:in)?|[Vv]orsitzende[rn]?|[Gg]eschäftsführer(?:in)?|[Pp]räsident(?:in)?|[Gg]ründer(?:in)?) (?:von|der|des|bei) $/u,
  en: /(?:spokes(?:man|woman|person)|chief executive|chair(?:man|woman)|president|head|director|owner|founder|shares|workers|staff) (?:for|of|at|in) (?:the )?$/iu,
};

/** Whether a name at a position may be the subject: no preposition stands before it, with up to two words between. */
function isSubjectAt(text: string, from: number, at: number, language: Language): boolean {
  const lead = text.slice(Math.max(from, at - 50), at);
  return spokenFor[language].test(lead) || !(prepositions[language].test(lead) || inPassing[language].test(lead));
}

/** What stands between quotation marks, within a line. */
function quotedSpans(text: string): Span[] {
  return [...text.matchAll(/„[^“”\n]*[“”]?|“[^”\n]*”?|"[^"\n]*"?|»[^«\n]*«?/g)].map(({ 0: quote, index }) => ({
    start: index,
    end: index + quote.length,
  }));
}
