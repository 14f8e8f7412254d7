import type { Limits } from "../config.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import { type Neo4j, type Read, readsOf } from "../neo4j/driver.ts";
import { checkUnchanged, readGraphState } from "../neo4j/graph-state.ts";
import { type EntityKind, type RelationType, relationTypes } from "../ontology.ts";
import { idsAround, type Part, pagesOf, pagesOfAll } from "./around.ts";
import { type Rank, type RanksOf, withRanks } from "./ranks.ts";

/** A node of an exported file. It has a rank where the database can compute one. */
export interface ExportedEntity extends Partial<Rank> {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly description: string | null;
  readonly placeKind: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly degree: number;
}

/** An edge of an exported file. */
export interface ExportedRelation {
  readonly id: string;
  readonly type: RelationType;
  readonly source: string;
  readonly sourceName: string;
  readonly target: string;
  readonly targetName: string;
  readonly role: string | null;
  readonly since: string | null;
  readonly until: string | null;
  readonly current: boolean | null;
  readonly confidence: number;
  readonly sourceCount: number;
}

/** The graph or a part of it, read by the page. Each list may be read more than once. */
export interface GraphPages {
  /** Whether entities have a PageRank and a community. */
  readonly ranked: boolean;
  /** In order of id. Throws a QueryError. */
  entities(): AsyncGenerator<readonly ExportedEntity[]>;
  /** Those whose both ends are among the entities, in order of source and id. Throws a QueryError. */
  relations(): AsyncGenerator<readonly ExportedRelation[]>;
}

/**
 * What `work` makes of the pages of the whole graph, or of a part; its ranks are those of the whole graph. Throws a
 * StartupError where the part is around nothing, or where the graph changed while it was read; and a QueryError.
 */
export async function withGraphPages<T>(
  neo4j: Neo4j,
  limits: Limits,
  part: Part | null,
  work: (pages: GraphPages) => Promise<T>,
): Promise<T> {
  const read = readsOf(neo4j, limits.importTimeoutMs, undefined);
  const compute = readsOf(neo4j, limits.analyticsTimeoutMs, undefined);
  const state = await readGraphState(read);
  const ids = part === null ? null : await idsAround(read, part, limits.hubDegree);
  const done = await withRanks(read, compute, (ranksOf) => work(pagesFrom(read, ids, ranksOf)));
  await checkUnchanged(read, state, ["exported", "export"]);
  return done;
}

function pagesFrom(read: Read, ids: readonly string[] | null, ranksOf: RanksOf | null): GraphPages {
  const members = ids === null ? null : new Set(ids);
  const pages = () => (ids === null ? pagesOfAll(read) : pagesOf(ids));
  return {
    ranked: ranksOf !== null,
    async *entities() {
      for await (const ids of pages()) {
        const entities = (await read(cypher("export/nodes", { ids }))) as unknown as ExportedEntity[];
        const ranks = await ranksOf?.(ids);
        yield entities.map((entity) => ({ ...entity, ...ranks?.get(entity.id) }));
      }
    },
    async *relations() {
      for await (const ids of pages()) {
        const rows = await read(cypher("export/edges", { ids, types: relationTypes }));
        const relations = rows as unknown as ExportedRelation[];
        yield members === null ? relations : relations.filter(({ target }) => members.has(target));
      }
    },
  };
}
