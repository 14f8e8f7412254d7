import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { checkRecord } from "../../src/articles/check-record.ts";
import { withMembers } from "../../src/articles/member-record.ts";
import { recordOfText } from "../../src/articles/record-text.ts";
import { inForceAfter } from "../../src/identity/decisions.ts";
import { identities } from "../../src/identity/identities.ts";
import { MemberTally } from "../../src/identity/member.ts";
import { memberOf } from "../../src/identity/stored-members.ts";
import { wallsOf } from "../../src/identity/walls.ts";
import { identifyAll } from "../../src/load/identify-all.ts";
import { type Derivers, PartitionSteps, type Result, type Task } from "../../src/load/partition-steps.ts";
import { ReceivedSources } from "../../src/load/received-sources.ts";
import { Threads } from "../../src/load/threads.ts";
import { partitionCount, Spool } from "../../src/spool.ts";
import { recordSets } from "../property/records.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pressgraph-load-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Two that take turns, in this thread. */
function inTurn(own: string): Derivers {
  const both = [0, 1].map((number) => new PartitionSteps(own, { number, of: 2 }));
  let turn = 0;
  return {
    each: async (tasks, took) => {
      for (const task of tasks) took((both[turn++ % 2] as PartitionSteps).run(task));
    },
    all: async (task) => both.map((steps) => steps.run(task)),
  };
}

test("members are the entities that they are when all are looked at together", async () => {
  let run = 0;
  let joined = 0;
  await fc.assert(
    fc.asyncProperty(recordSets, async (set) => {
      const records = set.map(checkRecord).map(withMembers);
      const tally = new MemberTally();
      for (const { entities } of records) for (const entity of entities) tally.count(entity, 1);
      const inForce = inForceAfter([]);
      const lists = records.map(({ members }) => [...members.values()]);
      const whole = identities(tally.members, inForce, wallsOf(inForce, lists));

      const own = join(folder, String(run++));
      const sources = new ReceivedSources(own);
      for (const record of set) sources.add(checkRecord(record));
      sources.flush();
      const found = await identifyAll(inTurn(own), () => {});

      const numbers = Array.from({ length: partitionCount }, (_, number) => number);
      const members = numbers
        .flatMap((number) => new Spool(own, "members", { number: 0, of: 2 }).lines(number))
        .map((line) => memberOf(JSON.parse(line)));
      expect(new Map(members.map((member) => [member.id, member]))).toEqual(tally.members);
      expect(new Map(members.map(({ id }) => [id, found.entityOf.get(id) ?? id]))).toEqual(whole.entityOf);
      for (const field of ["joins", "contested", "walled"] as const) expect(found[field]).toEqual(whole[field]);
      joined += found.joins.size;
      rmSync(own, { recursive: true });
    }),
    { numRuns: 30 },
  );
  expect(joined).toBeGreaterThan(5);
});

test("of two records of one source, the last one counts", () => {
  const own = join(folder, "twice");
  const sources = new ReceivedSources(own);
  const record = (title: string) =>
    checkRecord({
      article: { id: "article:twice", title },
      entities: [{ ref: "a", kind: "PERSON", name: "Ada" }],
      relations: [],
    });
  sources.add(record("First"));
  sources.add(record("Second"));
  const numbers = Array.from({ length: partitionCount }, (_, number) => number);
  expect(numbers.flatMap((number) => [...sources.texts(number)]).map(recordOfText)).toEqual([record("Second")]);
});

test("an error in a thread ends the work of all with its message", async () => {
  const file = join(folder, "no-folder");
  writeFileSync(file, "");
  const data = [folder, file].map((folder, number) => ({ folder, writer: { number, of: 2 } }));
  const threads = new Threads<Task, Result>("src/load/derive-thread.js", data, {});
  await expect(threads.all("flush")).rejects.toThrow(/^(ENOTDIR|EEXIST): /);
  await threads.stop();
});
