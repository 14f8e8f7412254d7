import { ComputationQueue } from "../../src/analytics/computation-queue.ts";
import { ResultCache } from "../../src/analytics/result-cache.ts";
import type { Freshness } from "../../src/arguments/choices.ts";
import { QueryError } from "../../src/neo4j/query-error.ts";

/** A cache for a graph whose version the test sets. Records each computation. */
function results(maxBytes = 1_000_000) {
  const graph = { version: 1, changedAt: null };
  const computed: string[] = [];
  const queue = new ComputationQueue({ concurrency: 2, maxWaiting: 2, graceMs: 10_000 });
  const kept = new ResultCache({ readState: async () => ({ ...graph }), queue, maxBytes });
  const counting = (key: string, compute: () => Promise<unknown> = async () => graph.version) => ({
    key,
    compute: () => {
      computed.push(key);
      return compute();
    },
  });
  return { graph, computed, kept, counting };
}
const waitMs = 5_000;
const latest = { freshness: "LATEST", waitMs } as const;
const impatient = { ...latest, waitMs: 20 };

test("computes a result once for each state of the graph", async () => {
  const { graph, computed, kept, counting } = results();
  const ask = async () => (await kept.result(counting("a"), latest)).value;
  expect([await ask(), await ask()]).toEqual([1, 1]);
  expect(computed).toEqual(["a"]);
  graph.version = 2;
  expect((await kept.result(counting("a"), { freshness: "CACHED", waitMs })).value).toBe(1);
  expect(await ask()).toBe(2);
  expect(computed).toEqual(["a", "a"]);
});

test("returns COMPUTING when waitMs passes first; the computation continues and a later request gets its result", async () => {
  const { computed, kept, counting } = results();
  let finish = (_value: unknown) => {};
  const slow = counting(
    "slow",
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  );
  await expect(kept.result(slow, impatient)).rejects.toMatchObject({ code: "COMPUTING" });
  await expect(kept.result(slow, impatient)).rejects.toMatchObject({ code: "COMPUTING" });
  const waiting = kept.result(slow, latest);
  finish("done");
  expect((await waiting).value).toBe("done");
  expect((await kept.result(slow, impatient)).value).toBe("done");
  expect(computed).toEqual(["slow"]);
});

test("computes again if the graph changed meanwhile, and throws GRAPH_IN_MOTION if it always does", async () => {
  const { graph, computed, kept, counting } = results();
  const changes = (times: number) => async () => {
    if (computed.length <= times) graph.version++;
    return graph.version;
  };
  expect(await kept.result(counting("a", changes(2)), latest)).toMatchObject({
    value: 3,
    state: { version: 3 },
  });
  expect(computed).toHaveLength(3);
  await expect(kept.result(counting("b", changes(Number.POSITIVE_INFINITY)), latest)).rejects.toMatchObject({
    code: "GRAPH_IN_MOTION",
  });
  expect(computed).toHaveLength(7);
});

test("does not keep a failed computation", async () => {
  const { kept, counting } = results();
  const failing = counting("a", async () => {
    throw new Error("no");
  });
  await expect(kept.result(failing, latest)).rejects.toThrow("no");
  expect((await kept.result(counting("a"), latest)).value).toBe(1);
});

test("maps a cached result while the state is read, and maps again with a new result if the state has changed", async () => {
  const { graph, kept, counting } = results();
  const shown: unknown[] = [];
  const ask = (freshness: Freshness = "LATEST") =>
    kept.mapResult(counting("a"), { freshness, waitMs }, async ({ value }) => {
      shown.push(value);
      if (value !== graph.version && freshness === "LATEST") throw new Error("gone");
      return `shown ${value}`;
    });
  expect([await ask(), await ask()]).toEqual(["shown 1", "shown 1"]);
  graph.version = 2;
  expect(await ask("CACHED")).toBe("shown 1");
  expect(await ask()).toBe("shown 2");
  expect(shown).toEqual([1, 1, 1, 1, 2]);
});

test("removes the least recently used results when it is full; keys count too", async () => {
  const { computed, kept, counting } = results(50_000);
  const long = "x".repeat(1_000_000);
  const ask = (n: number) =>
    kept.result(
      counting(`${n} ${long}`, async () => "y".repeat(5_000)),
      latest,
    );
  for (let n = 1; n <= 20; n++) await ask(n);
  expect(kept.cachedBytes).toBeGreaterThan(30_000);
  expect(kept.cachedBytes).toBeLessThanOrEqual(50_000);
  expect(computed).toHaveLength(20);
  await ask(20);
  expect(computed).toHaveLength(20);
  await ask(1);
  expect(computed).toHaveLength(21);
});

test("keeps a result larger than the cache alone, so that a client that got COMPUTING gets it", async () => {
  const { computed, kept, counting } = results(10_000);
  const large = counting("large", async () => "y".repeat(20_000));
  await kept.result(counting("small"), latest);
  for (let i = 0; i < 2; i++) expect((await kept.result(large, latest)).value).toHaveLength(20_000);
  await kept.result(counting("small"), latest);
  expect(computed).toEqual(["small", "large", "small"]);
  await kept.result(large, latest);
  expect(computed).toEqual(["small", "large", "small", "large"]);
});

test("takes the size of a result that tells it", async () => {
  const { kept, counting } = results();
  await kept.result({ ...counting("a"), bytesOf: () => 300_000 }, latest);
  expect(kept.cachedBytes).toBeGreaterThan(300_000);
  expect(kept.cachedBytes).toBeLessThan(301_000);
});

test("computes again after a fault of the database if the graph changed meanwhile; else it throws the fault", async () => {
  const { graph, computed, kept, counting } = results();
  const failing = (changes: boolean) => async () => {
    if (changes && computed.length > 1) return "done";
    if (changes) graph.version++;
    throw new QueryError("INTERNAL_SERVER_ERROR", "no such node");
  };
  expect((await kept.result(counting("a", failing(true)), latest)).value).toBe("done");
  await expect(kept.result(counting("b", failing(false)), latest)).rejects.toThrow("no such node");
  expect(computed).toEqual(["a", "a", "b"]);
});
