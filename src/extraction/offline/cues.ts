import type { Language } from "../language.ts";
import { type Mark, marks, type Span } from "../proposal.ts";

/** Words that make a relation doubtful, by the mark that they give. A word stands between others than letters. */
const cues: Readonly<Record<Language, Readonly<Record<Mark, RegExp>>>> = {
  de: {
    NEGATED: word(
      "nicht|kein(?:e[rnms]?)?|nie|niemals|weder|noch nie|ohne|statt|anstatt|dementier[a-zä]*|bestr(?:itt|eit)[a-z]*|leugne[a-z]*|verneint[a-z]*|widersprach|widerspricht|abgelehnt|lehnt[a-z]*|scheiter[a-z]*|gescheitert[a-z]*|geplatzt[a-z]*|platz(?:t|te)|verhindert[a-z]*|untersagt[a-z]*|abgesagt[a-z]*|falsch|keineswegs|mitnichten",
    ),
    POSSIBLE: word(
      "will|wollen|willst|wolle|wollten?|möchten?|könn(?:te|ten|en|e)|kann|dürf(?:te|ten|en|e)|darf|soll(?:en|te|ten|e)?|mag|müss(?:te|ten|en|e)|muss|würden?|wäre[n]?|hätten?|plan(?:t|te|ten|en|e)|geplant[a-z]*|erw(?:ägt|og|ägen)|prüf(?:t|te|en)|vielleicht|womöglich|möglicherweise|wohl|vermutlich|wahrscheinlich|voraussichtlich|eventuell|möglich(?:e[rnms]?)?|potenziell[a-z]*|denkbar|falls|wenn|ob|sofern|sobald|hoff(?:t|te|en)|streb(?:t|te|en)|versuch(?:t|te|en)|beabsichtig[a-z]*|vorhaben|verhandel[a-z]*|gespräche über|interesse an|interessiert|künftig[a-z]*|designiert[a-z]*|zugetraut|als kandidat[a-z]*|kandidiert|angestrebt[a-z]*|bot|biet(?:et|en)|bewirbt|bewarb",
    ),
    REPORTED: word(
      "angeblich[a-z]*|mutmaßlich[a-z]*|gerücht[a-z]*|sei|seien|habe|werde|zufolge|laut|behaupt[a-z]*|vermut(?:et|ete|en)|spekul[a-z]*|heißt es|munkelt",
    ),
  },
  en: {
    NEGATED: word(
      "not|no|never|neither|nor|none|without|instead of|rather than|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refus(?:e|es|ed|ing)|fail(?:s|ed|ing)?|collapsed|abandon(?:s|ed)?|cancel(?:s|ed|led)?|dropped|blocked|ruled out|rules out|cannot|false|far from|[a-z]+n[’']t|hardly",
    ),
    POSSIBLE: word(
      "will|would|could|may|might|should|shall|can|must|plan(?:s|ned|ning)?|consider(?:s|ed|ing)?|intend(?:s|ed|ing)?|want(?:s|ed)?|(?<!in the )hope(?:s|d)?|hoping|aim(?:s|ed|ing)?|seek(?:s|ing)?|sought|try|tries|tried|trying|attempt(?:s|ed|ing)?|propos(?:e|es|ed|al)|potential|possible|possibly|perhaps|maybe|likely|if|whether|unless|expect(?:s|ed)?|discuss(?:es|ed|ing)?|(?<!for )talks|negotiat[a-z]*|bid|bids|offer(?:s|ed)?|interest(?:ed)? in|explor(?:e|es|ed|ing)|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|about to|set to|due to|ready to|agreed to|to become|future|prospective|incoming|designate|would-be|once it|candidate",
    ),
    REPORTED: word(
      "alleged(?:ly)?|allegation[s]?|reported(?:ly)?|rumou?r(?:s|ed)?|supposed(?:ly)?|said to|believed to|thought to|claim(?:s|ed|ing)?|according to|speculat[a-z]*|purported(?:ly)?",
    ),
  },
};

function word(alternatives: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, "iu");
}

