import { z } from "zod";
import { Citations, citedFragment, sourceLines, sources } from "../citations.ts";
import { type BriefEntity, briefEntity, entityFragment, entityLine } from "../entities.ts";
import { cursor, entityId, filterOf, limit, relationFilter } from "../input.ts";
import { countLines, type NeighborCount, neighborCounts, noEntity } from "../neighbor-counts.ts";
import { type Paged, page, pageFields, pageLine, pageOf } from "../page.ts";
import { relationFragment, type ToldRelation } from "../relations.ts";
import { tied, tiedBy, tiedLines } from "../tied.ts";
import { tool } from "../tool.ts";

interface Found {
  readonly entity:
    | (BriefEntity & {
        readonly counts: readonly NeighborCount[];
        readonly neighbors: Paged & {
          readonly edges: readonly { readonly node: BriefEntity; readonly relations: readonly ToldRelation[] }[];
        };
      })
    | null;
}

export const expand = tool({
  name: "expand",
  title: "The neighbors of an entity",
  description:
    "Lists the entities to which one entity has relations, the best connected first, each with the relations that tie it and the statements of articles that support them.",
  input: z.strictObject({ id: entityId("The entity."), ...relationFilter, limit: limit("neighbors"), cursor }),
  output: z.object({ entity: briefEntity, relationCounts: neighborCounts, neighbors: z.array(tied), page, sources }),
  operationName: "McpExpand",
  query: `query McpExpand($id: ID!, $filter: RelationFilter, $first: Int!, $after: String) {
    entity(id: $id) {
      ...Brief
      counts: neighborCounts(filter: $filter) { label kind total }
      neighbors(first: $first, after: $after, filter: $filter) {
        edges { node { ...Brief } relations { ...Told } } ${pageFields}
      }
    }
  } ${entityFragment} ${relationFragment} ${citedFragment}`,
  variables: ({ id, limit, cursor, ...filter }) => ({ id, filter: filterOf(filter), first: limit, after: cursor }),
  answer: ({ entity: found }: Found, { id }) => {
    if (found === null) throw noEntity(id);
    const { counts, neighbors, ...entity } = found;
    const citations = new Citations();
    return {
      entity,
      relationCounts: [...counts],
      neighbors: neighbors.edges.map(({ node, relations }) => tiedBy(node, relations, citations)),
      page: pageOf(neighbors, neighbors.edges.length),
      sources: citations.list,
    };
  },
  text: ({ entity, relationCounts, neighbors, page, sources }) => [
    entityLine(entity),
    ...countLines(relationCounts),
    pageLine(page, "neighbors"),
    ...neighbors.flatMap(tiedLines),
    ...sourceLines(sources),
  ],
});
