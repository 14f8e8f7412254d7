import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { datasetPart } from "../../src/articles/entry-record.ts";
import type { WrittenRow } from "../../src/articles/import-rows.ts";
import type { Result, Task } from "../../src/load/partition-steps.ts";
import { receiveRows } from "../../src/load/receive.ts";
import { ReceivedSources } from "../../src/load/received-sources.ts";
import { Threads } from "../../src/load/threads.ts";
import { partitionCount } from "../../src/spool.ts";

const dataset = datasetPart.parse({ id: "harbor", title: "Harbor register" });
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pressgraph-receive-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const threadsIn = (folder: string) =>
  new Threads<Task, Result>(
    "src/load/derive-thread.js",
    [0, 1].map((number) => ({ folder, writer: { number, of: 2 } })),
    {},
  );

const rowCount = 1_300;
const keyCount = 700;
const isFaulty = (line: number) => line % 100 === 0;

test("threads check rows: each is settled in its turn, and the last row of a key counts", async () => {
  const settled: [line: number, faults: readonly string[]][] = [];
  const rows = async function* (): AsyncGenerator<WrittenRow> {
    for (let line = 0; line < rowCount; line++) {
      const mention = { ref: "a", kind: "PERSON", name: isFaulty(line) ? "" : `Ada ${line}` };
      yield {
        ...{ file: "rows", line, size: 100 },
        entries: [{ entry: { key: String(line % keyCount) }, entities: [mention], relations: [] }],
        settle: (faults) => settled.push([line, faults.map(({ pointer, reason }) => `${pointer} ${reason}`)]),
      };
    }
  };
  const threads = threadsIn(folder);
  try {
    await receiveRows(threads, { rows: rows(), dataset });
  } finally {
    await threads.stop();
  }
  const fault = "/entities/0/name must not be empty";
  expect(settled).toEqual(Array.from({ length: rowCount }, (_, line) => [line, isFaulty(line) ? [fault] : []]));

  const sources = new ReceivedSources(folder, { number: 0, of: 2 });
  const texts = Array.from({ length: partitionCount }, (_, partition) => sources.texts(partition)).flat();
  const names = new Map(texts.map((text) => JSON.parse(text)).map((said) => [said.entry.key, said.entities[0].name]));
  const expected = new Map<string, string>();
  for (let line = 0; line < rowCount; line++) if (!isFaulty(line)) expected.set(String(line % keyCount), `Ada ${line}`);
  expect(texts).toHaveLength(expected.size);
  expect(names).toEqual(expected);
});

test("if a thread ends, its error is thrown, and the rows are closed", async () => {
  let isClosed = false;
  const rows = async function* (): AsyncGenerator<WrittenRow> {
    try {
      for (let line = 0; ; line++) yield { file: "rows", line, size: 2 ** 22, entries: [], settle: () => {} };
    } finally {
      isClosed = true;
    }
  };
  const file = join(folder, "file");
  writeFileSync(file, "");
  const threads = threadsIn(file);
  await expect(receiveRows(threads, { rows: rows(), dataset })).rejects.toThrow("ENOTDIR");
  await threads.stop();
  expect(isClosed).toBe(true);
});