/** What parts clauses before a match from it. A comma does not: "She denied that, …". */
const borders = /[;:]|[“”"],? (?=\p{Ll})|, (?:und|aber|doch|sondern|während|denn|and|but|while|whereas)(?= )/gu;

/** What bears on a match from behind the next comma, too: who denies it, and a condition. */
const afterComma: Readonly<Record<Language, Readonly<Partial<Record<Mark, RegExp>>>>> = {
  de: {
    NEGATED: word("dementier[a-zä]*|bestr(?:itt|eit)[a-z]*|widersprach|widerspricht|leugne[a-z]*"),
    POSSIBLE: word("falls|wenn|sofern|sobald|vorausgesetzt"),
    REPORTED: word("angeblich|gerücht[a-z]*|heißt es|hieß es|munkelt"),
  },
  en: {
    NEGATED: word("den(?:y|ies|ied|ying)|reject(?:s|ed)?"),
    POSSIBLE: word("if|unless|provided|once"),
    REPORTED: word("allegedly|reportedly|rumou?r(?:s|ed)?"),
  },
};

/** A clause that asks or sets a condition. */
const open: Readonly<Record<Language, RegExp>> = {
  de: /\?["“”«»]?$|^["„»]?(?:Falls|Wenn|Ob|Sollte|Sollten|Würde|Angenommen)(?= )/u,
  en: /\?["”]?$|^["“]?(?:If|Whether|Should|Were|Had|Suppose|Unless)(?= )/u,
};

/** A match that is a relative clause, and what it is of. */
const relative = /^⟨[A-Z]\d+⟩(?: \([^)]*\))? ?, ?(?:who|which|whose|where|der|die|das|den|dem|deren|dessen) /u;

/** How much text before a match belongs to it: "angeblicher", "kein", "the alleged". */
const before = 20;

/**
 * The marks of a match in a sentence: by the words of its clause, or only by those in the match and right before it. In
 * the order of `marks`, empty if the text states it as a fact.
 */
export function marksOf(sentence: string, match: Span, scope: "CLAUSE" | "MATCH", language: Language): Mark[] {
  if (scope === "MATCH") {
    const part = matchWithWordsBefore(sentence, match);
    return marks.filter((mark) => cues[language][mark].test(part));
  }
  const { part, rest } = clauseAround(sentence, match);
  // "Lund, who owns Baobab, will not sell" says for sure who owns it.
  if (relative.test(sentence.slice(match.start, match.end))) {
    const own = part.slice(part.length - (sentence.length - match.start - rest.length));
    return marks.filter((mark) => cues[language][mark].test(own));
  }
  return marks.filter(
    (mark) =>
      cues[language][mark].test(part) ||
      afterComma[language][mark]?.test(rest) ||
      (mark === "POSSIBLE" && open[language].test(sentence)),
  );
}

/** What ends a clause: a comma, or what somebody will do besides: "was with Nordlicht and will be based in Kiel". */
const clauseEnd =
  /[,;:]| [–—-] | (?:and|but|und|aber) (?=(?:will|would|is|are|plans?|may|could|wants?|soll|sollen|wird|kann|könnte) )/u;

/** The clause of a match up to the next comma, and the rest of the sentence. */
function clauseAround(sentence: string, match: Span) {
  let start = 0;
  for (const { index, 0: border } of sentence.matchAll(borders))
    if (index + border.length <= match.start) start = index + border.length;
  const length = clauseEnd.exec(sentence.slice(match.end))?.index ?? sentence.length;
  return { part: sentence.slice(start, match.end + length), rest: sentence.slice(match.end + length) };
}

function matchWithWordsBefore(sentence: string, match: Span): string {
  const lead = sentence.slice(Math.max(0, match.start - before), match.start);
  // Up to two words in lower case: more belongs to something else.
  const [words = ""] = /(?:(?<![\p{L}\p{N}⟨⟩])\p{Ll}[\p{L}-]* ){0,2}$/u.exec(lead) ?? [];
  return words + sentence.slice(match.start, match.end);
}

const former: Readonly<Record<Language, RegExp>> = {
  de: word(
    "ehemalig[a-z]*|ehemals|früher(?:e[rnms]?)?|einst|einstig[a-z]*|damalig[a-z]*|vormalig[a-z]*|ex|war|waren|leitete|führte|lenkte|arbeitete|gehörte|hielt|besaß",
  ),
  en: word(
    "former|formerly|ex|one-time|onetime|then|previously|(?:was|were)(?! (?:named|appointed|elected|chosen|hired|promoted|picked))|headed|led|ran|chaired|worked|taught|played|left|owned|held",
  ),
};

/** Whether a text says that something is over. */
export function saysFormer(text: string, language: Language): boolean {
  return former[language].test(text);
}

const begun: Readonly<Record<Language, RegExp>> = {
  de: /(?<![\p{L}])seit (?:dem Jahr |Anfang |Mitte |Ende |\p{Lu}\p{L}+ )?(\d{4})(?!\d)/u,
  en: /(?<![\p{L}])since (?:early |late |\p{Lu}\p{L}+ )?(\d{4})(?!\d)/u,
};

/** The year since when something holds, if a text says: seit 2015, since May 2015. */
export function yearBegun(text: string, language: Language): string | null {
  return begun[language].exec(text)?.[1] ?? null;
}
