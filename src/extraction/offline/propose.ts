import { setImmediate } from "node:timers/promises";
import { ontology } from "../../ontology.ts";
import { relationValuesIn } from "../../relation-fields.ts";
import type { FindKnown } from "../extractor.ts";
import type { Language } from "../language.ts";
import type { Proposal, ProposedEntity, ProposedRelation, Span } from "../proposal.ts";
import { sentencesOf } from "../sentences.ts";
import { statementOf } from "../statement.ts";
import { cleanTags } from "./clean-tags.ts";
import { entitiesOf, type NamedEntity } from "./entities.ts";
import { knownSpans } from "./known-names.ts";
import { legalFormSpans } from "./legal-forms.ts";
import { MarkedSentence, type SentenceMention } from "./marked-sentence.ts";
import { type MatchedRelation, matchPatterns } from "./match-patterns.ts";
import type { TaggedSpan } from "./named-span.ts";
import { orgKindOf } from "./org-kind.ts";
import { roleCompounds } from "./role-compounds.ts";

export interface OfflineTask {
  readonly text: string;
  readonly language: Language;
  readonly findKnown: FindKnown;
  readonly signal: AbortSignal;
}

/** The entities of a text: by what the tagger says, the names that the graph knows, rules, and what the text repeats. */
export async function entitiesIn(
  { text, language, findKnown, signal }: OfflineTask,
  tagged: readonly TaggedSpan[],
): Promise<NamedEntity[]> {
  const known = await knownSpans(text, tagged, findKnown, signal);
  const compounds = language === "de" ? roleCompounds(text, tagged) : [];
  const spans = [...known, ...legalFormSpans(text), ...compounds, ...cleanTags(text, tagged, compounds)];
  return entitiesOf(text, spans, language);
}

/** How sure an entity is, by how it was found. */
const confidenceOf = { KNOWN: 0.95, LEGAL_FORM: 0.9, ROLE: 0.75, TAGGER: 0.75, REPEAT: 0.75 } as const;
/** A relation is as sure as this part if an end is new and only the tagger saw it, once. */
const onlyTagged = 0.8;

/** After this many sentences other requests have their turn. */
const sentencesAtOnce = 5;

/** What the entities are to each other, by the patterns of the language. Throws the signal's reason if it is aborted. */
export async function propose(
  { text, language, signal }: Omit<OfflineTask, "findKnown">,
  entities: readonly NamedEntity[],
): Promise<Proposal> {
  const refOf = (i: number) => `e${i + 1}`;
  const mentions = entities
    .flatMap(({ kind, mentions }, i) => mentions.map((span): SentenceMention => ({ ...span, ref: refOf(i), kind })))
    .sort((a, b) => a.start - b.start);
  const matched = new Map<string, MatchedRelation>();
  let next = 0;
  for (const [i, sentence] of sentencesOf(text, language).entries()) {
    const inside: SentenceMention[] = [];
    for (; next < mentions.length && (mentions[next] as Span).start < sentence.end; next++) {
      const mention = mentions[next] as SentenceMention;
      if (mention.start >= sentence.start && mention.end <= sentence.end) inside.push(mention);
    }
    for (const relation of matchPatterns(new MarkedSentence(text, sentence, inside), language))
      keepBest(matched, relation);
    if (i % sentencesAtOnce === sentencesAtOnce - 1) await setImmediate();
    signal.throwIfAborted();
  }
  const byRef = new Map(entities.map((entity, i) => [refOf(i), entity]));
  const nameOf = (ref: string) => byRef.get(ref)?.name ?? ref;
  const isNew = (ref: string) => {
    const entity = byRef.get(ref);
    return entity?.way === "TAGGER" && entity.mentions.length === 1;
  };
  const relations = [...matched.values()].map((relation, i): ProposedRelation => {
    const { type, role, since, current, marks, confidence, evidence } = relation;
    const [source, target] = [relation.source.ref, relation.target.ref];
    const sure = isNew(source) || isNew(target) ? confidence * onlyTagged : confidence;
    return {
      ref: `r${i + 1}`,
      ...{ type, source, target, role, since, until: null, current, marks, evidence },
      ...relationValuesIn({}),
      confidence: Math.round(sure * 100) / 100,
      foundBy: `offline:${language}/${type.toLowerCase().replaceAll("_", "-")}`,
      quote: text.slice(evidence.start, evidence.end),
      statement: statementOf(relation, nameOf(source), nameOf(target)),
    };
  });
  return {
    entities: entities.map((entity, i) => proposed(entity, refOf(i))),
    relations,
    fallen: [],
    fallenTotal: 0,
    usage: null,
  };
}

function proposed({ kind, name, aliases, mentions, way }: NamedEntity, ref: string): ProposedEntity {
  return {
    ...{ ref, kind, name, aliases, mentions, id: null },
    orgKind: kind === "COMPANY" ? orgKindOf(name) : null,
    confidence: confidenceOf[way],
    foundBy: `offline:${way.toLowerCase().replace("_", "-")}`,
  };
}

/** Types that say the same of the same two, the one that says more first: who heads a company works for it. */
const families: readonly (readonly MatchedRelation["type"][])[] = [["HEADS", "WORKS_FOR"]];

/** Keeps the surest of what is said of the same two. */
function keepBest(matched: Map<string, MatchedRelation>, relation: MatchedRelation): void {
  const { type, source, target } = relation;
  const family = families.find((types) => types.includes(type)) ?? [type];
  const ends = [source.ref, target.ref];
  const key = [family[0], ...(ontology[type].symmetric ? ends.sort() : ends)].join(" ");
  const best = matched.get(key);
  if (best === undefined || relation.confidence > best.confidence) matched.set(key, relation);
}
