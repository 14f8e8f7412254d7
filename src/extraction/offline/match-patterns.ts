import { isLegal, ontology, type RelationType } from "../../ontology.ts";
import type { PartialDate } from "../../partial-date.ts";
import type { Language } from "../language.ts";
import type { Mark, Span } from "../proposal.ts";
import type { Describing } from "./asides.ts";
import { marksOf, saysFormer, yearBegun } from "./cues.ts";
import type { MarkedSentence, SentenceMention } from "./marked-sentence.ts";
import { type Letter, type Pattern, patternsOf } from "./patterns.ts";
import { isCountryOrContinent } from "./place-names.ts";

/** A relation that a sentence states. */
export interface MatchedRelation {
  readonly type: RelationType;
  readonly source: SentenceMention;
  readonly target: SentenceMention;
  readonly role: string | null;
  readonly since: PartialDate | null;
  readonly current: boolean | null;
  readonly marks: readonly Mark[];
  readonly confidence: number;
  /** How often the pattern is right, whatever doubts the words around it raise. */
  readonly patternConfidence: number;
  /** Where the text of the article says so. */
  readonly evidence: Span;
}

/** A person who is named beside another, such as B in "A and B founded", is as sure as this part of the other. */
const coordinated = 0.9;
/** A relation of something that the text only refers to, such as "the company", is as sure as this part of others. */
const referred = 0.8;
/** A relation that the text does not state as a fact stays below what is taken without a look. */
const doubtful = 0.4;

/** A quote begins where the text names what words stand for, if that is no further before them, in characters. */
const longestQuote = 700;

/** Whether one mention may fit both ends, so that a sentence needs another. */
const fitsBoth = (source: Letter, target: Letter) => [source, target].includes("A") && ![source, target].includes("L");

/**
 * The relations that a sentence states. Several may tie the same two. Nothing is said of a mention that only describes the
 * noun behind it from that noun on.
 */
export function matchPatterns(
  sentence: MarkedSentence,
  language: Language,
  describing: readonly Describing[] = [],
): MatchedRelation[] {
  const counts = { P: 0, O: 0, L: 0, A: 0 };
  for (const { kind } of sentence.mentions) {
    if (kind === "PERSON") counts.P++;
    if (kind === "COMPANY") counts.O++;
    if (kind === "PLACE") counts.L++;
  }
  counts.A = counts.P + counts.O;
  const hasEnds = (source: Letter, target: Letter) =>
    counts[source] > 0 &&
    counts[target] > 0 &&
    (!fitsBoth(source, target) || counts.A > 1) &&
    (source !== target || counts[source] > 1);
  if (sentence.mentions.length < 2) return [];
  return patternsOf(language)
    .filter(({ sourceKind, targetKind }) => hasEnds(sourceKind, targetKind))
    .flatMap((pattern) => matchesOf(pattern, sentence, language, describing));
}

function matchesOf(
  pattern: Pattern,
  sentence: MarkedSentence,
  language: Language,
  describing: readonly Describing[],
): MatchedRelation[] {
  const found: MatchedRelation[] = [];
  for (const match of pattern.matchesIn(sentence.text)) {
    const source = sentence.mentionOf(match.source);
    const target = sentence.mentionOf(match.target);
    if (source === undefined || target === undefined) continue;
    if (describing.some(({ mention, end }) => (mention === source || mention === target) && end <= match.end)) continue;
    if (pattern.unlessCountry && isCountryOrContinent(sentence.nameOf(target))) continue;
    if (ofOther.test(sentence.text.slice(match.end - 1, match.end + 30))) continue;
    const words = sentence.text.slice(match.start, match.end);
    const role = roleOf(match.role);
    const type = typeOf(pattern.type, role, sentence.text.slice(match.start));
    const { bounded } = ontology[type];
    const lead = sentence.text
      .slice(Math.max(0, match.start - 20), match.start)
      .split(" ")
      .slice(-2)
      .join(" ");
    // "Has never bought the rival X" does not say whose rival, so the doubts of the clause bear on that, too.
    const isImplied = source.joint !== undefined && target.kind === "COMPANY";
    const marks = marksOf(sentence.text, match, isImplied ? "CLAUSE" : pattern.scope, language);
    const antecedents = [source, target].flatMap(({ antecedent }) => antecedent ?? []);
    const sure = pattern.confidence * referred ** antecedents.length;
    const said = sentence.original(match);
    const told = {
      type,
      role,
      since: bounded ? yearBegun(words, language) : null,
      current: bounded && saysFormer(`${lead}${words}`, language) ? false : null,
      marks,
      patternConfidence: pattern.confidence,
      confidence: marks.length === 0 ? sure : sure * doubtful,
      evidence: around([said, ...antecedents.filter(({ start }) => said.start - start <= longestQuote)]),
    };
    found.push({ ...told, source, target });
    const beside = { confidence: told.confidence * coordinated };
    for (const one of coordinatedWith(sentence, source, match)) found.push({ ...told, ...beside, source: one, target });
    for (const one of coordinatedWith(sentence, target, match)) found.push({ ...told, ...beside, source, target: one });
  }
  return found.filter(
    ({ type, source, target }) => source.ref !== target.ref && isLegal(type, source.kind, target.kind),
  );
}

/** The span from the first to the last of several. */
function around(spans: readonly Span[]): Span {
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}

