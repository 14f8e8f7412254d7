import type { Extractor } from "../extractor.ts";
import { type Language, languages } from "../language.ts";
import { entitiesIn, propose } from "./propose.ts";
import { Tagger, type TaggerLimits } from "./tagger.ts";
import { type FindTagger, findStanfordTagger } from "./tagger-program.ts";

export interface OfflineOptions {
  /** Gets a line when something is downloaded, which takes minutes. */
  readonly report: (line: string) => void;
  readonly findTagger?: FindTagger;
  readonly limits?: TaggerLimits;
}

/** The extractor that needs no network once its models are there: a tagger of names, rules, and patterns of relations. */
export function offlineExtractor({ report, findTagger = findStanfordTagger, limits }: OfflineOptions): Extractor {
  const taggers = Object.fromEntries(
    languages.map((language) => [language, new Tagger(language, findTagger, report, limits)]),
  ) as Record<Language, Tagger>;
  return {
    async propose(task) {
      const tagged = await taggers[task.language].tag(task.text, task.signal);
      return propose(task, await entitiesIn(task, tagged));
    },
    async close() {
      await Promise.all(languages.map((language) => taggers[language].close()));
    },
  };
}
