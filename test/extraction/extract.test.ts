import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkRecord } from "../../src/articles/check-record.ts";
import type { ProposedEntity, ProposedRelation } from "../../src/extraction/proposal.ts";
import { articleId, proposedRecord } from "../../src/extraction/record/proposed-record.ts";
import { applySchema } from "../../src/neo4j/apply-schema.ts";
import { connectNeo4j } from "../../src/neo4j/driver.ts";
import { runCommand } from "../command-line.ts";
import { refill, timeoutMs } from "../test-app.ts";
import { testDatabase } from "../test-database.ts";
import { fails, type StubModel, says, startStubModel } from "./stub-model.ts";

let stub: StubModel;
let folder: string;
beforeEach(async () => {
  stub = await startStubModel();
  folder = await mkdtemp(join(tmpdir(), "pressgraph-extract-"));
  Object.assign(process.env, { LLM_URL: stub.url, LLM_MODEL: "stub-1", LLM_API_KEY: "sk-secret-1" });
});
afterEach(async () => {
  for (const name of ["LLM_URL", "LLM_MODEL", "LLM_API_KEY"]) delete process.env[name];
  await stub.stop();
  await rm(folder, { recursive: true });
});

const text = "Ada Berg heads Nordlicht in Kiel.\n\nHafenwerk may buy Nordlicht.";
const said = {
  entities: [
    { ref: "e1", kind: "PERSON", name: "Ada Berg" },
    { ref: "e2", kind: "COMPANY", name: "Nordlicht" },
    { ref: "e3", kind: "COMPANY", name: "Hafenwerk" },
    { ref: "e4", kind: "COMPANY", name: "Nowhere \u001b[31m" },
  ],
  relations: [
    { type: "HEADS", source: "e1", target: "e2", quote: "Ada Berg heads Nordlicht" },
    { type: "OWNS", source: "e3", target: "e2", quote: "Hafenwerk may buy Nordlicht", marks: ["POSSIBLE"] },
  ],
};
const inFolder = (...parts: string[]) => join(folder, ...parts);
const put = (name: string, content: string) => writeFile(inFolder(name), content);
const extract = (...args: string[]) => runCommand("src/bin/extract", ...args, "--extractor", "llm");
const jsonIn = async (...parts: string[]) => JSON.parse(await readFile(inFolder(...parts), "utf8"));

test("each article gives a proposal and a record of what is stated; a faulty file is told, and the others go on", async () => {
  await mkdir(inFolder("in/below"), { recursive: true });
  await put("in/a.txt", `Ferries\n\n${text}`);
  await put("in/b.txt", "");
  await put("in/below/c.html", `<html lang="en"><title>Harbor</title><p>${text.replace("\n\n", "<p>")}`);
  stub.next(says(said), says(said));
  const { code, stdout, stderr } = await extract(inFolder("in"), "--out", inFolder("out"));
  expect(stderr.split("\n")).toContain(`${inFolder("in/b.txt")} has no text`);
  expect(stdout.replace(/in \d+\.\d s/, "in 0.0 s").split("\n")).toEqual([
    `${inFolder("in/a.txt")}: 3 entities, 2 relations, 1 of them marked; 1 fell`,
    "  fell: COMPANY Nowhere  [31m: the text does not name it",
    `${inFolder("in/below/c.html")}: 3 entities, 2 relations, 1 of them marked; 1 fell`,
    "  fell: COMPANY Nowhere  [31m: the text does not name it",
    "3 articles in 0.0 s: read 2, already there 0, faulty 1, not reached 0",
    "  entities 6, relations 4, fell 2",
    "  calls of the model 2, tokens in 2000, out 200",
    "",
  ]);
  expect(code).toBe(1);
  expect((await readdir(inFolder("out"), { recursive: true })).toSorted()).toEqual([
    ...["a.proposal.json", "a.record.json", "below", "below/c.proposal.json", "below/c.record.json"],
  ]);
  const { article, proposal, ...stored } = await jsonIn("out/a.proposal.json");
  expect(stored).toEqual({ text, extractor: "llm:stub-1" });
  expect(article).toMatchObject({ id: expect.stringMatching(/^article:ferries-[0-9a-f]{8}$/), language: "en" });
  expect(proposal.relations).toHaveLength(2);
  const record = await jsonIn("out/a.record.json");
  expect(record).toEqual({
    article: { id: article.id, title: "Ferries", language: "en" },
    entities: [
      { ref: "e1", kind: "PERSON", name: "Ada Berg" },
      { ref: "e2", kind: "COMPANY", name: "Nordlicht" },
    ],
    relations: [
      {
        ...{ type: "HEADS", source: "e1", target: "e2" },
        evidence: [
          {
            paragraph: 1,
            statement: "Says that Ada Berg heads Nordlicht.",
            confidence: 0.7,
            extractedBy: "llm:stub-1",
          },
        ],
      },
    ],
  });
  expect(() => checkRecord(record)).not.toThrow();
});

