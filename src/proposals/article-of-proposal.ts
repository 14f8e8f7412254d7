import { argumentTable } from "../arguments/argument-table.ts";
import { badInput, checkLength, noLimits } from "../arguments/checks.ts";
import { checkRecord } from "../articles/check-record.ts";
import type { RecordArticle } from "../articles/record.ts";
import { articleText } from "../extraction/article-text.ts";
import { type Language, languages, languageToRead } from "../extraction/language.ts";
import { articleId } from "../extraction/record/proposed-record.ts";
import type { Source } from "./check-parts.ts";

/** An article as a proposal takes it: as in a record, but the id may be absent. */
export type GivenArticle = Partial<Record<keyof RecordArticle, string | null>>;

/**
 * The cleaned text and its checked article. Without an id the article gets that of its address, or else of its text, so
 * that the same article proposed again has the same id.
 * Throws a GraphQLError, BAD_USER_INPUT, for an empty or too long text, and a FaultyRecordError for a faulty article.
 */
export function checkedSource(given: string, article: GivenArticle): Source {
  const text = articleText(given);
  if (text === "") throw badInput("text must not be empty", { argument: "text", limit: 1, value: 0 });
  checkLength(argumentTable.proposeArticle.text, text, noLimits);
  const { id, ...fields } = article;
  const checked = (id: string) => checkRecord({ article: { ...fields, id }, entities: [], relations: [] }).article;
  if (id != null) return { text, article: checked(id) };
  const unnamed = checked("article:");
  return { text, article: { ...unnamed, id: articleId(unnamed, text) } };
}

/**
 * The language in which an extractor reads the text: that of the article, or where it is not known, a guess. Throws a
 * GraphQLError, BAD_USER_INPUT, for another language.
 */
export function checkedLanguage({ article: { language }, text }: Source): Language {
  const known = languageToRead(language, text);
  if (known === null)
    throw badInput(`article.language must be one that extractors read, ${languages.join(" or ")}, not ${language}`, {
      ...{ argument: "article.language", limit: languages, value: language },
    });
  return known;
}
