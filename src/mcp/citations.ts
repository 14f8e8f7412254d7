import { z } from "zod";

/** The fields of an article with which it can be cited, for an operation. */
export const articleFragment = "fragment Cited on Article { id title publisher publishedOn url }";

export interface CitedArticle {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  readonly url: string | null;
}

export const sources = z
  .array(
    z.object({
      articleId: z.string(),
      title: z.string(),
      publisher: z.string().nullable(),
      publishedOn: z.string().nullable().describe("As precisely as is known: 2016, 2016-11 or 2016-11-03."),
      url: z.string().nullable(),
    }),
  )
  .describe("Each article that the answer names by its id, once. Cite it by its title, publisher, date and address.");

export type Source = z.output<typeof sources>[number];

/** The articles that an answer names, each once, in the order of the answer. */
export class Citations {
  readonly #sources = new Map<string, Source>();

  /** Its id, by which the answer names it. */
  cite({ id, ...article }: CitedArticle): string {
    if (!this.#sources.has(id)) this.#sources.set(id, { articleId: id, ...article });
    return id;
  }

  get list(): Source[] {
    return [...this.#sources.values()];
  }
}

/** A line for each source, below an answer. */
export function sourceLines(sources: readonly Source[]): string[] {
  if (sources.length === 0) return [];
  const lines = sources.map(({ articleId, title, publisher, publishedOn, url }) =>
    [`[${articleId}] ${JSON.stringify(title)}`, publisher, publishedOn, url].filter((part) => part !== null).join(", "),
  );
  return ["Sources:", ...lines];
}
