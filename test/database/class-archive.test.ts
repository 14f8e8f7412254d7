import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { archiveClasses } from "../../src/database/class-archive.ts";
import { type Neo4jRuntime, provision } from "../../src/database/provision.ts";

let runtime: Neo4jRuntime;
beforeAll(async () => {
  runtime = await provision({ report: () => {} });
});

/** What each running Neo4j has mapped into its memory. Linux alone shows it as files. */
const mappedBy = () =>
  readdirSync("/proc")
    .filter((pid) => /^\d+$/.test(pid))
    .map((pid) => {
      try {
        const isNeo4j = readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("\0Launcher\0");
        return isNeo4j ? readFileSync(`/proc/${pid}/maps`, "utf8") : "";
      } catch {
        return "";
      }
    })
    .filter((maps) => maps !== "");

(existsSync("/proc/self/maps") ? test : test.skip)("a Neo4j that starts uses the archive of its classes", () => {
  const running = mappedBy();
  expect(running.length).toBeGreaterThan(0);
  expect(running.some((maps) => maps.includes(runtime.classArchive))).toBe(true);
});

test("an archive that is there is not made again, and one that is given up leaves nothing", async () => {
  const before = (await stat(runtime.classArchive)).mtimeMs;
  await archiveClasses(runtime, new AbortController().signal);
  expect((await stat(runtime.classArchive)).mtimeMs).toBe(before);
  const dir = await mkdtemp(join(tmpdir(), "pressgraph-archive-"));
  try {
    const elsewhere = { ...runtime, classArchive: join(dir, "program", "classes.jsa") };
    await expect(archiveClasses(elsewhere, AbortSignal.timeout(2_000))).rejects.toThrow();
    expect(await readdir(dir)).toEqual([]);
  } finally {
    await rm(dir, { recursive: true });
  }
});