test("a run that is repeated asks for what is missing or new only", async () => {
  await put("a.txt", text);
  await put("b.txt", text);
  stub.next(says(said));
  expect((await extract(inFolder("a.txt"), "--out", inFolder("out"))).code).toBe(0);
  const first = await readFile(inFolder("out/a.proposal.json"));
  stub.next(says(said));
  const { code, stdout } = await extract(inFolder("a.txt"), inFolder("b.txt"), "--out", inFolder("out"));
  expect(stdout).toContain(": read 1, already there 1, faulty 0, not reached 0");
  expect([code, stub.asked.length]).toEqual([0, 2]);
  expect(await readFile(inFolder("out/a.proposal.json"))).toEqual(first);
  await put("a.txt", `${text} And so on.`);
  stub.next(says(said));
  expect((await extract(inFolder("a.txt"), "--out", inFolder("out"))).stdout).toContain(": read 1, already there 0");
});

test("a model that is not there ends the run, which says how many articles are not reached", async () => {
  for (const name of ["a.txt", "b.txt", "c.txt"]) await put(name, text);
  stub.next(says(said), fails(401, { message: "wrong key sk-secret-1" }));
  const names = ["a.txt", "b.txt", "c.txt"].map((name) => inFolder(name));
  const { code, stdout, stderr } = await extract(...names, "--out", inFolder("out"));
  expect(stdout).toContain(": read 1, already there 0, faulty 0, not reached 2");
  expect(stderr).toMatch(/^EXTRACTOR_UNAVAILABLE: The language model stub-1 at .* refuses the key \(401\)/m);
  expect([code, `${stdout}${stderr}`.includes("sk-secret")]).toEqual([1, false]);
});

test("a model that fails on one article goes on with the next", async () => {
  await put("a.txt", text);
  await put("b.txt", text);
  stub.next(says("", { refusal: "No." }), says(said));
  const { code, stdout, stderr } = await extract(inFolder("a.txt"), inFolder("b.txt"), "--out", inFolder("out"));
  expect(stderr).toContain(`${inFolder("a.txt")} is not extracted, EXTRACTION_FAILED: `);
  expect(stdout).toContain(": read 1, already there 0, faulty 1, not reached 0");
  expect(code).toBe(1);
});

test("wrong arguments are told before anything is asked", async () => {
  await put("a.txt", text);
  await put("a.md", text);
  const file = inFolder("a.txt");
  const out = ["--out", inFolder("out")];
  const message = async (...args: string[]) => {
    const { code, stderr } = await runCommand("src/bin/extract", ...args);
    return [code, stderr];
  };
  const told = await Promise.all([
    message(...out),
    message(file, ...out, "--extractor", "magic"),
    message(file, inFolder("a.md"), ...out),
    message(inFolder("none.txt"), ...out),
    message(file, "--out", file, "--extractor", "llm"),
  ]);
  expect(told).toEqual([
    [1, expect.stringMatching(/^Name at least one file\nUsage: /)],
    [1, expect.stringMatching(/^--extractor must be offline or llm, not magic\nUsage: /)],
    [1, `${file} and ${inFolder("a.md")} would both be written to a.proposal.json: rename one\n`],
    [1, `Cannot read ${inFolder("none.txt")}: ENOENT\n`],
    [1, `Cannot write ${file}: EEXIST\n`],
  ]);
  delete process.env.LLM_URL;
  delete process.env.LLM_MODEL;
  expect(await message(file, ...out, "--extractor", "llm")).toEqual([
    1,
    "EXTRACTOR_UNAVAILABLE: no language model is set up: set LLM_URL and LLM_MODEL\n",
  ]);
  expect(stub.asked).toEqual([]);
});

