import { z } from "zod";
import { ontology, relationTypes } from "../../ontology.ts";
import { Composer } from "../../query/compose.ts";
import { matchByIds } from "../../query/match-entities.ts";
import {
  type EntityFrame,
  emptyRelationFrame,
  type Planner,
  type RelationFrame,
  type RelationPattern,
  storedRelationFields,
} from "../../query/plan.ts";
import type { ReadContext } from "../../query/read-context.ts";
import type { Selection } from "../../query/selection.ts";
import {
  type EntityRow,
  entityRow,
  followedCount,
  type RelationRow,
  relationRow,
  shapeEntity,
  shapeRelation,
} from "../../query/shape.ts";
import { amongRow, followedAmong, relationsAmong, rowsOfPart } from "../relations-among.ts";
import { omissionsFrom, sum } from "../report.ts";
import { pathSentence } from "./path-sentence.ts";
import type { Hop, Route } from "./route.ts";
import type { RouteFrames } from "./shortest-routes.ts";

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
  /** Absent if it is not selected. */
  readonly sentence?: string;
}

/** How many relations the pattern follows from each entity of the routes, and the relations among these entities. */
const omissionRow = z.object({ followed: z.array(z.tuple([z.string(), followedCount])), among: z.array(amongRow) });
type Omission = Readonly<z.infer<typeof omissionRow>>;

const pathPartRow = z.discriminatedUnion("part", [
  z.object({ part: z.literal(["nodes", "from", "to"]), row: entityRow }),
  z.object({ part: z.literal("relations"), row: relationRow }),
  z.object({ part: z.literal("omission"), row: omissionRow }),
]);

/**
 * What to read of the paths: `nodes` of the entities of a path, `from` and `to` of the ends of a step if the query
 * selects them. Names and all fields of a relation are always read, since a sentence needs them. To read them only for
 * a sentence would be one more text to plan.
 */
export interface PathFrames {
  readonly entities: Readonly<{ nodes: EntityFrame } & Partial<Record<"from" | "to", EntityFrame>>>;
  readonly relation: RelationFrame;
  readonly sentence: boolean;
  readonly omitted: boolean;
}

/** Throws a GraphQLError if an argument below the field is out of its limits. */
export function pathFrames(planner: Planner, selection: Selection): PathFrames {
  const paths = selection.below("paths");
  const steps = paths?.below("steps");
  const sentence = paths?.below("sentence") != null;
  const nodes = planner.entityFrame(paths?.below("nodes") ?? null);
  const [from, to] = [steps?.below("from"), steps?.below("to")];
  const relation = planner.relationFrame(steps?.below("relation") ?? null);
  return {
    entities: {
      nodes: { ...nodes, stored: new Set([...nodes.stored, "name"]) },
      ...(from && { from: planner.entityFrame(from) }),
      ...(to && { to: planner.entityFrame(to) }),
    },
    relation: { ...relation, stored: new Set(storedRelationFields) },
    sentence,
    omitted: selection.below("report")?.below("omitted") != null,
  };
}

/** What the search itself can read of its routes; null if the query selects more than stored fields. */
export function routeFrames(frames: PathFrames): RouteFrames | null {
  const { relation, omitted } = frames;
  const node = storedFrame(frames);
  const deep = [relation.source, relation.target].some((frame) => frame !== null && frame.edges.length > 0);
  return node === null || deep || omitted ? null : { node, relation };
}

/** One frame for all that the query selects of entities; null if it selects more than stored fields. */
function storedFrame({ entities }: PathFrames): EntityFrame | null {
  const frames = Object.values(entities);
  if (frames.some(({ edges }) => edges.length > 0)) return null;
  return { stored: new Set(frames.flatMap(({ stored }) => [...stored])), edges: [] };
}

/**
 * The paths of these routes, in their order, with what the query selects. `omitted` counts the relations of their
 * entities that the pattern follows and no route crosses; it is 0 if it is not selected. Runs one statement, or none if
 * the routes have their rows. A route that lost an entity or relation since it was found is left out.
 */
