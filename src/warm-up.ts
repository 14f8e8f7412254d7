import type { App } from "./app.ts";

const relation = "id type role since until current confidence sourceCount source { id } target { id }";
const report = "report { complete omitted hubsNotCrossed limitHit }";
const counted = "id kind name degree neighborCounts { type direction kind label total }";
const whole = `${counted} aliases description sameAs`;
const filters = ["{}", "{ types: [HEADS, LOCATED_IN] }", '{ asOf: "2020" }'];

/** What an explorer asks for first, once it knows an entity. Each combination below is a text that Neo4j plans. */
const clicks = [
  `entity(id: $id) { ${whole} articles { nodes { id title publishedOn } } }`,
  `relations(between: $ids) { nodes { ${relation} evidence { nodes { paragraph statement article { id title } } } } }`,
  `suggest(prefix: "ab") { matched entity { id kind name } }`,
  `suggest(prefix: "abcd") { matched entity { id kind name } }`,
  `search(text: "abcd") { edges { matched node { ${counted} } } }`,
  `commonNeighbors(ids: [$id, $other]) { nodes { ${counted} } }`,
  ...filters.flatMap((filter) => [
    `expand(ids: $ids, filter: ${filter}) { nodes { ${counted} } relations { ${relation} } ${report} }`,
    `expand(ids: $ids, filter: ${filter}) { nodes { ${whole} } relations { ${relation} } ${report} }`,
    `expand(ids: $ids, filter: ${filter}) { nodes { id kind name degree } relations { id type source { id } target { id } } ${report} }`,
    `subgraph(ids: $ids, filter: ${filter}) { nodes { ${counted} } relations { ${relation} } ${report} }`,
    `subgraph(ids: $ids, depth: 1, filter: ${filter}) { nodes { ${counted} } relations { ${relation} } ${report} }`,
    `subgraph(ids: $ids, filter: ${filter}) { nodes { id kind name degree } relations { id type source { id } target { id } } ${report} }`,
    `entity(id: $id) { ${counted} neighbors(filter: ${filter}) { totalCount edges { node { ${counted} } relations { ${relation} } } pageInfo { endCursor } } }`,
    `entity(id: $id) { neighbors(filter: ${filter}) { nodes { ${counted} } } }`,
    `entity(id: $id) { relations(filter: ${filter}) { totalCount nodes { ${relation} } pageInfo { endCursor } } }`,
    `paths(from: $id, to: $other, filter: ${filter}) { paths { length sentence nodes { id kind name } steps { relation { ${relation} } } } ${report} }`,
  ]),
];

/**
 * Asks what an explorer asks first, one query after another, so that Neo4j has planned it before a person waits for it.
 * Ends early at the signal, and where the graph has no two entities. Does not throw: a query that fails is left out.
 */
export async function warmUp(execute: App["execute"], signal: AbortSignal): Promise<void> {
  // The best connected entity and the first by name: a hub, where there is one, and an ordinary entity.
  const { data } = await execute(
    "{ hubs: entities(orderBy: DEGREE, first: 1) { nodes { id } } others: entities(first: 2) { nodes { id } } }",
  );
  const { hubs, others } = (data ?? {}) as Record<
    string,
    { readonly nodes: readonly { readonly id: string }[] } | null
  >;
  const [hub] = hubs?.nodes ?? [];
  const other = others?.nodes.find(({ id }) => id !== hub?.id);
  if (hub === undefined || other === undefined) return;
  for (const [id, otherId] of [
    [other.id, hub.id],
    [hub.id, other.id],
  ] as const)
    for (const click of clicks) {
      if (signal.aborted) return;
      await execute(declared(click), { id, ids: [id], other: otherId });
    }
}

const variables = { id: "ID!", ids: "[ID!]!", other: "ID!" } as const;

/** The click as a query that declares the variables that it uses. */
function declared(click: string): string {
  const used = Object.entries(variables).filter(([name]) => new RegExp(`\\$${name}\\b`).test(click));
  const list = used.map(([name, type]) => `$${name}: ${type}`).join(", ");
  return `query ${list === "" ? "" : `(${list}) `}{ ${click} }`;
}
