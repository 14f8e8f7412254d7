import { z } from "zod";
import { Citations, citedFragment, sourceLines, sources } from "../citations.ts";
import { type BriefEntity, entityFragment } from "../entities.ts";
import { cursor, entityIds, filterOf, limit, relationFilter } from "../input.ts";
import { type Paged, page, pageFields, pageLine, pageOf } from "../page.ts";
import { relationFragment, type ToldRelation } from "../relations.ts";
import { tied, tiedBy, tiedLines } from "../tied.ts";
import { tool } from "../tool.ts";

// MAX_ROOTS may be lower; the service then says so.
const mostIds = 10;

interface Found {
  readonly commonNeighbors: Paged & {
    readonly edges: readonly {
      readonly node: BriefEntity;
      readonly sharedBy: readonly { readonly id: string }[];
      readonly relations: readonly ToldRelation[];
    }[];
  };
}

export const commonNeighbors = tool({
  name: "common_neighbors",
  title: "What several have in common",
  description:
    "Lists the entities that are neighbors of several given entities: of the most of them first. Each comes with the relations that tie it and the statements of articles that support them.",
  input: z.strictObject({
    ids: entityIds("The given entities.", 2, mostIds),
    atLeast: z.int().min(1).max(mostIds).default(2).describe("To how many of them a neighbor must be tied, up to all."),
    ...relationFilter,
    limit: limit("neighbors"),
    cursor,
  }),
  output: z.object({
    neighbors: z.array(
      tied.extend({ sharedBy: z.array(z.string()).describe("Which of the given ids it is tied to.") }),
    ),
    page,
    sources,
  }),
  operationName: "McpCommonNeighbors",
  query: `query McpCommonNeighbors($ids: [ID!]!, $atLeast: Int!, $filter: RelationFilter, $first: Int!, $after: String) {
    commonNeighbors(ids: $ids, atLeast: $atLeast, filter: $filter, first: $first, after: $after) {
      edges { node { ...Brief } sharedBy { id } relations { ...Told } } ${pageFields}
    }
  } ${entityFragment} ${relationFragment} ${citedFragment}`,
  variables: ({ ids, atLeast, limit, cursor, ...filter }) => ({
    ...{ ids, atLeast, first: limit, after: cursor },
    filter: filterOf(filter),
  }),
  answer: ({ commonNeighbors }: Found) => {
    const citations = new Citations();
    const neighbors = commonNeighbors.edges.map(({ node, sharedBy, relations }) => ({
      ...tiedBy(node, relations, citations),
      sharedBy: sharedBy.map(({ id }) => id),
    }));
    return { neighbors, page: pageOf(commonNeighbors, neighbors.length), sources: citations.list };
  },
  text: ({ neighbors, page, sources }) => [
    pageLine(page, "common neighbors"),
    ...neighbors.flatMap(tiedLines),
    ...sourceLines(sources),
  ],
});
