import { z } from "zod";
import { type Limits, StartupError } from "../config.ts";
import { type EntityValues, valuesIn } from "../entity-fields.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import { type Neo4j, type Read, readsOf } from "../neo4j/driver.ts";
import { checkUnchanged, readGraphState } from "../neo4j/graph-state.ts";
import { entityKinds, relationTypes } from "../ontology.ts";
import { relationValuesRow } from "../relation-values-row.ts";
import { idsAround, type Part, pagesOf, pagesOfAll } from "./around.ts";
import { type Rank, type RanksOf, withRanks } from "./ranks.ts";
import { type ExportedEvidence, type ExportedMention, evidenceOf, mentionsOf } from "./sources.ts";

/** A node of an exported file. It has a rank where the database can compute one. */
export type ExportedEntity = z.infer<typeof nodeRow>["entity"] & EntityValues & Partial<Rank>;

const nodeRow = z.object({
  entity: z.looseObject({ id: z.string(), kind: z.literal(entityKinds), name: z.string(), degree: z.int() }),
});

/** An edge of an exported file. */
export type ExportedRelation = Readonly<z.infer<typeof edgeRow>>;

const edgeRow = z.object({
  id: z.string(),
  type: z.literal(relationTypes),
  source: z.string(),
  sourceName: z.string(),
  target: z.string(),
  targetName: z.string(),
  role: z.string().nullable(),
  since: z.string().nullable(),
  until: z.string().nullable(),
  current: z.boolean().nullable(),
  confidence: z.number(),
  sourceCount: z.int(),
  ...relationValuesRow,
});

/** The graph or a part of it, read by the page. Each list may be read more than once. */
export interface GraphPages {
  /** Whether entities have a PageRank and a community. */
  readonly ranked: boolean;
  /** In order of id. Throws a QueryError. */
  entities(): AsyncGenerator<readonly ExportedEntity[]>;
  /** Those whose both ends are among the entities, in order of source and id. Throws a QueryError. */
  relations(): AsyncGenerator<readonly ExportedRelation[]>;
  /** What sources say of these entities. Throws a QueryError. */
  mentions(ids: readonly string[]): AsyncGenerator<readonly ExportedMention[]>;
  /** What sources say of these relations. Throws a QueryError. */
  evidence(ids: readonly string[]): AsyncGenerator<readonly ExportedEvidence[]>;
}

/** What to export, and how. */
export interface PagesOptions {
  /** Null is the whole graph. */
  readonly part: Part | null;
  /** Whether to compute ranks, if the database can. */
  readonly ranked: boolean;
}

/**
 * What `work` makes of the pages of the whole graph, or of a part; its ranks are those of the whole graph. Throws a
 * StartupError where the part is around nothing, or where the graph changed while it was read; and a QueryError.
 */
export async function withGraphPages<T>(
  neo4j: Neo4j,
  limits: Limits,
  { part, ranked }: PagesOptions,
  work: (pages: GraphPages) => Promise<T>,
): Promise<T> {
  const read = readsOf(neo4j, limits.importTimeoutMs, undefined);
  const compute = readsOf(neo4j, limits.analyticsTimeoutMs, undefined);
  const state = await readGraphState(read);
  const ids = part === null ? null : await idsAround(read, part, limits.hubDegree);
  if (part !== null && ids === null) throw new StartupError(`--around: no entity has the id ${part.id}`);
  const workOn = (ranksOf: RanksOf | null) => work(pagesFrom(read, ids, ranksOf));
  const done = await (ranked ? withRanks(read, compute, workOn) : workOn(null));
  await checkUnchanged(read, state, ["exported", "export"]);
  return done;
}

/** The pages of the entities with these ids, which are in order; of all entities where it is null. */
export function pagesFrom(read: Read, ids: readonly string[] | null, ranksOf: RanksOf | null): GraphPages {
  const members = ids === null ? null : new Set(ids);
  const pages = () => (ids === null ? pagesOfAll(read) : pagesOf(ids));
  return {
    ranked: ranksOf !== null,
    async *entities() {
      for await (const ids of pages()) {
        const rows = await read(cypher("export/nodes", { ids }, nodeRow));
        const ranks = await ranksOf?.(ids);
        yield rows.map(({ entity }) => ({ ...entity, ...valuesIn(entity), ...ranks?.get(entity.id) }));
      }
    },
    async *relations() {
      for await (const ids of pages()) {
        const relations = await read(cypher("export/edges", { ids, types: relationTypes }, edgeRow));
        yield members === null ? relations : relations.filter(({ target }) => members.has(target));
      }
    },
    mentions: (ids) => mentionsOf(read, ids),
    evidence: (ids) => evidenceOf(read, ids),
  };
}
