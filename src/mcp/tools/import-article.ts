import { z } from "zod";
import { articleRecord } from "../../articles/record.ts";
import { Citations, type CitedArticle, citedFragment, sourceLines, sources } from "../citations.ts";
import { tool } from "../tool.ts";

interface Imported {
  readonly importArticle: {
    readonly unchanged: boolean;
    readonly entitiesCreated: number;
    readonly relationsCreated: number;
    readonly relationsConfirmed: number;
    readonly entities: readonly { readonly ref: string; readonly entityId: string }[];
    readonly article: CitedArticle;
  };
}

const { $schema: _, ...recordSchema } = z.toJSONSchema(articleRecord, { io: "input", target: "draft-7" });
/** The schema is for the assistant. The import itself checks the record, and lists all its faults. */
const record = z.looseObject({}).meta({ description: "The record.", ...recordSchema });

export const importArticle = tool({
  name: "import_article",
  title: "Import an article",
  description:
    "Imports one article record: the article, the entities that it names, and the relations between them with the statements that support them. A record with the id of a stored article replaces it. A record with faults is refused as a whole, and each fault is listed. Ask the person before you call this: it changes the graph for everyone.",
  changes: true,
  input: z.strictObject({ record }),
  output: z.object({
    unchanged: z.boolean().describe("Whether the same record was stored already. Then nothing was written."),
    entitiesCreated: z.number(),
    relationsCreated: z.number(),
    relationsConfirmed: z.number().describe("How many of its relations existed already and gained this support."),
    entities: z.array(z.object({ ref: z.string(), entityId: z.string() })),
    sources,
  }),
  operationName: "McpImportArticle",
  query: `mutation McpImportArticle($record: ArticleRecordInput!) {
    importArticle(record: $record) {
      unchanged entitiesCreated relationsCreated relationsConfirmed entities { ref entityId } article { ...Cited }
    }
  } ${citedFragment}`,
  // `$schema` is no name in GraphQL.
  variables: ({ record: { $schema: _, ...record } }) => ({ record }),
  answer: ({ importArticle: { article, entities, ...counts } }: Imported) => {
    const citations = new Citations();
    citations.cite(article);
    return { ...counts, entities: [...entities], sources: citations.list };
  },
  text: ({ unchanged, entitiesCreated, relationsCreated, relationsConfirmed, sources }) => [
    unchanged
      ? "The same record was stored already; nothing was written."
      : `Imported: ${entitiesCreated} new entities, ${relationsCreated} new relations, ${relationsConfirmed} confirmed.`,
    ...sourceLines(sources),
  ],
});
