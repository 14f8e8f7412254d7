import { groupBy } from "../src/group-by.ts";
import type { Neo4j } from "../src/neo4j/driver.ts";
import { type Direction, type EntityKind, ontology, type RelationType } from "../src/ontology.ts";
import { timeoutMs } from "./test-app.ts";

export interface StoredEntity {
  readonly id: string;
  readonly kind: EntityKind;
  readonly sortName: string;
  readonly degree: number;
}

export interface StoredRelation {
  readonly id: string;
  readonly type: RelationType;
  readonly source: string;
  readonly target: string;
  readonly since: string | null;
  readonly until: string | null;
  readonly current: boolean | null;
  readonly confidence: number;
  readonly sourceCount: number;
  /** The last date on which it may have held, if an article says that it is over and gives no end. */
  readonly overBy: string | null;
  /** The ids of the articles that support it. */
  readonly articles: readonly string[];
}

/** The argument `filter`, as a client writes it. */
export interface Filter {
  readonly types?: readonly RelationType[] | null;
  readonly direction?: Direction | null;
  readonly kinds?: readonly EntityKind[] | null;
  readonly asOf?: string | null;
  readonly minConfidence?: number | null;
  readonly minSources?: number | null;
  readonly current?: boolean | null;
  readonly exclude?: readonly string[] | null;
}

/** A relation seen from one of its ends. */
export interface Step {
  readonly relation: StoredRelation;
  readonly other: StoredEntity;
}

/** The whole graph in memory, to compute the expected answers. */
export class ReferenceGraph {
  readonly relations: readonly StoredRelation[];
  readonly articles: readonly string[];
  readonly #entities: ReadonlyMap<string, StoredEntity>;
  readonly #touching: ReadonlyMap<string, readonly StoredRelation[]>;