test("without --out proposals are stored for review, once each, and what the graph knows is a hint", async () => {
  const neo4j = connectNeo4j(testDatabase());
  try {
    await applySchema(neo4j);
    const nordlicht = { ref: "n", kind: "COMPANY", name: "NORDLICHT" };
    await refill(neo4j, [{ article: { id: "article:1", title: "One" }, entities: [nordlicht], relations: [] }]);
    await put("a.txt", `Ferries\n\n${text}`);
    await put("b.html", `<html lang="fr"><p>${text}`);
    await put("c.txt", text);
    stub.next(says(said), says("", { refusal: "No." }));
    const names = ["a.txt", "b.html", "c.txt"].map((name) => inFolder(name));
    const first = await extract(...names);
    expect(first.stdout).toContain(": read 1, already there 0, faulty 2, not reached 0");
    expect(first.stderr).toContain(`${inFolder("b.html")} is in fr, and extractors read de and en\n`);
    expect(first.stderr).toContain(`${inFolder("c.txt")} is not extracted, EXTRACTION_FAILED: `);
    stub.next(says(said));
    const again = await extract(inFolder("a.txt"), inFolder("c.txt"));
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining(": read 1, already there 1, faulty 0")]);
    const hint = /nothing of relations: (.*)/.exec(stub.asked[0]?.body.messages[1]?.content ?? "")?.[1];
    expect(hint).toBe('[["Nordlicht","COMPANY"]]');
    const stored =
      "MATCH (p:Proposal) RETURN p.status AS status, p.text AS text, p.articleId AS articleId ORDER BY status";
    const proposals = await neo4j.read({ text: stored }, { timeoutMs });
    expect(proposals).toEqual([
      { status: "FAILED", text, articleId: expect.stringMatching(/^article:c-/) },
      { status: "OPEN", text, articleId: expect.stringMatching(/^article:(?:c|ferries)-/) },
      { status: "OPEN", text, articleId: expect.stringMatching(/^article:(?:c|ferries)-/) },
    ]);
  } finally {
    await neo4j.close();
  }
});

describe("a record", () => {
  const entity = (ref: string, name: string): ProposedEntity => ({
    ...{ ref, kind: "COMPANY", name, aliases: [], orgKind: null, id: null },
    ...{ mentions: [{ start: 0, end: 1 }], confidence: 1, foundBy: "test" },
  });
  const owns = (ref: string, source: string, target: string, more: Partial<ProposedRelation> = {}) =>
    ({
      ...{ ref, type: "OWNS", source, target, role: null, since: null, until: null, current: null },
      ...{ share: null, shareUpTo: null, amount: null, currency: null, marks: [], confidence: 1, foundBy: "test" },
      ...{ evidence: { start: 8, end: 12 }, quote: "two", statement: "Says so.", ...more },
    }) as ProposedRelation;
  const head = { id: "article:x", title: "X", publisher: null, publishedOn: null, language: "en", url: null };

  test("leaves out what a record does not take, and says why", () => {
    const { record, fallen } = proposedRecord(head, "one one\n\ntwo", {
      entities: [
        entity("a", "Aster"),
        entity("b", "Berg"),
        entity("c", "ASTER"),
        entity("d", "Dorn"),
        entity("e", "E"),
      ],
      relations: [
        owns("r1", "a", "b"),
        owns("r2", "b", "a", { share: 120 }),
        owns("r3", "c", "d"),
        owns("r4", "d", "b", { since: "2020", until: "2019" }),
        owns("r5", "d", "a"),
      ],
    });
    expect(record.entities.map(({ ref }) => ref)).toEqual(["a", "b", "d"]);
    expect(record.relations.map(({ source, target, evidence }) => [source, target, evidence[0]?.paragraph])).toEqual([
      ["a", "b", 2],
      ["d", "a", 2],
    ]);
    expect(fallen.map(({ what, why }) => `${what}: ${why}`)).toEqual([
      expect.stringMatching(/^COMPANY ASTER: a record does not take it: "ASTER" is named like/),
      expect.stringMatching(/^OWNS Berg → Aster: a record does not take it: share must be from 0 to 100$/),
      expect.stringMatching(/^OWNS ASTER → Dorn: a record does not take it: "ASTER" is named like/),
      expect.stringMatching(/^OWNS Dorn → Berg: a record does not take it: until 2019 is before since, 2020$/),
    ]);
  });

  test("is refused where the article itself has a fault", () => {
    expect(() => proposedRecord({ ...head, url: "nowhere" }, "one", { entities: [], relations: [] })).toThrow(
      "/article/url: must be an http or https address",
    );
  });

  test("has the same id for the same address, and else for the same text", () => {
    const url = "https://mail.example/1";
    const id = articleId({ title: "Größe!", url }, "one");
    expect(id).toMatch(/^article:grosse-[0-9a-f]{8}$/);
    expect(articleId({ title: "Größe!", url }, "two")).toBe(id);
    const [a, b] = [articleId({ title: "!", url: null }, "one"), articleId({ title: "!", url: null }, "two")];
    expect([a === b, /^article:[0-9a-f]{8}$/.test(a)]).toEqual([false, true]);
  });
});
