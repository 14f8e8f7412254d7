import { randomFrom } from "./random.ts";
import { relationTypes } from "./relation-types.ts";
import { median, percentile } from "./statistics.ts";

/** How long one kind of query took when its shape was new, and when it was repeated. */
export interface FirstAsk {
  readonly query: string;
  readonly first: Times;
  readonly second: Times;
}

interface Times {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly longestMs: number;
}

const shapes = 60;
/** After its start, the service runs the first queries of a graph explorer by itself. */
const warmUpMs = 30_000;

/**
 * Measures queries of random shapes, each twice. Fields, filters and orders vary, so Neo4j has a plan for few of the
 * statements. The service must have just started. Throws an Error if a query fails.
 */
export async function measureFirstAsk(url: string, ids: readonly string[], seed: number): Promise<FirstAsk[]> {
  await new Promise((resolve) => setTimeout(resolve, warmUpMs));
  const draw = shapesFrom(randomFrom(seed), ids);
  const kinds = Object.keys(draw) as (keyof typeof draw)[];
  const times = new Map(kinds.map((kind) => [kind as string, { first: [] as number[], second: [] as number[] }]));
  for (let i = 0; i < shapes; i++) {
    const kind = kinds[i % kinds.length] as keyof typeof draw;
    const query = draw[kind]();
    times.get(kind)?.first.push(await timeOf(url, query));
    times.get(kind)?.second.push(await timeOf(url, query));
  }
  const all = [...times.values()];
  times.set("all", { first: all.flatMap(({ first }) => first), second: all.flatMap(({ second }) => second) });
  return [...times].map(([query, { first, second }]) => ({
    query,
    first: figuresOf(first),
    second: figuresOf(second),
  }));
}

export function firstAskTable(lines: readonly FirstAsk[]): string {
  const written = ({ p50Ms, p95Ms, longestMs }: Times) =>
    [p50Ms, p95Ms, longestMs].map((ms) => ms.toFixed(0).padStart(6)).join("");
  const head = `${"".padEnd(12)}  first ask: p50, p95, longest ms   second ask`;
  return [
    head,
    ...lines.map((line) => `${line.query.padEnd(12)}  ${written(line.first)}   ${written(line.second)}`),
  ].join("\n");
}

function figuresOf(times: readonly number[]): Times {
  return { p50Ms: median(times), p95Ms: percentile(times, 0.95), longestMs: Math.max(...times) };
}

async function timeOf(url: string, query: string): Promise<number> {
  const began = performance.now();
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  const { errors } = (await response.json()) as { errors?: readonly { message: string }[] };
  if (errors !== undefined) throw new Error(`${errors[0]?.message} ${query}`);
  return performance.now() - began;
}

/** For each kind of query, a function that draws a random one. */
function shapesFrom(random: () => number, ids: readonly string[]) {
  const happens = (probability: number) => random() < probability;
  const one = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T;
  const some = (items: readonly string[]) => {
    const drawn = items.filter(() => happens(0.5));
    return (drawn.length > 0 ? drawn : [one(items)]).join(" ");
  };
  const maybe = (probability: number, text: () => string) => (happens(probability) ? text() : "");
  const listed = (...parts: readonly string[]) => parts.filter((part) => part !== "").join(", ");

  const node = () =>
    `id kind ${some(["name", "aliases", "description", "sameAs", "degree", "neighborCounts { type direction kind total }"])}`;
  const relation = () =>
    `id type ${some(["role", "since", "until", "current", "confidence", "sourceCount", "source { id name }", "target { id }", "label"])}`;
  const types = relationTypes.map(({ type }) => type);
  const filter = () => {
    const conditions = listed(
      maybe(0.5, () => `types: [${some(types)}]`),
      maybe(0.3, () => `kinds: [${some(["PERSON", "COMPANY", "PLACE"])}]`),
      maybe(0.3, () => `direction: ${one(["IN", "OUT"])}`),
      maybe(0.4, () => `asOf: "${one(["2016", "2016-11", "2017-05-02"])}"`),
      maybe(0.15, () => "minConfidence: 0.5"),
      maybe(0.1, () => 'exclude: ["place:none"]'),
    );
    return conditions === "" ? "" : `filter: { ${conditions} }`;
  };
  const id = () => `"${one(ids)}"`;
  const report = () => maybe(0.7, () => "report { complete omitted hubsNotCrossed limitHit }");
  const order = () => maybe(0.25, () => `orderBy: ${one(["NAME", "NEWEST", "SOURCES"])}`);
  const shown = () => maybe(0.5, () => `shown: [${id()}, ${id()}]`);
  const picture = () => `{ nodes { ${node()} } relations { ${relation()} } ${report()} }`;
  const steps = ["nodes { id name }", "steps { from { id } relation { id type role since } to { id } }"];
  return {
    expand: () =>
      `{ expand(${listed(
        `ids: [${id()}]`,
        shown(),
        maybe(0.3, () => "perType: 5"),
        order(),
        filter(),
      )}) ${picture()} }`,
    subgraph: () => `{ subgraph(${listed(`ids: [${id()}]`, `depth: ${one([1, 2, 2, 3])}`, filter())}) ${picture()} }`,
    paths: () =>
      `{ paths(${listed(
        `from: "${ids[0]}"`,
        `to: "${one(ids.slice(1))}"`,
        maybe(0.3, () => `maxLength: ${one([3, 4, 5])}`),
        filter(),
      )}) { paths { length ${maybe(0.5, () => "sentence")} ${some(steps)} } ${report()} } }`,
    neighbors: () =>
      `{ entity(id: ${id()}) { ${node()} counts: neighborCounts${parenthesized(filter())} { type direction kind total }
         neighbors(${listed("first: 10", order(), filter())}) { totalCount edges { node { ${node()} } ${maybe(0.5, () => `relations { ${relation()} }`)} } ${maybe(0.5, () => "pageInfo { hasNextPage endCursor }")} } } }`,
  };
}

function parenthesized(args: string): string {
  return args === "" ? "" : `(${args})`;
}
