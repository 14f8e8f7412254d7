import { Composer } from "../graph/compose.ts";
import type { Reads } from "../graph/graph.ts";
import { type EntityFrame, emptyRelationFrame, Planner, type Tie } from "../graph/plan.ts";
import type { Selection } from "../graph/selection.ts";
import { type EntityRow, type RelationRow, shapeEntity, shapeRelation } from "../graph/shape.ts";
import { ontology, relationTypes } from "../ontology.ts";
import { pathSentence, toldFields } from "./path-sentence.ts";
import { type AmongRow, followedAmong, relationsAmong } from "./relations-among.ts";
import { omittedFrom, sum } from "./report.ts";
import type { Hop, Route } from "./route.ts";

export interface PathStep {
  readonly from: EntityRow;
  readonly relation: RelationRow;
  readonly to: EntityRow;
  readonly againstDirection: boolean;
}

export interface Path {
  readonly length: number;
  readonly nodes: readonly EntityRow[];
  readonly steps: readonly PathStep[];
  readonly sentence: string;
}

/** How many relations the tie follows from each entity of the routes, and those among these entities. */
interface Beside {
  readonly followed: readonly (readonly [id: string, count: number])[];
  readonly among: readonly AmongRow[];
}

/**
 * The routes as paths, with what the query asks of them, in one statement; and, where it is asked for, how many
 * relations of the entities on them the tie follows that no route crosses. A route of which an article was taken back
 * since it was found is left out.
 */
export async function shownRoutes(
  { read, limits }: Reads,
  routes: readonly Route[],
  tie: Tie,
  selection: Selection,
): Promise<{ readonly paths: readonly Path[]; readonly omitted: number }> {
  if (routes.length === 0) return { paths: [], omitted: 0 };
  const paths = selection.below("paths");
  const steps = paths?.below("steps");
  const planner = new Planner(limits);
  const nodeFrame = planner.entity(paths?.below("nodes") ?? null);
  const ends = ["from", "to"].filter((end) => steps?.below(end) != null);
  const frames: Readonly<Record<string, EntityFrame>> = {
    // The sentence names them.
    nodes: { ...nodeFrame, stored: new Set([...nodeFrame.stored, "name"]) },
    ...Object.fromEntries(ends.map((end) => [end, planner.entity(steps?.below(end) ?? null)])),
  };
  const asked = planner.relation(steps?.below("relation") ?? null);
  // And says since when, and as what.
  const relationFrame = { ...asked, stored: new Set([...asked.stored, ...toldFields]) };
  const composer = new Composer();
  const entities = Object.entries(frames).map(([part, frame]) => {
    const { clauses, map } = composer.entity("e", frame, ["e"]);
    return `UNWIND $ids AS id
MATCH (e:Entity {id: id})
${clauses}RETURN '${part}' AS part, ${map} AS row`;
  });
  const { clauses, map } = composer.relation("r", relationFrame, ["r"]);
  const relations = `UNWIND $hops AS hop
MATCH (:Entity {id: hop.source})-[r:${relationTypes.join("|")} {id: hop.id}]->(:Entity {id: hop.target})
${clauses}RETURN 'relations' AS part, ${map} AS row`;
  const beside = `UNWIND $ids AS id
MATCH (e:Entity {id: id})
WITH collect(e) AS nodes
RETURN 'beside' AS part, {
  followed: COLLECT { UNWIND nodes AS e RETURN [e.id, ${composer.degree("e", tie, "tie")}] },
  among: ${relationsAmong("nodes", composer, tie, emptyRelationFrame, "tie")}
} AS row`;
  const asksOmitted = selection.below("report")?.below("omitted") != null;
  const parts = [...entities, relations, ...(asksOmitted ? [beside] : [])];
  const hops = new Map(routes.flatMap((route) => route.hops).map((hop) => [hop.id, hop]));
  const rows = await read(`CALL () {\n${parts.join("\nUNION ALL\n")}\n}\nRETURN part, row`, {
    ...composer.params,
    ids: [...new Set(routes.flatMap((route) => route.nodes))],
    hops: [...hops.values()].map(({ id, source, target }) => ({ id, source, target })),
    hubDegree: limits.hubDegree,
  });

  const of = <T>(name: string) => rows.filter(({ part }) => part === name).map(({ row }) => row as T);
  const entitiesOf = (part: string) =>
    new Map(of<EntityRow>(part).map((row) => [row.id, shapeEntity(row, frames[part] as EntityFrame)]));
  const [nodes, from, to] = [entitiesOf("nodes"), entitiesOf("from"), entitiesOf("to")];
  const crossed = new Map(of<RelationRow>("relations").map((row) => [row.id, shapeRelation(row, relationFrame)]));
  const isThere = (route: Route) =>
    route.nodes.every((id) => nodes.has(id)) && route.hops.every(({ id }) => crossed.has(id));
  return {
    paths: routes.filter(isThere).map((route) => pathOf(route, { nodes, from, to, crossed })),
    omitted: sum(of<Beside>("beside").map((row) => omittedBeside(row, tie, hops))),
  };
}

function pathOf(
  route: Route,
  shown: Readonly<Record<"nodes" | "from" | "to", ReadonlyMap<string, EntityRow>>> & {
    readonly crossed: ReadonlyMap<string, RelationRow>;
  },
): Path {
  const nodes = route.nodes.map((id) => shown.nodes.get(id) as EntityRow);
  const steps = route.hops.map(({ id, type, source }, i) => ({
    from: shown.from.get(route.nodes[i] as string) as EntityRow,
    relation: shown.crossed.get(id) as RelationRow,
    to: shown.to.get(route.nodes[i + 1] as string) as EntityRow,
    againstDirection: !ontology[type].symmetric && source !== route.nodes[i],
  }));
  const told = steps.map((step, i) => ({ ...step, to: named(nodes[i + 1] as EntityRow) }));
  return { length: steps.length, nodes, steps, sentence: pathSentence(named(nodes[0] as EntityRow), told) };
}

function named({ name, kind }: EntityRow) {
  return { name: name as string, kind };
}

/** One that ties two entities of the routes is followed from both, and omitted once. */
function omittedBeside({ followed, among }: Beside, tie: Tie, hops: ReadonlyMap<string, Hop>): number {
  const beside = followedAmong(among, tie, emptyRelationFrame);
  const left = omittedFrom(new Map(followed), tie, beside);
  const uncrossed = beside.filter(({ id }) => !hops.has(id));
  return sum(left.values()) + uncrossed.length;
}
