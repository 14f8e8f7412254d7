import type { FormattedExecutionResult } from "graphql";

/** Answers one query, whatever errors it has. */
type Ask = (query: string, variables?: Record<string, unknown>) => Promise<FormattedExecutionResult>;

const few = "id kind name degree";
const counted = `${few} neighborCounts { type direction kind label total }`;
const bare = "id type source { id } target { id }";
const plain = `${bare} role since until current confidence sourceCount share`;
const named = `${plain} source { name } target { name }`;
const report = "report { complete omitted hubsNotCrossed limitHit }";

/** What a click asks of entities, and of relations: each pair of them is a text that Neo4j plans. */
const selections = [few, counted].flatMap((nodes) => [bare, plain, named].map((relations) => ({ nodes, relations })));
/** What a filter asks for, an order, a place and a depth are parameters. */
const filters = ["", '(filter: { asOf: "2020" })'];

/** What is asked for first, once an entity is known. */
const clicks = [
  `entity(id: $id) { ${counted} aliases articles { nodes { id title publishedOn } } }`,
  `relations(between: $ids) { nodes { ${plain} evidence { nodes { paragraph statement article { id title } } } } }`,
  `suggest(prefix: "ab") { matched entity { ${few} } }`,
  `suggest(prefix: "abcd") { matched entity { ${few} } }`,
  `search(text: "abcd") { edges { matched node { ${counted} } } }`,
  `commonNeighbors(ids: [$id, $other]) { nodes { ${few} } }`,
  // What OpenRefine asks by /reconcile. The texts are long enough to be looked for with a letter changed.
  `match(queries: [{ name: "abcd efgh", locatedIn: "abcd" }], first: 5) { entity { id name kind description } score match reasons { rule text effect } }`,
  ...filters.flatMap((filter) => [
    ...selections.flatMap(({ nodes, relations }) => [
      `expand${and("ids: $ids", filter)} { nodes { ${nodes} } relations { ${relations} } ${report} }`,
      `subgraph${and("ids: $ids", filter)} { nodes { ${nodes} } relations { ${relations} } ${report} }`,
    ]),
    ...filters.flatMap((ofCounts) =>
      [few, counted].flatMap((nodes) =>
        ["", `relations { ${plain} }`, `relations { ${named} }`].map(
          (relations) =>
            `entity(id: $id) { counts: neighborCounts${ofCounts} { total } neighbors${filter} { edges { node { ${nodes} } ${relations} } } }`,
        ),
      ),
    ),
    `entity(id: $id) { relations${filter} { nodes { ${plain} } pageInfo { endCursor } } }`,
    `paths${and("from: $id, to: $other", filter)} { paths { sentence } ${report} }`,
    ...["", ", maxLength: 3"].map(
      (length) =>
        `paths${and(`from: $id, to: $other${length}`, filter)} { paths { nodes { ${few} } steps { relation { role } } } }`,
    ),
    `paths${and("from: $id, to: $other, limit: 1", filter)} { paths { nodes { ${few} } steps { relation { ${named} } } } }`,
  ]),
  `paths(from: $id, to: $other, filter: { direction: OUT }) { paths { sentence } }`,
  `paths(from: $id, to: $other, filter: { direction: OUT, asOf: "2020" }) { paths { sentence } }`,
];

/** The arguments and those of the filter. */
function and(args: string, filter: string): string {
  return `(${[args, filter.slice(1, -1)].filter((part) => part !== "").join(", ")})`;
}

/**
 * Asks what an explorer and OpenRefine ask first, one query after another, so that Neo4j has planned it before a person
 * waits for it. Ends early at the signal, and where the graph has no two entities. It ignores the errors of a query.
 */
export async function warmUp(
  ask: Ask,
  { hubDegree }: { readonly hubDegree: number },
  signal: AbortSignal,
): Promise<void> {
  const { data } = await ask(`{
    best: entities(orderBy: DEGREE, first: 1) { nodes { id degree } }
    first: entities(first: 2) { nodes { id degree } }
  }`);
  const { best, first } = (data ?? {}) as Record<string, { readonly nodes: readonly Drawn[] } | null>;
  const [hub] = best?.nodes ?? [];
  const ordinary = first?.nodes.find(({ id }) => id !== hub?.id);
  if (hub === undefined || ordinary === undefined) return;
  const requests = [
    ...clicks.map((click) => [click, ordinary, hub] as const),
    // A hub has statements of its own.
    ...(hub.degree > hubDegree ? clicks.filter(isOnHub).map((click) => [click, hub, ordinary] as const) : []),
  ];
  for (const [click, { id }, other] of requests) {
    if (signal.aborted) return;
    await ask(declared(click), { id, ids: [id], other: other.id });
  }
}

interface Drawn {
  readonly id: string;
  readonly degree: number;
}

function isOnHub(click: string): boolean {
  return ["entity", "expand", "subgraph"].some((field) => click.startsWith(field));
}

const variables = { id: "ID!", ids: "[ID!]!", other: "ID!" } as const;

/** The click as a query that declares the variables that it uses. */
function declared(click: string): string {
  const used = Object.entries(variables).filter(([name]) => new RegExp(`\\$${name}\\b`).test(click));
  const list = used.map(([name, type]) => `$${name}: ${type}`).join(", ");
  return `query ${list === "" ? "" : `(${list}) `}{ ${click} }`;
}
