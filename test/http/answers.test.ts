import { request } from "node:http";
import { gunzipSync } from "node:zlib";
import { buildSchema, execute, parse } from "graphql";
import type { App } from "../../src/app.ts";
import { resultText } from "../../src/execution/result-text.ts";
import { yieldBetweenItems } from "../../src/resolvers/yield-to-event-loop.ts";
import { fixture } from "../fixture.ts";
import { startTestApp } from "../test-app.ts";
import { ask, codesOf } from "./ask.ts";

const large = { data: { list: Array.from({ length: 200_000 }, (_, i) => ({ id: `id:${i}`, name: `Müller "${i}"` })) } };

/** The number of turns of the event loop until the promise settles. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let timer: NodeJS.Immediate;
  const count = () => {
    turns++;
    timer = setImmediate(count);
  };
  timer = setImmediate(count);
  await work;
  clearImmediate(timer);
  return turns;
}

describe("the text of a result", () => {
  test("is what JSON.stringify writes, for a large and a small result", async () => {
    expect(await resultText(100_000_000)(large)).toBe(JSON.stringify(large));
    expect(await resultText(100)({ data: { a: "ä" } })).toBe('{"data":{"a":"ä"}}');
  });

  test("yields to the event loop while it is written", async () => {
    expect(await turnsDuring(resultText(100_000_000)(large))).toBeGreaterThan(3);
  });

  test("is replaced by an error if it has more bytes than the limit; bytes are counted, not characters", async () => {
    const result = { data: { a: "ä".repeat(50) } };
    expect(JSON.parse(await resultText(100)(result))).toEqual({
      errors: [
        {
          message:
            "The response has more than 100 bytes, which is the limit. Ask for fewer fields, smaller pages or fewer levels.",
          extensions: { code: "ANSWER_TOO_LARGE", limit: 100 },
        },
      ],
      data: null,
    });
    expect(JSON.parse(await resultText(120)(result))).toEqual(result);
    expect(JSON.parse(await resultText(1_000_000)(large)).errors[0].extensions.code).toBe("ANSWER_TOO_LARGE");
  });
});

test("a long list with slow items yields to the event loop", async () => {
  const schema = buildSchema("type Query { items: [Item!]! } type Item { place: Int! }");
  const place = (i: number) => {
    for (const end = performance.now() + 1; performance.now() < end; );
    return i;
  };
  const items = Array.from({ length: 300 }, (_, i) => ({ place: () => place(i) }));
  const rootValue = { items: () => yieldBetweenItems(items) };
  const work = Promise.resolve(execute({ schema, document: parse("{ items { place } }"), rootValue }));
  expect(await turnsDuring(work)).toBeGreaterThan(5);
  expect(JSON.parse(JSON.stringify(await work))).toEqual({ data: { items: items.map((_, i) => ({ place: i })) } });
});

describe("over HTTP", () => {
  let app: App;
  beforeAll(async () => {
    app = await startTestApp(fixture, { limits: { maxAnswerBytes: 6_000 } });
  });
  afterAll(() => app?.stop());
  const names = (count: number) =>
    `{ entities { nodes { ${Array.from({ length: count }, (_, i) => `name${i}: name`).join(" ")} } } }`;

  test("a list of more than a hundred items is complete and in order", async () => {
    const ids = Array.from({ length: 150 }, (_, i) => (i === 120 ? "person:ada" : `person:none-${i}`));
    const { body } = await ask(app, "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids });
    expect(body.data).toEqual({ nodes: ids.map((id) => (id === "person:ada" ? { id } : null)) });
  });

  test("a response of too many bytes is replaced by an error", async () => {
    const answer = await ask(app, names(55));
    expect([answer.body.data, codesOf(answer)]).toEqual([null, ["ANSWER_TOO_LARGE"]]);
    expect((await ask(app, names(5))).body.errors).toBeUndefined();
  });

  const raw = (query: string, encoding: string) =>
    new Promise<{ encoding: string | undefined; bytes: Buffer }>((resolve, reject) => {
      const path = `${app.url}/graphql?query=${encodeURIComponent(query)}`;
      const asked = request(path, { headers: { "accept-encoding": encoding } }, async (response) => {
        const bytes = Buffer.concat(await response.toArray());
        resolve({ encoding: response.headers["content-encoding"], bytes });
      });
      asked.on("error", reject).end();
    });

  test("a long response is compressed if the client accepts it, and a short one never", async () => {
    const plain = await raw(names(20), "identity");
    expect(plain.encoding).toBeUndefined();
    const zipped = await raw(names(20), "gzip");
    expect(zipped.encoding).toBe("gzip");
    expect(gunzipSync(zipped.bytes).equals(plain.bytes)).toBe(true);
    expect(zipped.bytes.length).toBeLessThan(plain.bytes.length / 2);
    expect((await raw("{ __typename }", "gzip")).encoding).toBeUndefined();
  });
});
