import { setImmediate as turn } from "node:timers/promises";
import { ComputationQueue, type ComputationQueueOptions } from "../../src/analytics/computation-queue.ts";

const waitMs = 5_000;

/** Computations that go on until they are told to finish, or are asked to end; these take a moment to. */
function computations(options: Partial<ComputationQueueOptions> = {}) {
  const queue = new ComputationQueue({ concurrency: 2, maxWaiting: 2, graceMs: 10_000, ...options });
  const begun: string[] = [];
  const ended: string[] = [];
  const finish = new Map<string, () => void>();
  const clean = new Map<string, () => void>();
  const ask = (key: string, asking: { waitMs?: number; signal?: AbortSignal } = {}) => {
    const compute = async (signal: AbortSignal) => {
      begun.push(key);
      const finished = new Promise<string>((resolve) => finish.set(key, () => resolve(`${key} done`)));
      const cleaned = new Promise<never>((_, reject) => clean.set(key, () => reject(new Error(`${key} ended`))));
      signal.addEventListener("abort", () => ended.push(key));
      return Promise.race([finished, cleaned]);
    };
    const answer = queue.result(key, compute, { waitMs, ...asking });
    answer.catch(() => {});
    return answer;
  };
  return {
    queue,
    begun,
    ended,
    ask,
    finish: (key: string) => finish.get(key)?.(),
    clean: (key: string) => clean.get(key)?.(),
  };
}

test("two run at once, some wait in their order, and the next is refused with BUSY", async () => {
  const { begun, ask, finish } = computations();
  const answers = ["a", "b", "c", "d"].map((key) => ask(key));
  await expect(ask("e")).rejects.toMatchObject({ code: "BUSY" });
  // To ask for what is under way already takes no place.
  const again = ask("d");
  await turn();
  expect(begun).toEqual(["a", "b"]);
  finish("b");
  await expect(answers[1]).resolves.toBe("b done");
  await turn();
  expect(begun).toEqual(["a", "b", "c"]);
  finish("a");
  await turn();
  finish("c");
  finish("d");
  await expect(Promise.all([...answers, again])).resolves.toEqual(["a done", "b done", "c done", "d done", "d done"]);
  expect(begun).toEqual(["a", "b", "c", "d"]);
});

test("ends at once when the last one who waits goes away, also one that waits in the queue", async () => {
  const { begun, ended, ask, finish, clean } = computations({ concurrency: 1 });
  const [one, other] = [new AbortController(), new AbortController()];
  const answers = [
    ask("a", { signal: one.signal }),
    ask("a", { signal: other.signal }),
    ask("b", { signal: one.signal }),
  ];
  const third = ask("c");
  one.abort();
  await expect(answers[0]).rejects.toMatchObject({ code: "CANCELED" });
  await expect(answers[2]).rejects.toMatchObject({ code: "CANCELED" });
  expect(ended).toEqual([]);
  other.abort();
  await expect(answers[1]).rejects.toMatchObject({ code: "CANCELED" });
  expect(ended).toEqual(["a"]);
  // Its place is free when it has ended, and "b" has lost its own.
  await turn();
  expect(begun).toEqual(["a"]);
  clean("a");
  await turn();
  expect(begun).toEqual(["a", "c"]);
  finish("c");
  await expect(third).resolves.toBe("c done");
});

test("one that is ended is not joined: who asks then gets a new one", async () => {
  const { begun, ask, finish } = computations();
  const first = new AbortController();
  const left = ask("a", { signal: first.signal });
  first.abort();
  await expect(left).rejects.toMatchObject({ code: "CANCELED" });
  const next = ask("a");
  await turn();
  expect(begun).toEqual(["a", "a"]);
  finish("a");
  await expect(next).resolves.toBe("a done");
});

test("goes on for a grace when one is told COMPUTING, and ends when nobody asks again", async () => {
  const { begun, ended, ask, finish } = computations({ graceMs: 300 });
  await expect(ask("a", { waitMs: 1 })).rejects.toMatchObject({ code: "COMPUTING" });
  const gone = new AbortController();
  const left = ask("a", { signal: gone.signal });
  gone.abort();
  await expect(left).rejects.toMatchObject({ code: "CANCELED" });
  expect(ended).toEqual([]);
  await expect(ask("a", { waitMs: 1 })).rejects.toMatchObject({ code: "COMPUTING" });
  while (ended.length === 0) await turn();
  expect(ended).toEqual(["a"]);
  expect(begun).toEqual(["a"]);

  // Who waits when the grace is over keeps it alive.
  await expect(ask("b", { waitMs: 1 })).rejects.toMatchObject({ code: "COMPUTING" });
  const waiting = ask("b");
  await new Promise((resolve) => setTimeout(resolve, 400));
  finish("b");
  await expect(waiting).resolves.toBe("b done");
});

test("who has gone away already begins nothing", async () => {
  const { begun, ask } = computations();
  await expect(ask("a", { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "CANCELED" });
  await turn();
  expect(begun).toEqual([]);
});

test("close ends all, tells those who wait SERVICE_UNAVAILABLE, and resolves when they have ended", async () => {
  const { queue, begun, ended, ask, clean } = computations({ concurrency: 1 });
  const answers = [ask("a"), ask("b")];
  await turn();
  let isClosed = false;
  const closing = queue.close(waitMs).then(() => {
    isClosed = true;
  });
  for (const answer of answers) await expect(answer).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
  await expect(ask("c")).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
  expect([begun, ended, isClosed]).toEqual([["a"], ["a"], false]);
  clean("a");
  await closing;
});

test("close does not wait for ever for one that does not end", async () => {
  const { queue, ask } = computations();
  ask("a");
  await turn();
  await queue.close(50);
});