/** Words after an organization at the end of a match that mean something of it instead: "bought Nordlicht's paint unit", "die Nordlicht-Tochter". */
const ofOther =
  /^⟩(?: (?:\p{Ll}+ )?(?:brother|sister|son|daughter|father|mother|husband|wife|nephew|niece|uncle|aunt|cousin|[Bb]ruder|[Ss]chwester|[Ss]ohn|Vater|Mutter|Neffen?|Nichte|Enkel(?:in)?)(?![\p{L}])|['’]s?(?= )(?! \p{Ll}*(?:group|company|business))|s(?= \p{Lu})|-(?!(?:Gruppe|Konzern|Holding|Unternehmen|Verlag|AG|SE|GmbH|Bank|Stiftung)(?:s|es|n|en)?(?![\p{L}-]))\p{L})/u;

/** Roles beside or below that of a head. */
const deputy = /^(?:vize|vice|stellvertretend|deputy|assistant|betriebsrat|personalrat)/i;

/** Roles that end like that of a head, and are of a part of what is named. */
const ofPart =
  /^(?:finanz|personal|vertriebs|entwicklungs|technik|technologie|marketing|einkaufs|produktions|sport|presse|küchen|kreativ|digital|strategie|logistik|rechts|kommunikations|forschungs|design|werks|verkaufs|filial|abteilungs|projekt|bereichs|sicherheits|büro|team|redaktions|sparten|standort|fraktions|immobilien|expansions|innovations|nachhaltigkeits|risiko|handels|kunden|qualitäts|software|daten|programm|kreis|orts|bezirks)-?(?:chef|leiter|direktor|vorstand|vorsitz|geschäftsführer)/i;
/** Words before and behind the English role of a head that make it one of a part. */
const ofPartBefore =
  /(?:medical|financ(?:e|ial)|sales|marketing|technical|research|sport(?:s|ing)|creative|music|design|operations|commercial|communications|human resources|legal|purchasing|nursing|regional|country|program(?:me)?|project|development|production|editorial|news|picture|athletic) $/i;
const ofPartBehind = /^(?:group |executive )?(?:head|director|chief|president) of (?!the |an? |this |its )\p{Ll}/iu;

/** Roles of a board that watches over the heads. */
const ofBoard = /aufsichtsrat|verwaltungsrat|beirat|stiftungsrat|kuratorium|board member|non-executive|trustee/i;

/** The type of a relation by its role: a head of finance works for a company, and the head of its board is a director. */
function typeOf(type: RelationType, role: string | null, words: string): RelationType {
  if (role === null || (type !== "HEADS" && type !== "WORKS_FOR")) return type;
  if (ofBoard.test(role)) return "DIRECTOR_OF";
  const at = words.indexOf(role);
  const isDeputy = /(?:stellvertretende[rnms]?|deputy|assistant) $/i.test(words.slice(0, at));
  // "Head of research", "finance director".
  const isOfPart = ofPartBefore.test(words.slice(0, at)) || ofPartBehind.test(words.slice(at, at + role.length + 20));
  return ofPart.test(role) || deputy.test(role) || isDeputy || isOfPart ? "WORKS_FOR" : type;
}

function roleOf(words: string | null): string | null {
  const role = words?.replace(/^[-\s]+|[-\s,]+$/g, "") ?? "";
  return role === "" ? null : role;
}

/** What may stand between the names of a list: "A, B and the shipyard C", "in A und im fernen B". */
const join =
  "(?:,? (?:und|and|sowie|&) |, )(?:(?:in|im|auf|von|an|of|by) )?(?:(?:der|die|das|den|dem|des|the|a|an) (?:(?!von |of |für |for )[\\p{L}-]+ ){0,3}|\\p{Ll}+e[nrms]? )?";

/** An apposition or a relative clause that may be about all names of a list: ", founders of X", ", who run X". */
const severalAre =
  /^ ?, ?(?:who |\p{Ll}+(?:ed|ought|uilt|set) |(?:(?:the|its|both|two|former) )*(?:[\p{L}-]+ ){0,3}?[\p{L}-]{3,}(?<!ss)s (?:of|at|and|for|in|who) |die (?:beiden )?(?:\p{Ll}+en )?\p{Lu}\p{L}+(?:er|innen|en) (?:von|der|des) |die .* (?:\p{Ll}+(?:en|ten)|sind)$)/u;

/** The mentions of the same kind that a list joins to one at the border of a match: A, B and C. */
function coordinatedWith(sentence: MarkedSentence, mention: SentenceMention, match: Span): SentenceMention[] {
  const { start, end } = sentence.places[sentence.mentions.indexOf(mention)] as Span;
  const item = `⟨${sentence.text[start + 1]}[0-9]+⟩`;
  // "A and B, the founder of X" says so of B only, "A and B, founders of X" of both.
  const rest = sentence.text.slice(end, match.end);
  if (start === match.start && /^ ?,/.test(rest) && !severalAre.test(rest)) return [];
  const isFirst = start === match.start && end !== match.end;
  const list = isFirst
    ? new RegExp(`(?:${item}${join}){1,5}$`, "u").exec(sentence.text.slice(0, start))
    : // "Was founded by A and B in Kiel": within the match.
      new RegExp(`^(?:${join}${item}){1,5}`, "u").exec(end === match.end ? sentence.text.slice(end) : rest);
  // Without "and", commas may part anything.
  if (list === null || list[0] === "" || !/[ ,](?:und|and|sowie|&) /.test(list[0])) return [];
  return [...list[0].matchAll(/⟨[A-Z][0-9]+⟩/g)].flatMap(([placeholder]) => sentence.mentionOf(placeholder) ?? []);
}
