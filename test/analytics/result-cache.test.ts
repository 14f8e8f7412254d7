import { ComputationQueue } from "../../src/analytics/computation-queue.ts";
import { ResultCache } from "../../src/analytics/result-cache.ts";
import type { Freshness } from "../../src/arguments/choices.ts";

/** Results of a graph whose version is set by hand, and how often each was computed. */
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

test("is computed once for a state of the graph, and again for the next", async () => {
  const { graph, computed, kept, counting } = results();
  const ask = async () => (await kept.result(counting("a"), latest)).value;
  expect([await ask(), await ask()]).toEqual([1, 1]);
  expect(computed).toEqual(["a"]);
  graph.version = 2;
  expect((await kept.result(counting("a"), { freshness: "CACHED", waitMs })).value).toBe(1);
  expect(await ask()).toBe(2);
  expect(computed).toEqual(["a", "a"]);
});

test("says COMPUTING to who has waited long enough; it goes on, once for all, and a later ask finds it done", async () => {
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

test("begins anew where the graph changes meanwhile, and gives up where it always does", async () => {
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

test("what failed is not kept", async () => {
  const { kept, counting } = results();
  const failing = counting("a", async () => {
    throw new Error("no");
  });
  await expect(kept.result(failing, latest)).rejects.toThrow("no");
  expect((await kept.result(counting("a"), latest)).value).toBe(1);
});

test("is shown at once while its state is looked up, and again where that has passed, whatever became of the first", async () => {
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

test("the longest unused go first where all together are larger than what may be kept, their keys included", async () => {
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

test("one that is larger than what may be kept is answered, and leaves what is kept in its place", async () => {
  const { computed, kept, counting } = results(10_000);
  const large = counting("large", async () => "y".repeat(20_000));
  await kept.result(counting("small"), latest);
  expect((await kept.result(large, latest)).value).toHaveLength(20_000);
  expect((await kept.result(large, latest)).value).toHaveLength(20_000);
  await kept.result(counting("small"), latest);
  expect(computed).toEqual(["small", "large", "large"]);
});
