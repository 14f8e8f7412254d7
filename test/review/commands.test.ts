import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "../../src/app.ts";
import { runCommand, runWithInput } from "../command-line.ts";
import { refill, startTestApp } from "../test-app.ts";
import { differencesIn, exportedText } from "../whole-graph.ts";

let app: App;
let folder: string;
beforeAll(async () => {
  app = await startTestApp([]);
  folder = mkdtempSync(join(tmpdir(), "pressgraph-review-"));
});
afterAll(async () => {
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const names = [
  "Quendel Werft",
  "Quendel Werft AG",
  "Wissing Logistik",
  "WissingLogistik",
  "Tannhofer",
  "Tannhofer GmbH",
];
const records = names.map((name, i) => ({
  article: { id: `article:${i}`, title: `Of ${name}` },
  entities: [{ ref: "x", id: `company:c${i}`, kind: "COMPANY", name }],
  relations: [],
}));
const ids = async () => {
  const { data } = await app.execute("{ entities(first: 100) { nodes { id } } }", {}, "reader");
  return (data as { entities: { nodes: { id: string }[] } }).entities.nodes.map(({ id }) => id).sort();
};
const log = async () => (await runCommand("src/bin/decisions")).stdout;
const fileOf = (text: string) => {
  const path = join(folder, "log.jsonl");
  writeFileSync(path, text);
  return path;
};

test("a review shows each pair with its reasons, and keeps what is answered", async () => {
  await refill(app.neo4j, records);
  const { code, stdout } = await runWithInput("src/bin/review", "what\ns\nd\nl\n", "--by", "kim");
  expect(code).toBe(0);
  expect(stdout).toContain("3 pairs\n");
  expect(stdout).toContain("1 of 3, score 0.95\n  Quendel Werft  (company:c0, relations: 0, sources: 1)");
  expect(stdout).toContain("    in: Of Quendel Werft AG\n  +0.95  NAME  Quendel Werft ~ Quendel Werft AG");
  expect(stdout).toContain('Answer with s, d, l or q, not "what".');
  expect(stdout).toContain("2 decided");
  expect(await ids()).toEqual(["company:c0", "company:c2", "company:c3", "company:c4", "company:c5"]);
  const again = await runWithInput("src/bin/review", "q\n");
  expect(again.stdout).toContain("1 pairs\n");
  expect(again.stdout).toContain("0 decided");
});

test("a log goes into another graph, which is then the same", async () => {
  const [decided, graph] = [await log(), await exportedText(app.neo4j)];
  expect(
    decided
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line)),
  ).toMatchObject([
    { verdict: "SAME", keep: "company:c0", by: "kim" },
    { verdict: "DIFFERENT", keep: null, by: "kim" },
  ]);
  await refill(app.neo4j, records);
  const file = fileOf(decided);
  const tried = await runCommand("src/bin/decide", file, "--dry-run");
  const counts =
    "  new 2, known before 0\n  in force 2, without effect 0\n  entities that appeared 0, that are gone 1\n";
  expect(tried.stdout).toBe(`2 decisions read; nothing is written\n${counts}`);
  expect(await log()).toBe("");
  expect((await runCommand("src/bin/decide", file)).stdout).toBe(`2 decisions read\n${counts}`);
  expect([await log(), await exportedText(app.neo4j)]).toEqual([decided, graph]);
  expect((await runCommand("src/bin/decide", file)).stdout).toContain("new 0, known before 2");
  expect(await differencesIn(app.neo4j)).toEqual([]);
});

test("two logs merge by union, whichever comes first, also if they contradict each other", async () => {
  const event = (verdict: string, a: string, b: string, hour: string, keep: string | null = null) =>
    JSON.stringify({ a, b, verdict, keep, reason: null, by: "kim", at: `2026-01-01T${hour}:00:00.000Z` });
  const mine = [
    event("SAME", "company:c0", "company:c1", "08", "company:c1"),
    event("DIFFERENT", "company:c1", "company:c3", "11"),
  ];
  const theirs = [
    event("SAME", "company:c0", "company:c3", "10", "company:c0"),
    // Nobody mentions it yet.
    event("SAME", "company:c4", "company:later", "12", "company:c4"),
  ];
  const outcomes = [];
  for (const order of [
    [mine, theirs],
    [theirs, mine],
  ]) {
    await refill(app.neo4j, records);
    for (const events of order) await runCommand("src/bin/decide", fileOf(events.join("\n")));
    expect(await differencesIn(app.neo4j)).toEqual([]);
    outcomes.push([await log(), await exportedText(app.neo4j), await ids()]);
  }
  expect(outcomes[1]).toEqual(outcomes[0]);
  // The later DIFFERENT has no effect: by then the two are one through company:c0.
  expect(outcomes[0]?.[2]).toEqual(["company:c1", "company:c2", "company:c4", "company:c5"]);
});

test("a faulty file decides nothing and names each faulty line", async () => {
  await refill(app.neo4j, records);
  const event = { a: "company:c0", b: "company:c1", verdict: "SAME", keep: "company:c0", by: "kim" };
  const lines = [
    { ...event, at: "2026-01-01T08:00:00.000Z" },
    { ...event, at: "yesterday" },
    { ...event, at: "2026-01-01T08:00:00.000Z", b: "person:x" },
    { ...event, at: "2026-01-01T08:00:00.000Z", keep: "company:c9" },
  ].map((line) => JSON.stringify(line));
  const { code, stderr } = await runCommand("src/bin/decide", fileOf([...lines, "{", ""].join("\n")));
  expect(code).toBe(1);
  expect(stderr.replace(folder, "")).toBe(`/log.jsonl is refused, and nothing is decided:
  line 2 /at: Invalid ISO datetime
  line 3 /b: must be of the same kind as a
  line 4 /keep: must be a or b for SAME, and null otherwise
  line 5 is no JSON
`);
  expect(await log()).toBe("");
  const missing = await runCommand("src/bin/decide", join(folder, "missing"));
  expect([missing.code, missing.stderr.split("\n")[0]]).toEqual([1, `Cannot read ${join(folder, "missing")}: ENOENT`]);
  expect((await runCommand("src/bin/review", "--min-score", "3")).stderr).toContain("must be from 0.5 to 1, not 3");
});