export async function readPaths(
  context: ReadContext,
  routes: readonly Route[],
  pattern: RelationPattern,
  frames: PathFrames,
): Promise<{ readonly paths: readonly Path[]; readonly omitted: number }> {
  const given = routes.flatMap(({ rows }) => rows ?? []);
  if (given.length === routes.length) {
    const nodes = new Map(given.flatMap((rows) => rows.nodes).map((row) => [row.id, row]));
    const crossed = new Map(given.flatMap((rows) => rows.relations).map((row) => [row.id, row]));
    const shown = { nodes, from: nodes, to: nodes, crossed };
    return { paths: routes.map((route) => pathOf(route, shown, frames)), omitted: 0 };
  }
  const hops = new Map(routes.flatMap((route) => route.hops).map((hop) => [hop.id, hop]));
  const rows = await rowsOf(context, routes, hops, pattern, frames);
  const entitiesOf = (part: "nodes" | "from" | "to", frame: EntityFrame) =>
    new Map(rowsOfPart(rows, part).map((row) => [row.id, shapeEntity(row, frame)]));
  const { nodes: nodeFrame, from: fromFrame, to: toFrame } = entityFramesOf(frames);
  const nodes = entitiesOf("nodes", nodeFrame);
  const from = fromFrame ? entitiesOf("from", fromFrame) : nodes;
  const to = toFrame ? entitiesOf("to", toFrame) : nodes;
  const crossed = new Map(rowsOfPart(rows, "relations").map((row) => [row.id, shapeRelation(row, frames.relation)]));
  const isComplete = (route: Route) =>
    route.nodes.every((id) => nodes.has(id)) && route.hops.every(({ id }) => crossed.has(id));
  return {
    paths: routes.filter(isComplete).map((route) => pathOf(route, { nodes, from, to, crossed }, frames)),
    omitted: sum(rowsOfPart(rows, "omission").map((row) => omittedCount(row, pattern, hops))),
  };
}

/** The frames of the entities: a single one, if one frame can hold everything. */
function entityFramesOf(frames: PathFrames): PathFrames["entities"] {
  const stored = storedFrame(frames);
  return stored === null ? frames.entities : { nodes: stored };
}

/** The rows of one statement, by parts: the entities, the relations, and what the report counts. */
function rowsOf(
  { read, limits }: ReadContext,
  routes: readonly Route[],
  hops: ReadonlyMap<string, Hop>,
  pattern: RelationPattern,
  frames: PathFrames,
): Promise<z.infer<typeof pathPartRow>[]> {
  const composer = new Composer();
  const entities = Object.entries(entityFramesOf(frames)).map(
    ([part, frame]) => `${matchByIds("$ids")}
${composer.returnEntity("e", frame, (map) => `'${part}' AS part, ${map} AS row`)}`,
  );
  const relations = `UNWIND $hops AS hop
MATCH (:Entity {id: hop.source})-[r:${relationTypes.join("|")} {id: hop.id}]->(:Entity {id: hop.target})
${composer.returnRelation("r", frames.relation, (map) => `'relations' AS part, ${map} AS row`)}`;
  // It is always in the text: otherwise Neo4j would have two texts to plan.
  const omission = `${matchByIds("CASE WHEN $asksOmitted THEN $ids ELSE [] END")}
WITH collect(e) AS nodes
RETURN 'omission' AS part, {
  followed: COLLECT { UNWIND nodes AS e RETURN [e.id, ${composer.followed("e", pattern, "pattern")}] },
  among: COLLECT { ${relationsAmong("nodes", composer, { pattern, frame: emptyRelationFrame, slot: "pattern" })} }
} AS row`;
  const text = `CALL () {\n${[...entities, relations, omission].join("\nUNION ALL\n")}\n}\nRETURN part, row`;
  const params = {
    ids: [...new Set(routes.flatMap((route) => route.nodes))],
    hops: [...hops.values()].map(({ id, source, target }) => ({ id, source, target })),
    asksOmitted: frames.omitted,
    hubDegree: limits.hubDegree,
  };
  return read(composer.statement(text, params, pathPartRow));
}

function pathOf(
  route: Route,
  shown: Readonly<Record<"nodes" | "from" | "to", ReadonlyMap<string, EntityRow>>> & {
    readonly crossed: ReadonlyMap<string, RelationRow>;
  },
  { sentence }: PathFrames,
): Path {
  const nodes = route.nodes.map((id) => shown.nodes.get(id) as EntityRow);
  const steps = route.hops.map(({ id, type, source }, i) => ({
    from: shown.from.get(route.nodes[i] as string) as EntityRow,
    relation: shown.crossed.get(id) as RelationRow,
    to: shown.to.get(route.nodes[i + 1] as string) as EntityRow,
    againstDirection: !ontology[type].symmetric && source !== route.nodes[i],
  }));
  const path = { length: steps.length, nodes, steps };
  if (!sentence) return path;
  const sentenceSteps = steps.map((step, i) => ({ ...step, to: named(nodes[i + 1] as EntityRow) }));
  return { ...path, sentence: pathSentence(named(nodes[0] as EntityRow), sentenceSteps) };
}

function named({ name, kind }: EntityRow) {
  return { name: name as string, kind };
}

/** A relation between two entities of the routes is followed from both, and counted once. */
function omittedCount(
  { followed, among: rows }: Omission,
  pattern: RelationPattern,
  hops: ReadonlyMap<string, Hop>,
): number {
  const among = followedAmong(rows, pattern, emptyRelationFrame);
  const { omitted } = omissionsFrom(new Map(followed), "TOTAL", pattern, among);
  const uncrossed = among.filter(({ id }) => !hops.has(id));
  return sum(omitted.values()) + uncrossed.length;
}