  constructor(entities: readonly StoredEntity[], relations: readonly StoredRelation[], articles: readonly string[]) {
    this.relations = relations;
    this.articles = articles;
    this.#entities = new Map(entities.map((entity) => [entity.id, entity]));
    const ends = relations.flatMap((relation) => [relation.source, relation.target].map((end) => ({ end, relation })));
    this.#touching = new Map(
      [...groupBy(ends, ({ end }) => end)].map(([id, list]) => [id, list.map(({ relation }) => relation)]),
    );
  }

  entity(id: string): StoredEntity {
    const entity = this.#entities.get(id);
    if (entity === undefined) throw new Error(`${id} is no entity`);
    return entity;
  }

  get ids(): string[] {
    return [...this.#entities.keys()];
  }

  get entities(): StoredEntity[] {
    return [...this.#entities.values()];
  }

  /** The relations that the filter follows from this entity. Entities in `exempt` are exempt from kinds and exclude. */
  stepsFrom(id: string, filter: Filter, exempt: ReadonlySet<string> = new Set()): Step[] {
    return (this.#touching.get(id) ?? [])
      .map((relation) => ({
        relation,
        other: this.entity(relation.source === id ? relation.target : relation.source),
      }))
      .filter(
        ({ relation, other }) =>
          passes(relation, filter) &&
          pointsAs(filter.direction ?? "BOTH", relation, id) &&
          (exempt.has(other.id) ||
            ((!filter.kinds || filter.kinds.includes(other.kind)) && !filter.exclude?.includes(other.id))),
      );
  }

  /** The relations that pass the filter without a starting entity. */
  matchingRelations(filter: Filter): StoredRelation[] {
    return this.relations.filter((relation) => {
      const ends = [this.entity(relation.source), this.entity(relation.target)];
      return (
        passes(relation, filter) &&
        (!filter.kinds || ends.some(({ kind }) => filter.kinds?.includes(kind))) &&
        !ends.some(({ id }) => filter.exclude?.includes(id))
      );
    });
  }

  /** The ids of the relations among these that the filter follows from either end. */
  relationsAmong(ids: ReadonlySet<string>, filter: Filter): string[] {
    const followed = [...ids].flatMap((id) => this.stepsFrom(id, filter).filter(({ other }) => ids.has(other.id)));
    return [...new Set(followed.map(({ relation }) => relation.id))].sort();
  }
}

/** Whether the relation itself passes, without regard to its ends. */
function passes(relation: StoredRelation, filter: Filter): boolean {
  return (
    (!filter.types || filter.types.includes(relation.type)) &&
    mayHold(filter.asOf, relation) &&
    isCurrent(filter.current, relation) &&
    relation.confidence >= (filter.minConfidence ?? 0) &&
    relation.sourceCount >= (filter.minSources ?? 0)
  );
}

function pointsAs(direction: Direction, { type, source, target }: StoredRelation, id: string): boolean {
  return direction === "BOTH" || ontology[type].symmetric || id === (direction === "OUT" ? source : target);
}

/** "~" sorts after all digits and dashes: "2016~" is after every day of 2016. */
function mayHold(asOf: string | null | undefined, { since, until, overBy }: StoredRelation): boolean {
  if (!asOf) return true;
  const end = until ?? overBy;
  return (since === null || since <= `${asOf}~`) && (end === null || `${end}~` >= asOf);
}

function isCurrent(asked: boolean | null | undefined, { current, until, overBy }: StoredRelation): boolean {
  if (asked == null) return true;
  const end = until ?? overBy;
  const hasEnded = end !== null && `${end}~` < new Date().toISOString().slice(0, 10);
  return asked ? current === true && !hasEnded : current === false || hasEnded;
}

interface ReportedEnd {
  readonly current: boolean | null;
  readonly publishedOn: string | null;
}

/** The earliest date of those that say it is over, among those newer than the last one that says it holds. */
function overBy(reportedEnds: readonly ReportedEnd[], since: string | null): string | null {
  const holding = reportedEnds.findIndex(({ current }) => current === true);
  const dates = (holding < 0 ? reportedEnds : reportedEnds.slice(0, holding))
    .filter(({ current }) => current === false)
    .flatMap(({ publishedOn }) => publishedOn ?? [])
    .filter((date) => since === null || `${date}~` >= since);
  return dates.sort((a, b) => (`${a}~` < `${b}~` ? -1 : 1))[0] ?? null;
}

export async function readReferenceGraph(neo4j: Neo4j): Promise<ReferenceGraph> {
  const entities = await neo4j.read(
    { text: "MATCH (e:Entity) RETURN e.id AS id, e.kind AS kind, e.sortName AS sortName, e.degree AS degree" },
    { timeoutMs },
  );
  const relations = await neo4j.read(
    {
      text: `MATCH (s:Entity)-[r]->(t:Entity)
     RETURN r.id AS id, type(r) AS type, s.id AS source, t.id AS target, r.since AS since, r.until AS until,
            COLLECT { MATCH (a:Article)-[:CLAIMS]->(c:Claim {relationId: r.id})
                      WITH a, c ORDER BY coalesce(a.publishedOn, '') DESC, a.id, c.id
                      RETURN {current: c.current, publishedOn: a.publishedOn} } AS reportedEnds,
            r.current AS current, r.confidence AS confidence, r.sourceCount AS sourceCount,
            COLLECT { MATCH (:Claim {relationId: r.id})<-[:CLAIMS]-(a:Article) RETURN DISTINCT a.id } AS articles`,
    },
    { timeoutMs },
  );
  const articles = await neo4j.read({ text: "MATCH (a:Article) RETURN a.id AS id" }, { timeoutMs });
  return new ReferenceGraph(
    entities as never,
    relations.map(({ reportedEnds, ...relation }) => ({
      ...relation,
      overBy: overBy(reportedEnds as ReportedEnd[], relation.since as string | null),
    })) as never,
    articles.map(({ id }) => id as string),
  );
}
