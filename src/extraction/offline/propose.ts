import { ontology } from "../../ontology.ts";
import { relationValuesIn } from "../../relation-fields.ts";
import type { FindKnown } from "../extractor.ts";
import type { Language } from "../language.ts";
import type { Proposal, ProposedEntity, ProposedRelation } from "../proposal.ts";
import { statementOf } from "../statement.ts";
import { describingMentions, withoutAsides } from "./asides.ts";
import { cleanTags, joinedTags, withTags } from "./clean-tags.ts";
import { datelineSpans } from "./datelines.ts";
import { describedNames } from "./described-names.ts";
import { entitiesOf, type NamedEntity } from "./entities.ts";
import { mendedTags, withPurpose } from "./german-tags.ts";
import { knownSpans } from "./known-names.ts";
import { legalFormSpans } from "./legal-forms.ts";
import { refOf } from "./marked-sentence.ts";
import { markedSentences } from "./marked-sentences.ts";
import { type MatchedRelation, matchPatterns } from "./match-patterns.ts";
import { atItsEdges } from "./name-edges.ts";
import type { NamedSpan, TaggedSpan } from "./named-span.ts";
import { orgKindOf } from "./org-kind.ts";
import { orgNounSpans } from "./org-nouns.ts";
import { partnerNames } from "./partner-names.ts";
import { siteSpans } from "./place-names.ts";
import { referencesIn } from "./references.ts";
import { roleCompounds } from "./role-compounds.ts";
import { namesNothing, withoutRoles } from "./roles-in-names.ts";
import { confirmedNames, settleKinds } from "./settle-kinds.ts";
import { postsBySuccession, type Succession, successionsIn } from "./successions.ts";
import { untaggedGermanNames, untaggedNames } from "./untagged-names.ts";

export interface OfflineTask {
  readonly text: string;
  readonly language: Language;
  readonly findKnown: FindKnown;
  readonly signal: AbortSignal;
}

/** The entities of a text: by what the tagger says, the names that the graph knows, rules, and what the text repeats. */
export async function entitiesIn(task: OfflineTask, tags: readonly TaggedSpan[]): Promise<readonly NamedEntity[]> {
  const { text, language, findKnown, signal } = task;
  const joined = joinedTags(text, withoutRoles(text, tags, language));
  const tagged = language === "de" ? mendedTags(text, joined) : joined;
  const known = await knownSpans(text, tagged, findKnown, signal);
  const compounds = language === "de" ? roleCompounds(text, tagged) : [];
  const spans = [
    ...known,
    ...datelineSpans(text),
    ...siteSpans(text, language).filter(({ start }) => !tagged.some((tag) => tag.start <= start && start < tag.end)),
    ...(language === "de"
      ? [...legalFormSpans(text).map((span) => withPurpose(text, span, tagged)), ...orgNounSpans(text, language)]
      : withTags(text, [...legalFormSpans(text), ...orgNounSpans(text, language)], tagged)),
    ...partnerNames(text, tagged),
    ...describedNames(text, language, tagged),
    ...compounds,
    ...cleanTags(text, tagged, compounds),
  ];
  const isName = ({ start, end, way }: NamedSpan) => way === "KNOWN" || !namesNothing(text.slice(start, end), language);
  const trimmed = spans.map((span) => atItsEdges(text, span, language)).filter(isName);
  const untagged = language === "en" ? untaggedNames : untaggedGermanNames;
  const confirmed = await confirmedNames(task, trimmed, untagged(text, [...tagged, ...spans]).filter(isName));
  return settleKinds(task, entitiesOf(text, [...trimmed, ...confirmed], language));
}

/** How sure an entity is, by how it was found. */
const confidenceOf = { KNOWN: 0.95, LEGAL_FORM: 0.9, ORG_NOUN: 0.8, ROLE: 0.75, TAGGER: 0.75, REPEAT: 0.75 } as const;
/** A relation is as sure as this part if an end is new and only the tagger saw it, once. */
const onlyTagged = 0.8;

/** What the entities are to each other, by the patterns of the language. Throws the signal's reason if it is aborted. */
export async function propose(
  task: Omit<OfflineTask, "findKnown">,
  entities: readonly NamedEntity[],
): Promise<Proposal> {
  const { text, language } = task;
  const matched = new Map<string, MatchedRelation>();
  const references = referencesIn(text, language, entities);
  const successions: Succession[] = [];
  for await (const sentence of markedSentences(task, entities, references)) {
    const describing = describingMentions(sentence, language);
    for (const relation of matchPatterns(sentence, language, describing)) keepBest(matched, relation);
    const shorter = withoutAsides(sentence, describing);
    if (shorter !== null) for (const relation of matchPatterns(shorter, language)) keepBest(matched, relation);
    successions.push(...successionsIn(sentence, language));
  }
  for (const relation of postsBySuccession(successions, [...matched.values()], text, language))
    keepBest(matched, relation);
  const byRef = new Map(entities.map((entity, i) => [refOf(i), entity]));
  const nameOf = (ref: string) => byRef.get(ref)?.name ?? ref;
  const isNew = (ref: string) => {
    const entity = byRef.get(ref);
    return entity?.way === "TAGGER" && entity.mentions.length === 1;
  };
  const relations = [...matched.values()].map((relation, i): ProposedRelation => {
    const { role, since, current, marks, confidence, evidence } = relation;
    const [source, target] = [relation.source.ref, relation.target.ref];
    const type = isMembership(relation, nameOf(target)) ? "MEMBER_OF" : relation.type;
    const sure = isNew(source) || isNew(target) ? confidence * onlyTagged : confidence;
    return {
      ref: `r${i + 1}`,
      ...{ type, source, target, role, since, until: null, current, marks, evidence },
      ...relationValuesIn({}),
      confidence: Math.round(sure * 100) / 100,
      foundBy: `offline:${language}/${type.toLowerCase().replaceAll("_", "-")}`,
      quote: text.slice(evidence.start, evidence.end),
      statement: statementOf({ type, role, current }, nameOf(source), nameOf(target)),
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

/** Who belongs to a party does not work for it, and a member of a club neither. */
function isMembership({ type, role }: MatchedRelation, target: string): boolean {
  return type === "WORKS_FOR" && (/(?:^|\s)(?:member|Mitglied)$/.test(role ?? "") || orgKindOf(target) === "PARTY");
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
