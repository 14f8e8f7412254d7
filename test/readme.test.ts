import { readFileSync } from "node:fs";
import type { App } from "../src/app.ts";
import { startTestApp } from "./test-app.ts";

let app: App;
beforeAll(async () => {
  // The first ranking of a library that has just started takes its time.
  app = await startTestApp(undefined, { limits: { queryTimeoutMs: 30_000 } });
});
afterAll(() => app?.stop());

/** A query of README.md, and the answer below it where there is one. */
const examples = [...readFileSync("README.md", "utf8").matchAll(/```\n(\{.*?)```\n(?:```json5\n(.*?)```)?/gs)].map(
  ([, query = "", answer]) => ({ query, answer }),
);

test("there are examples", () => {
  expect(examples.filter(({ answer }) => answer !== undefined).length).toBeGreaterThan(5);
});

test.each(examples)("the README shows what the seed graph answers: $query", async ({ query, answer }) => {
  const { data, errors } = await app.execute(query);
  expect(errors).toBeUndefined();
  if (answer !== undefined) expect(JSON.parse(JSON.stringify(data))).toEqual(JSON.parse(answer));
});
