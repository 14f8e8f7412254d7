import { setImmediate as turn } from "node:timers/promises";
import { ComputationQueue, type ComputationQueueOptions } from "../../src/analytics/computation-queue.ts";

const waitMs = 5_000;

/** Computations that run until `finish` is called. After an abort they settle when `clean` is called. */
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

test("runs two computations at once and the others in order; refuses the next with BUSY if too many wait", async () => {
  const { begun, ask, finish } = computations();
  const answers = ["a", "b", "c", "d"].map((key) => ask(key));
  await expect(ask("e")).rejects.toMatchObject({ code: "BUSY" });
  // Joining a computation takes no place in the queue.
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

test("ends a computation when its last client disconnects, also if it waits in the queue", async () => {
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
  // The place of "a" becomes free when it has settled. "b" has left the queue.
  await turn();
  expect(begun).toEqual(["a"]);
  clean("a");
  await turn();
  expect(begun).toEqual(["a", "c"]);
  finish("c");
  await expect(third).resolves.toBe("c done");
});

test("does not join a computation that was ended, but starts a new one", async () => {
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

test("continues for the grace period after COMPUTING, and ends if no one asks again", async () => {
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

  // A caller that waits at the end of the grace period keeps the computation alive.
  await expect(ask("b", { waitMs: 1 })).rejects.toMatchObject({ code: "COMPUTING" });
  const waiting = ask("b");
  await new Promise((resolve) => setTimeout(resolve, 400));
  finish("b");
  await expect(waiting).resolves.toBe("b done");
});

test("starts nothing for a client that has already disconnected", async () => {
  const { begun, ask } = computations();
  await expect(ask("a", { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "CANCELED" });
  await turn();
  expect(begun).toEqual([]);
});

test("close ends all computations with SERVICE_UNAVAILABLE, and resolves when they have ended", async () => {
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

test("close does not wait longer than its timeout", async () => {
  const { queue, ask } = computations();
  ask("a");
  await turn();
  await queue.close(50);
});
