import { z } from "zod";
import { Citations, citedFragment, sourceLines, sources } from "../citations.ts";
import { entityIds, filterOf, limit, relationFilter } from "../input.ts";
import { page, pageLine } from "../page.ts";
import { relation, relationAnswer, relationFragment, relationLines, type ToldRelation } from "../relations.ts";
import { tool } from "../tool.ts";

/** How many relations an answer shows of each period. */
const shownRelations = 3;

interface Found {
  readonly timeline: readonly {
    readonly period: string;
    readonly began: number;
    readonly ended: number;
    readonly relations?: readonly ToldRelation[];
  }[];
  readonly undated: { readonly began: number; readonly ended: number };
}

export const timeline = tool({
  name: "timeline",
  title: "What began and ended when",
  description:
    "Tells when relations began and ended, by years or months, the earliest first: of given entities with the relations themselves and their evidence, of the whole graph as numbers.",
  input: z.strictObject({
    ids: entityIds("Only relations of these entities; of the whole graph when absent.", 1, 10).optional(),
    interval: z.enum(["YEAR", "MONTH"]).default("YEAR").describe("The length of a period."),
    ...relationFilter,
    limit: limit("periods"),
    cursor: z
      .string()
      .regex(/^\d{4}(-\d{2})?$/, "must be nextCursor of an answer with the same interval")
      .optional()
      .describe("nextCursor of the answer before, for the next page. All other arguments must stay the same."),
  }),
  output: z.object({
    periods: z.array(
      z.object({
        period: z.string(),
        began: z.number().describe("How many relations began in it."),
        ended: z.number().describe("How many ended in it."),
        relations: z.array(relation).describe(`At most ${shownRelations} of them; none for the whole graph.`),
      }),
    ),
    undated: z
      .object({ began: z.number(), ended: z.number() })
      .describe("How many relations have no start, or no end though they are over, that tells the period."),
    page,
    sources,
  }),
  operationName: "McpTimeline",
  query: `query McpTimeline(
    $ids: [ID!], $interval: TimelineInterval!, $filter: RelationFilter, $withRelations: Boolean!
  ) {
    timeline(ids: $ids, interval: $interval, filter: $filter) {
      period began ended relations(first: ${shownRelations}) @include(if: $withRelations) { ...Told }
    }
    undated(ids: $ids, interval: $interval, filter: $filter) { began ended }
  } ${relationFragment} ${citedFragment}`,
  variables: ({ ids, interval, limit: _, cursor: __, ...filter }) => ({
    ...{ ids, interval, withRelations: ids !== undefined },
    filter: filterOf(filter),
  }),
  // The periods have no cursors in GraphQL: there are at most 2,000, and they are read together.
  answer: ({ timeline, undated }: Found, { cursor = "", limit }) => {
    const citations = new Citations();
    const rest = timeline.filter(({ period }) => period > cursor);
    const periods = rest.slice(0, limit).map(({ period, began, ended, relations = [] }) => ({
      ...{ period, began, ended, relations: relations.map((told) => relationAnswer(told, citations)) },
    }));
    const nextCursor = rest.length > limit ? (periods.at(-1)?.period ?? null) : null;
    return {
      periods,
      undated,
      page: { total: timeline.length, shown: periods.length, nextCursor },
      sources: citations.list,
    };
  },
  text: ({ periods, undated, page, sources }) => [
    pageLine(page, "periods"),
    ...periods.flatMap(({ period, began, ended, relations }) => [
      `${period}: ${began} began, ${ended} ended`,
      ...relations.flatMap((one) => relationLines(one, "  ")),
    ]),
    `Not shown, because no article tells the period: ${undated.began} beginnings and ${undated.ended} ends.`,
    ...sourceLines(sources),
  ],
});
