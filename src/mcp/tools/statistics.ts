import { z } from "zod";
import { Citations, type CitedArticle, citedFragment, sourceLines, sources } from "../citations.ts";
import { filterOf, relationFilter } from "../input.ts";
import { tool } from "../tool.ts";

const newestArticles = 3;

interface Found {
  readonly statistics: {
    readonly entities: number;
    readonly relations: number;
    readonly articles: number;
    readonly byKind: readonly { readonly kind: string; readonly total: number }[];
    readonly byType: readonly { readonly type: string; readonly total: number }[];
  };
  readonly graph: { readonly version: number; readonly changedAt: Date | null };
  readonly articles: { readonly nodes: readonly CitedArticle[] };
}

const counts = z.record(z.string(), z.number());

export const statistics = tool({
  name: "statistics",
  title: "How much the graph holds",
  description:
    "Counts the entities, relations and articles of the graph, or those that pass a filter, by kind of entity and type of relation. Names the newest articles as sources.",
  input: z.strictObject(relationFilter),
  output: z.object({
    entities: z.number(),
    relations: z.number(),
    articles: z.number(),
    byKind: counts.describe("The entities by kind."),
    byType: counts.describe("The relations by type."),
    changedAt: z.string().nullable().describe("When the graph last changed."),
    version: z.number().describe("Advances with each change of the graph."),
    sources,
  }),
  operationName: "McpStatistics",
  query: `query McpStatistics($filter: RelationFilter) {
    statistics(filter: $filter) { entities relations articles byKind { kind total } byType { type total } }
    graph { version changedAt }
    articles(first: ${newestArticles}) { nodes { ...Cited } }
  } ${citedFragment}`,
  variables: (filter) => ({ filter: filterOf(filter) }),
  answer: ({ statistics: { byKind, byType, ...totals }, graph, articles }: Found) => {
    const citations = new Citations();
    for (const article of articles.nodes) citations.cite(article);
    return {
      ...totals,
      byKind: Object.fromEntries(byKind.map(({ kind, total }) => [kind, total])),
      byType: Object.fromEntries(byType.map(({ type, total }) => [type, total])),
      ...{ version: graph.version, changedAt: graph.changedAt?.toISOString() ?? null },
      sources: citations.list,
    };
  },
  text: ({ entities, relations, articles, byKind, byType, changedAt, sources }) => [
    `${entities} entities, ${relations} relations, ${articles} articles. Last change: ${changedAt ?? "none"}.`,
    `Entities: ${listed(byKind)}`,
    `Relations: ${listed(byType)}`,
    "The newest articles of the graph:",
    ...sourceLines(sources),
  ],
});

function listed(counts: Readonly<Record<string, number>>): string {
  const items = Object.entries(counts).map(([what, total]) => `${what} ${total}`);
  return items.length === 0 ? "none" : items.join(", ");
}
