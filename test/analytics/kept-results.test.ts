import { KeptResults } from "../../src/analytics/kept-results.ts";

/** Results of a graph whose version is set by hand, and how often each was computed. */
function results() {
  const graph = { version: 1, changedAt: null };
  const computed: string[] = [];
  const kept = new KeptResults(async () => ({ ...graph }));
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

test("is computed once for a state of the graph, and again for the next", async () => {
  const { graph, computed, kept, counting } = results();
  const ask = async () => (await kept.result(counting("a"), "LATEST", waitMs)).value;
  expect([await ask(), await ask()]).toEqual([1, 1]);
  expect(computed).toEqual(["a"]);
  graph.version = 2;
  expect((await kept.result(counting("a"), "CACHED", waitMs)).value).toBe(1);
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
  await expect(kept.result(slow, "LATEST", 20)).rejects.toMatchObject({ code: "COMPUTING" });
  await expect(kept.result(slow, "LATEST", 20)).rejects.toMatchObject({ code: "COMPUTING" });
  const waiting = kept.result(slow, "LATEST", waitMs);
  finish("done");
  expect((await waiting).value).toBe("done");
  expect((await kept.result(slow, "LATEST", 20)).value).toBe("done");
  expect(computed).toEqual(["slow"]);
});

test("begins anew where the graph changes meanwhile, and gives up where it always does", async () => {
  const { graph, computed, kept, counting } = results();
  const changes = (times: number) => async () => {
    if (computed.length <= times) graph.version++;
    return graph.version;
  };
  expect(await kept.result(counting("a", changes(2)), "LATEST", waitMs)).toMatchObject({
    value: 3,
    state: { version: 3 },
  });
  expect(computed).toHaveLength(3);
  await expect(kept.result(counting("b", changes(Number.POSITIVE_INFINITY)), "LATEST", waitMs)).rejects.toMatchObject({
    code: "GRAPH_IN_MOTION",
  });
  expect(computed).toHaveLength(7);
});

test("what failed is not kept", async () => {
  const { kept, counting } = results();
  const failing = counting("a", async () => {
    throw new Error("no");
  });
  await expect(kept.result(failing, "LATEST", waitMs)).rejects.toThrow("no");
  expect((await kept.result(counting("a"), "LATEST", waitMs)).value).toBe(1);
});

test("is shown at once while its state is looked up, and again where that has passed, whatever became of the first", async () => {
  const { graph, kept, counting } = results();
  const shown: unknown[] = [];
  const ask = (freshness: "LATEST" | "CACHED" = "LATEST") =>
    kept.shown(counting("a"), freshness, waitMs, async ({ value }) => {
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
