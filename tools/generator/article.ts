import type { ArticleRecord, RecordArticle, RecordRelation } from "../../src/articles/record.ts";
import { ontology, type RelationType } from "../../src/ontology.ts";
import { relationValuesIn } from "../../src/relation-fields.ts";
import type { Fact } from "./facts.ts";
import { mentioned } from "./mentioned.ts";
import type { Language, Profile } from "./profile.ts";
import type { Random } from "./random.ts";

/** What an article says about a relation. The ends are numbers of profiles. */
export interface ReportedRelation extends Fact {
  readonly type: RelationType;
  readonly source: number;
  readonly target: number;
}

const publishers: Readonly<Record<Language, readonly string[]>> = {
  de: ["Handelskurier", "Süddeutscher Anzeiger", "Börsenblick", "Rheinische Wirtschaft", "Der Überblick"],
  en: ["The Ledger", "Harbor Times", "Continental Business Review", "Morning Dispatch", "Market Wire"],
};
const headlines: Readonly<Record<Language, readonly ((name: string) => string)[]>> = {
  de: [
    (name) => `${name}: Wer hinter den Geschäften steht`,
    (name) => `Neues von ${name}`,
    (name) => `Was ${name} als Nächstes vorhat`,
  ],
  en: [(name) => `${name} and the people behind it`, (name) => `What is next for ${name}`, (name) => `Inside ${name}`],
};
/** No whole numbers: Neo4j would store them as integers, and the bulk import as floats. */
const confidences = [0.55, 0.65, 0.75, 0.85, 0.9, 0.95, 0.98];

/** An article that reports these relations and mentions their entities. */
export function writeArticle(
  number: number,
  date: string,
  told: readonly ReportedRelation[],
  profiles: readonly Profile[],
  random: Random,
): ArticleRecord {
  const language: Language = random.chance(0.5) ? "de" : "en";
  const numbers = [...new Set(told.flatMap(({ source, target }) => [source, target]))];
  const refs = new Map(numbers.map((entity, i) => [entity, `e${i + 1}`]));
  const entities = numbers.map((entity) =>
    mentioned(refs.get(entity) as string, profiles[entity] as Profile, language, random),
  );
  const name = (entity: number) => (profiles[entity] as Profile).names[language];
  const relations = told.map((fact, i): RecordRelation => {
    const { type, source, target, role, since, until, current } = fact;
    const items = random.chance(0.1) ? 2 : 1;
    const statement = `${name(source)} ${ontology[type].verb[0]} ${name(target)}`;
    return {
      type,
      source: refs.get(source) as string,
      target: refs.get(target) as string,
      key: null,
      role,
      since,
      until,
      current,
      ...relationValuesIn(fact),
      evidence: Array.from({ length: items }, (_, item) => ({
        paragraph: random.chance(0.95) ? Math.floor(i / 2) + 1 + item : null,
        statement: item === 0 ? `${statement}.` : `Says once more that ${statement}.`,
        confidence: random.pick(confidences),
        extractedBy: "generator",
      })),
    };
  });
  const article = about(number, date, language, (entities[0] as (typeof entities)[number]).name, random);
  return { article, entities, relations };
}

function about(number: number, date: string, language: Language, name: string, random: Random): RecordArticle {
  const known = random.next();
  return {
    id: `article:generated-${String(number).padStart(7, "0")}`,
    title: random.pick(headlines[language])(name),
    publisher: random.chance(0.95) ? random.pick(publishers[language]) : null,
    publishedOn: known < 0.02 ? null : known < 0.1 ? date.slice(0, 7) : date,
    language,
    url: random.chance(0.7) ? `https://news.example/${language}/${date}/${number}` : null,
  };
}
