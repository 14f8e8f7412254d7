import type { App } from "../../src/app.ts";
import { startTestApp } from "../test-app.ts";

/** Two places that lie in each other, three in a circle, and entities located in them. */
const located = [
  ["place:a", "place:b"],
  ["place:b", "place:a"],
  ["place:c", "place:d"],
  ["place:d", "place:e"],
  ["place:e", "place:c"],
  ["company:x", "place:a"],
  ["person:y", "place:b"],
  ["company:z", "place:d"],
] as const;
const record = {
  article: { id: "article:circles", title: "Circles" },
  entities: [...new Set(located.flat())].map((id) => ({
    ...{ ref: id, id, name: id.slice(-1), kind: id.split(":")[0]?.toUpperCase() },
  })),
  relations: located.map(([source, target]) => ({
    ...{ type: "LOCATED_IN", source, target, evidence: [{ statement: "Says so." }] },
  })),
};
const residents: Readonly<Record<string, readonly string[]>> = {
  "place:a": ["company:x", "person:y", "place:b"],
  "place:b": ["company:x", "person:y", "place:a"],
  "place:c": ["company:z", "place:d", "place:e"],
  "place:d": ["company:z", "place:c", "place:e"],
  "place:e": ["company:z", "place:c", "place:d"],
};

let app: App;
beforeAll(async () => {
  app = await startTestApp([record]);
});
afterAll(() => app?.stop());

async function ask(query: string, variables: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const { data, errors } = await app.execute(query, variables);
  expect(errors).toBeUndefined();
  return data as Record<string, unknown>;
}
interface List {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
}
const listed = ({ totalCount, nodes }: List) => {
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ id }) => id).sort();
};

test.each(Object.entries(residents))("%s is neither its own resident nor located in itself", async (id, expected) => {
  const { place, located, mentioned } = await ask(
    `query ($id: ID!) {
      place(id: $id) { residents(deep: true) { totalCount nodes { id } } within { id } }
      located: entities(filter: { locatedIn: $id }) { totalCount nodes { id } }
      mentioned: entities(filter: { locatedIn: $id, mentionedIn: "article:circles" }) { totalCount nodes { id } }
    }`,
    { id },
  );
  const { residents, within } = place as { residents: List; within: readonly { id: string }[] };
  expect(listed(residents)).toEqual(expected);
  expect(listed(located as List)).toEqual(expected);
  expect(listed(mentioned as List)).toEqual(expected);
  expect(within.map(({ id }) => id)).not.toContain(id);
});

test("statistics count the residents of a place like its list", async () => {
  const { statistics } = await ask("{ statistics { byPlace { score entity { id } } } }");
  const { byPlace } = statistics as { byPlace: readonly { score: number; entity: { id: string } }[] };
  expect(byPlace.map(({ score, entity }) => [entity.id, score])).toEqual(
    Object.entries(residents).map(([id, list]) => [id, list.length]),
  );
});
