import type { App } from "../../src/app.ts";
import { ExtractionError, type ExtractionTask } from "../../src/extraction/extractor.ts";
import type { Proposal } from "../../src/extraction/proposal.ts";
import { fixture } from "../fixture.ts";
import { emptyDatabase, startTestApp, timeoutMs } from "../test-app.ts";
import { article, proposalApi, TestExtractor, tableProposal, text, type Whole } from "./proposal-api.ts";

const extractor = new TestExtractor();
const extractionTimeoutMs = 4_000;
let app: App;
let log = "";
beforeAll(async () => {
  app = await startTestApp(
    fixture,
    {
      extractors: new Map([["OFFLINE", extractor]]),
      ...{ limits: { extractionTimeoutMs }, keepsTexts: true, logLevel: "error" },
    },
    { write: (line) => (log += line) },
  );
});
afterAll(() => app?.stop());
beforeEach(() => {
  extractor.read = async ({ text }) => tableProposal(text);
});

const { ask, refusal, propose, accept } = proposalApi(() => app);

async function decidedIn(id: string): Promise<Whole> {
  for (;;) {
    const proposal = await ask("load", { id });
    if (proposal.status !== "EXTRACTING") return proposal;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("the answer does not wait for the extractor longer than waitMs, and texts are kept where the settings say so", async () => {
  let finish: (proposal: Proposal) => void = () => {};
  extractor.read = () => new Promise((resolve) => (finish = resolve));
  const { id, ...begun } = await propose({ waitMs: 0 });
  expect(begun).toMatchObject({ status: "EXTRACTING", version: 1, text, entities: [], relations: [] });
  for (const [name, more] of [
    ["revise", { entities: [], relations: [] }],
    ["accept", { entities: [], relations: [] }],
    ["reject", {}],
  ] as const)
    expect(await refusal(name, { id, version: 1, ...more })).toMatchObject({ code: "CONFLICT" });
  finish(tableProposal(text));
  expect(await decidedIn(id)).toMatchObject({ status: "OPEN", version: 2, entities: [{}, {}, {}, {}] });
  expect((await accept(id, 2, ["e1"], [])).proposal).toMatchObject({ status: "ACCEPTED", text });
});

test.each<[string, TestExtractor["read"], string, RegExp]>([
  [
    "gives up",
    async () => {
      throw new ExtractionError("EXTRACTION_LIMIT", "The calls of today are used up.");
    },
    "EXTRACTION_LIMIT",
    /^The calls of today are used up\.$/,
  ],
  [
    "breaks",
    async () => {
      throw new TypeError("secret detail");
    },
    "EXTRACTION_FAILED",
    /^The extractor failed unexpectedly; the log of the service tells why\.$/,
  ],
  ["hangs and ignores its signal", () => new Promise(() => {}), "EXTRACTION_TIMEOUT", /longer than 4000 ms/],
  [
    "finds too much to store",
    async ({ text }: ExtractionTask) => {
      const { entities, ...rest } = tableProposal(text);
      const many = entities.flatMap((entity) =>
        Array.from({ length: 240 }, (_, i) => ({
          ...entity,
          ref: `${entity.ref}-${i}`,
          aliases: ["x".repeat(300), "y".repeat(300), "z".repeat(300), "w".repeat(300)],
        })),
      );
      return { ...rest, entities: many, relations: [] };
    },
    "EXTRACTION_FAILED",
    /at most 1000000 characters/,
  ],
])("an extractor that %s makes a failed proposal, which can be rejected", async (_, read, code, message) => {
  extractor.read = read;
  const { id } = await propose();
  const failed = await decidedIn(id);
  expect(failed).toMatchObject({ status: "FAILED", error: { code, message: expect.stringMatching(message) } });
  expect(await ask("reject", { id, version: failed.version })).toMatchObject({ status: "REJECTED", error: { code } });
  // Only what nobody expects is logged.
  expect(log.includes("secret detail")).toBe(/unexpectedly/.test(failed.error?.message ?? ""));
  log = "";
});

test("what an extractor says and the text does not bear falls", async () => {
  extractor.read = async ({ text }) => {
    const { entities, relations, ...rest } = tableProposal(text);
    const [quint, ...others] = entities;
    const beyond = { start: 0, end: text.length + 1 };
    return {
      ...rest,
      entities: [{ ...quint, mentions: [beyond] } as (typeof entities)[0], ...others],
      relations: relations.map((relation, i) => (i === 1 ? { ...relation, type: "MET" } : relation)),
    };
  };
  const { entities, relations, fallen, fallenTotal } = await propose();
  expect(entities.map(({ ref }) => ref)).toEqual(["e2", "e3", "e4"]);
  expect(relations.map(({ ref }) => ref)).toEqual(["r3"]);
  expect(fallen.map(({ what }) => what)).toEqual(["PERSON Mara Quint", "MET e2 → e3", "HEADS e1 → e2"]);
  expect(fallenTotal).toBe(3);
});

test("an extraction whose process has died fails at its deadline, in the proposal and in lists", async () => {
  extractor.read = () => new Promise(() => {});
  const { id } = await propose({ waitMs: 0 });
  const past = new Date(Date.now() - 1_000).toISOString();
  const setDeadline = { text: "MATCH (p:Proposal {id: $id}) SET p.deadline = $past", params: { id, past } };
  await app.neo4j.write((run) => run(setDeadline), { timeoutMs });
  expect(await ask("load", { id })).toMatchObject({ status: "FAILED", error: { code: "EXTRACTION_TIMEOUT" } });
  const { data } = await app.execute(
    `{ failed: proposals(status: FAILED) { totalCount nodes { id status } } extracting: proposals(status: EXTRACTING) { totalCount nodes { id } } }`,
    {},
    "editor",
  );
  expect(data).toMatchObject({
    failed: { totalCount: 1, nodes: [{ id, status: "FAILED" }] },
    extracting: { totalCount: 0, nodes: [] },
  });
  expect(await ask("reject", { id, version: 1 })).toMatchObject({
    status: "REJECTED",
    error: { code: "EXTRACTION_TIMEOUT" },
  });
  // The extractor still ran. What it would say now is not stored.
  await new Promise((resolve) => setTimeout(resolve, extractionTimeoutMs));
  expect(await ask("load", { id })).toMatchObject({ status: "REJECTED", version: 2 });
});

test("of a hundred at once 22 are taken and the others are refused, and then there is room again", async () => {
  let running = 0;
  let most = 0;
  extractor.read = async ({ text }) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 20));
    running--;
    return tableProposal(text);
  };
  await emptyDatabase(app.neo4j);
  const variables = { text, article, extractor: "OFFLINE", waitMs: 0 };
  const mutation = `mutation ($text: String!, $article: ProposedArticleInput!, $extractor: Extractor!, $waitMs: Int) {
    proposeArticle(text: $text, article: $article, extractor: $extractor, waitMs: $waitMs) { id } }`;
  // Held back until all have asked.
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const read = extractor.read;
  extractor.read = async (task) => {
    await released;
    return read(task);
  };
  const answers = await Promise.all(Array.from({ length: 100 }, () => app.execute(mutation, variables, "editor")));
  release();
  const codes = answers.map(({ errors }) => errors?.[0]?.extensions?.code ?? "taken");
  expect(codes.filter((code) => code === "taken")).toHaveLength(22);
  expect(codes.filter((code) => code === "BUSY")).toHaveLength(78);
  const ids = answers.flatMap(({ data }) => (data?.proposeArticle as { id: string } | undefined)?.id ?? []);
  for (const id of ids) expect((await decidedIn(id)).status).toBe("OPEN");
  expect(most).toBe(2);
  expect((await propose()).status).toBe("OPEN");

  const seen = [];
  for (let after: string | null = null; ; ) {
    const { data } = await app.execute(
      `query ($after: String) { proposals(first: 10, after: $after, status: OPEN) { totalCount nodes { id createdAt } pageInfo { hasNextPage endCursor } } }`,
      { after },
      "editor",
    );
    const { nodes, pageInfo, totalCount } = (data as Record<string, unknown>).proposals as {
      nodes: { id: string; createdAt: string }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
      totalCount: number;
    };
    expect(totalCount).toBe(23);
    seen.push(...nodes);
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  expect(new Set(seen.map(({ id }) => id)).size).toBe(23);
  const times = seen.map(({ createdAt }) => new Date(createdAt).getTime());
  expect(times).toEqual(times.toSorted((a, b) => b - a));
});
