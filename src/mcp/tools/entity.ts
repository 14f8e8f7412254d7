import { z } from "zod";
import { entityFields, shownFields } from "../../entity-fields.ts";
import { entityKinds, kindTable } from "../../ontology.ts";
import { Citations, type CitedSource, citedFragment, sourceLines, sources } from "../citations.ts";
import { type BriefEntity, briefEntity, entityFragment, entityLine } from "../entities.ts";
import { cursor, entityId, filterOf, limit, relationFilter } from "../input.ts";
import { countLines, type NeighborCount, neighborCounts, noEntity } from "../neighbor-counts.ts";
import { type Paged, page, pageFields, pageLine, pageOf } from "../page.ts";
import { relation, relationAnswer, relationFragment, relationLines, type ToldRelation } from "../relations.ts";
import { tool } from "../tool.ts";

/** How many articles tell what the entity is. */
const shownMentions = 3;

const partsOf: Readonly<Record<string, string>> = {
  address: " { text postcode city country }",
  coordinates: " { latitude longitude }",
};
/** What the answer has of every entity, besides its facts. */
const general = ["name", "aliases", "description", "sameAs"];

/** The fields of each kind, as fragments of an operation. */
const facts = entityKinds
  .map((kind) => {
    const fields = shownFields.filter(
      (field) =>
        !general.includes(field) &&
        entityFields[field === "coordinates" ? "latitude" : (field as keyof typeof entityFields)].kinds.includes(kind),
    );
    return `... on ${kindTable[kind].label} { ${fields.map((field) => field + (partsOf[field] ?? "")).join(" ")} }`;
  })
  .join(" ");

interface Found {
  readonly entity:
    | (BriefEntity & {
        readonly aliases: readonly string[];
        readonly sameAs: readonly string[];
        readonly counts: readonly NeighborCount[];
        readonly mentions: {
          readonly totalCount: number;
          readonly nodes: readonly {
            readonly name: string;
            readonly description: string | null;
            readonly source: CitedSource;
          }[];
        };
        readonly relations: Paged & { readonly nodes: readonly ToldRelation[] };
      } & Readonly<Record<string, unknown>>)
    | null;
}

export const entity = tool({
  name: "entity",
  title: "One entity with evidence",
  description:
    "Tells of one entity what articles say it is, and its relations, the newest first, each as a sentence with the statements of articles that support it.",
  input: z.strictObject({ id: entityId("The entity."), ...relationFilter, limit: limit("relations"), cursor }),
  output: z.object({
    entity: briefEntity.extend({
      aliases: z.array(z.string()),
      sameAs: z.array(z.string()).describe("Its ids in other registers."),
      facts: z
        .record(z.string(), z.unknown())
        .describe("What else articles say of it, such as its country or birthDate."),
    }),
    mentions: z
      .array(z.object({ name: z.string(), description: z.string().nullable(), articleId: z.string() }))
      .describe("What the newest articles that mention it call it."),
    articleCount: z.number().describe("How many articles mention it."),
    relationCounts: neighborCounts,
    relations: z.array(relation),
    page,
    sources,
  }),
  operationName: "McpEntity",
  query: `query McpEntity($id: ID!, $filter: RelationFilter, $first: Int!, $after: String) {
    entity(id: $id) {
      ...Brief aliases sameAs ${facts}
      counts: neighborCounts(filter: $filter) { label kind total }
      mentions(first: ${shownMentions}) { totalCount nodes { name description source { ...Cited } } }
      relations(first: $first, after: $after, filter: $filter) { nodes { ...Told } ${pageFields} }
    }
  } ${entityFragment} ${relationFragment} ${citedFragment}`,
  variables: ({ id, limit, cursor, ...filter }) => ({ id, filter: filterOf(filter), first: limit, after: cursor }),
  answer: ({ entity }: Found, { id }) => {
    if (entity === null) throw noEntity(id);
    const citations = new Citations();
    const {
      id: found,
      kind,
      name,
      description,
      degree,
      aliases,
      sameAs,
      counts,
      mentions,
      relations,
      ...others
    } = entity;
    return {
      entity: {
        ...{ id: found, kind, name, description, degree, aliases: [...aliases], sameAs: [...sameAs] },
        facts: Object.fromEntries(Object.entries(others).filter(([, value]) => isGiven(value))),
      },
      mentions: mentions.nodes.map(({ name, description, source }) => ({
        ...{ name, description, articleId: citations.cite(source) },
      })),
      articleCount: mentions.totalCount,
      relationCounts: [...counts],
      relations: relations.nodes.map((told) => relationAnswer(told, citations)),
      page: pageOf(relations, relations.nodes.length),
      sources: citations.list,
    };
  },
  text: ({ entity, mentions, articleCount, relationCounts, relations, page, sources }) => [
    entityLine(entity),
    ...(entity.aliases.length > 0 ? [`Also called: ${entity.aliases.join(", ")}`] : []),
    ...(entity.sameAs.length > 0 ? [`In other registers: ${entity.sameAs.join(", ")}`] : []),
    ...Object.entries(entity.facts).map(([field, value]) => `${field}: ${JSON.stringify(value)}`),
    `${mentions.length} of ${articleCount} articles that mention it:`,
    ...mentions.map(
      ({ name, description, articleId }) => `- ${name}${description === null ? "" : `: ${description}`} [${articleId}]`,
    ),
    ...countLines(relationCounts),
    pageLine(page, "relations"),
    ...relations.flatMap((one) => relationLines(one)),
    ...sourceLines(sources),
  ],
});

function isGiven(value: unknown): boolean {
  return value !== null && !(Array.isArray(value) && value.length === 0);
}
