import { z } from "zod";
import { argumentTable } from "../../arguments/argument-table.ts";
import { Citations, type CitedArticle, citedFragment, sourceLines, sources } from "../citations.ts";
import { type BriefEntity, briefEntity, entityFragment, entityLine } from "../entities.ts";
import { cursor, kinds, limit } from "../input.ts";
import { type Paged, page, pageFields, pageLine, pageOf } from "../page.ts";
import { tool } from "../tool.ts";

interface Found {
  readonly search: Paged & {
    readonly edges: readonly {
      readonly matched: string;
      readonly node: BriefEntity & {
        readonly articles: { readonly totalCount: number; readonly nodes: readonly CitedArticle[] };
      };
    }[];
  };
}

export const search = tool({
  name: "search",
  title: "Search entities",
  description:
    "Finds people, organizations, places and assets of the graph by name, the best match first. A name may have wrong letters. Begin here: all other tools need the ids that it gives.",
  input: z.strictObject({
    text: z
      .string()
      .trim()
      .min(1)
      .max(argumentTable.search.text.most)
      .describe("A name, words of it in any order, or an id in another register, such as wikidata:Q1359568."),
    kinds: kinds.optional(),
    limit: limit("entities"),
    cursor,
  }),
  output: z.object({
    hits: z.array(
      briefEntity.extend({
        matched: z.string().describe("The name, alias or id that matches best."),
        articleCount: z.number().describe("How many articles mention it."),
        newestArticleId: z.string().nullable(),
      }),
    ),
    page,
    sources,
  }),
  operationName: "McpSearch",
  query: `query McpSearch($text: String!, $kinds: [EntityKind!], $first: Int!, $after: String) {
    search(text: $text, kinds: $kinds, first: $first, after: $after) {
      edges { matched node { ...Brief articles(first: 1) { totalCount nodes { ...Cited } } } } ${pageFields}
    }
  } ${entityFragment} ${citedFragment}`,
  variables: ({ text, kinds, limit, cursor }) => ({ text, kinds, first: limit, after: cursor }),
  answer: ({ search }: Found) => {
    const citations = new Citations();
    const hits = search.edges.map(({ matched, node: { articles, ...entity } }) => ({
      ...entity,
      matched,
      articleCount: articles.totalCount,
      newestArticleId: articles.nodes[0] === undefined ? null : citations.cite(articles.nodes[0]),
    }));
    return { hits, page: pageOf(search, hits.length), sources: citations.list };
  },
  text: ({ hits, page, sources }) => [
    pageLine(page, "entities"),
    ...hits.map((hit) => {
      const newest = hit.newestArticleId === null ? "" : ` [${hit.newestArticleId}]`;
      return `- ${entityLine(hit)}${newest}`;
    }),
    ...sourceLines(sources),
  ],
});
