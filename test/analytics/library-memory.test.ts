import { setImmediate as turn } from "node:timers/promises";
import { LibraryMemory } from "../../src/analytics/library-memory.ts";

/** A library with 100 bytes, which it reports as free until they are used. */
const demand = (needed: number) => async () => ({ needed, free: 100 });

test("reserves at once what fits, and otherwise waits for a release, in the order of the calls", async () => {
  const memory = new LibraryMemory();
  const begun: string[] = [];
  const reserve = (name: string, bytes: number) =>
    memory.reserve(demand(bytes)).then((release) => {
      begun.push(name);
      return release;
    });
  const [a, b] = await Promise.all([reserve("a", 40), reserve("b", 50)]);
  const c = reserve("c", 60);
  const d = reserve("d", 1);
  await turn();
  expect(begun).toEqual(["a", "b"]);
  b();
  // A second release does nothing.
  b();
  const releaseC = await c;
  expect(begun).toEqual(["a", "b", "c"]);
  releaseC();
  a();
  (await d)();
  expect(begun).toEqual(["a", "b", "c", "d"]);
});

test("throws QUERY_TOO_LARGE, with the bytes needed and free, if the memory never suffices", async () => {
  const memory = new LibraryMemory();
  await expect(memory.reserve(demand(101))).rejects.toMatchObject({
    extensions: { code: "QUERY_TOO_LARGE", limit: 100, value: 101 },
  });
  const release = await memory.reserve(demand(100));
  const tooLarge = memory.reserve(demand(101));
  tooLarge.catch(() => {});
  await turn();
  release();
  await expect(tooLarge).rejects.toMatchObject({ extensions: { code: "QUERY_TOO_LARGE" } });
});

test("a reservation that is canceled while it waits holds nothing, and the next one can proceed", async () => {
  const memory = new LibraryMemory();
  const release = await memory.reserve(demand(60));
  const ending = new AbortController();
  const ended = memory.reserve(demand(60), ending.signal);
  ended.catch(() => {});
  const next = memory.reserve(demand(40));
  await turn();
  ending.abort(new Error("ended"));
  await expect(ended).rejects.toThrow("ended");
  (await next)();
  release();
  (await memory.reserve(demand(100)))();
});

test("throws the error of a failed measurement, and the next reservation can proceed", async () => {
  const memory = new LibraryMemory();
  const failing = memory.reserve(async () => {
    throw new Error("no answer");
  });
  await expect(failing).rejects.toThrow("no answer");
  (await memory.reserve(demand(100)))();
});
