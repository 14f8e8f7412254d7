import { z } from "zod";
import { argumentTable } from "../../arguments/argument-table.ts";
import { Citations, citedFragment, sourceLines, sources } from "../citations.ts";
import { entityId, entityIds, filterOf, limit, relationFilter } from "../input.ts";
import { relation, relationAnswer, relationFragment, relationLines, type ToldRelation } from "../relations.ts";
import { tool } from "../tool.ts";

// Whatever the settings are: MAX_PATH_LENGTH is never below the default of the argument.
const longest = argumentTable.paths.maxLength.default;

interface Found {
  readonly paths: {
    readonly noPathWithin: number | null;
    readonly paths: readonly {
      readonly length: number;
      readonly sentence: string;
      readonly nodes: readonly { readonly id: string }[];
      readonly steps: readonly { readonly relation: ToldRelation }[];
    }[];
    readonly report: { readonly complete: boolean; readonly limitHit: string | null };
  };
}

export const connections = tool({
  name: "connections",
  title: "How two are connected",
  description:
    "Tells how two entities are connected: the best paths between them, the shortest first, each as a sentence, and each of its steps with the statements of articles that support it.",
  input: z.strictObject({
    from: entityId("Where the paths begin."),
    to: entityId("Where they end."),
    maxLength: z
      .int()
      .min(1)
      .max(longest)
      .default(4)
      .describe(`How many relations a path may cross, from 1 to ${longest}.`),
    via: entityIds("Only paths through all of these.", 1, argumentTable.paths.via.most).optional(),
    avoid: entityIds("No paths through any of these.", 1, argumentTable.paths.avoid.most).optional(),
    ...relationFilter,
    limit: limit("paths", 3),
  }),
  output: z.object({
    paths: z.array(
      z.object({
        length: z.number(),
        sentence: z.string(),
        entityIds: z.array(z.string()),
        steps: z.array(relation).describe("The relations of the path, in its order."),
      }),
    ),
    complete: z.boolean().describe("Whether there are no more paths up to maxLength."),
    leftOutBy: z
      .string()
      .nullable()
      .describe(
        "The limit that ended the search: PATHS if there are more paths than limit, or TIME; null if none did.",
      ),
    noPathWithin: z.number().nullable().describe("If there is no path: the length up to which all were searched."),
    sources,
  }),
  operationName: "McpConnections",
  query: `query McpConnections(
    $from: ID!, $to: ID!, $via: [ID!], $avoid: [ID!], $filter: RelationFilter, $maxLength: Int!, $limit: Int!
  ) {
    paths(from: $from, to: $to, via: $via, avoid: $avoid, filter: $filter, maxLength: $maxLength, limit: $limit) {
      noPathWithin
      paths { length sentence nodes { id } steps { relation { ...Told } } }
      report { complete limitHit }
    }
  } ${relationFragment} ${citedFragment}`,
  variables: ({ from, to, via, avoid, maxLength, limit, ...filter }) => ({
    ...{ from, to, via, avoid, maxLength, limit },
    filter: filterOf(filter),
  }),
  answer: ({ paths: { paths, report, noPathWithin } }: Found) => {
    const citations = new Citations();
    return {
      paths: paths.map(({ length, sentence, nodes, steps }) => ({
        ...{ length, sentence, entityIds: nodes.map(({ id }) => id) },
        steps: steps.map(({ relation }) => relationAnswer(relation, citations)),
      })),
      ...{ complete: report.complete, leftOutBy: report.limitHit, noPathWithin, sources: citations.list },
    };
  },
  text: ({ paths, complete, leftOutBy, noPathWithin, sources }) => [
    ...(noPathWithin === null ? [] : [`There is no path of up to ${noPathWithin} relations.`]),
    ...paths.flatMap(({ sentence, steps }, i) => [
      `${i + 1}. ${sentence}`,
      ...steps.flatMap((step) => relationLines(step, "   ")),
    ]),
    complete
      ? "There are no more paths up to this length."
      : `There may be more paths: ${leftOutBy ?? "not all were searched"}.`,
    ...sourceLines(sources),
  ],
});
