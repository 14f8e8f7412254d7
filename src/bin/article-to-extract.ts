import { type Language, languages, languageToRead } from "../extraction/language.ts";
import { type ArticleFile, readArticle } from "../extraction/reading/read-article.ts";
import { UnreadableArticleError } from "../extraction/reading/unreadable.ts";
import { type ArticleHead, articleId } from "../extraction/record/proposed-record.ts";

export interface ArticleToExtract extends ArticleFile {
  readonly article: ArticleHead & { readonly id: string };
  readonly text: string;
  /** The one in which it is read. */
  readonly language: Language;
  /** What a person should know of the reading. */
  readonly notes: readonly string[];
}

/** Reads a file. Throws an UnreadableArticleError, also for a language that extractors do not read. */
export async function articleToExtract(file: ArticleFile): Promise<ArticleToExtract> {
  const { text, notes, ...head } = await readArticle(file.path);
  const language = languageToRead(head.language ?? "und", text);
  if (language === null)
    throw new UnreadableArticleError(`is in ${head.language}, and extractors read ${languages.join(" and ")}`);
  const article = { id: articleId(head, text), ...head, language: head.language ?? language };
  return { ...file, article, text, language, notes };
}
