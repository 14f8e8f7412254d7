import { z } from "zod";

/** The fields of an article, or of an entry of a dataset, with which it can be cited, for an operation. */
export const citedFragment = `fragment Cited on Source {
  id url ... on Article { title publisher publishedOn } ... on Entry { asOf dataset { title publisher url } }
}`;

export interface CitedArticle {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  readonly url: string | null;
}

interface CitedEntry {
  readonly id: string;
  readonly url: string | null;
  readonly asOf: string | null;
  readonly dataset: { readonly title: string; readonly publisher: string | null; readonly url: string | null };
}

export type CitedSource = CitedArticle | CitedEntry;

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
  .describe(
    "Each article, or entry of a dataset, that the answer names by its id, once. Cite it by its title, publisher, date and address.",
  );

export type Source = z.output<typeof sources>[number];

/** The articles and entries of datasets that an answer names, each once, in the order of the answer. */
export class Citations {
  readonly #sources = new Map<string, Source>();

  /** Its id, by which the answer names it. */
  cite(source: CitedSource): string {
    const { id } = source;
    if (!this.#sources.has(id)) this.#sources.set(id, sourceOf(source));
    return id;
  }

  get list(): Source[] {
    return [...this.#sources.values()];
  }
}

/** Of an entry, the title and the publisher are those of its dataset. */
function sourceOf(source: CitedSource): Source {
  const { id: articleId, url } = source;
  if (!("dataset" in source)) {
    const { title, publisher, publishedOn } = source;
    return { articleId, title, publisher, publishedOn, url };
  }
  const { asOf, dataset } = source;
  return { articleId, title: dataset.title, publisher: dataset.publisher, publishedOn: asOf, url: url ?? dataset.url };
}

/** A line for each source, below an answer. */
export function sourceLines(sources: readonly Source[]): string[] {
  if (sources.length === 0) return [];
  const lines = sources.map(({ articleId, title, publisher, publishedOn, url }) =>
    [`[${articleId}] ${JSON.stringify(title)}`, publisher, publishedOn, url].filter((part) => part !== null).join(", "),
  );
  return ["Sources:", ...lines];
}
