import type { Explorer } from "../actions/explorer.ts";
import { type GraphEvent, takeIn, tellOutdated } from "../actions/news.ts";
import { request } from "../actions/request.ts";
import { GraphVersionDocument } from "../operations/operations.ts";
import type { Ending, Listen } from "./listen.ts";
import { socketListener } from "./socket.ts";

const shortestPauseMs = 1_000;
const longestPauseMs = 30_000;
const pollMs = 10_000;
/** If neither the socket nor the stream can be opened, the page tries both again after this many polls. */
const pollsBetweenTries = 30;
/** Several quick steps lead to one new subscription. */
const settleMs = 300;
/** A message may have 64 kB. If the ids take more than this, the page follows all changes. */
const mostIdBytes = 48_000;

/** Follows the changes of the graph that touch what is shown, as long as the page is open. */
export async function followChanges(explorer: Explorer): Promise<never> {
  const listenBySocket = socketListener();
  let failures = 0;
  let polls = 0;
  for (;;) {
    const ids = await shownIds(explorer);
    const outdated = whenOthersAreShown(explorer, ids);
    let ending: Ending = "unreachable";
    if (polls === 0) {
      const listen = (by: Listen) => listenTo(explorer, by, ids, outdated);
      ending = await listen(listenBySocket);
      if (ending === "unreachable" && !outdated.aborted)
        ending = await listen((await import("./stream.ts")).listenToStream);
    }
    if (outdated.aborted) continue;
    if (ending === "closed") failures = 0;
    const isThere = await compareVersions(explorer, polls > 0);
    if (isThere && ending === "unreachable") {
      failures = 0;
      polls = (polls || pollsBetweenTries) - 1;
      await sleep(pollMs);
    } else {
      polls = 0;
      const pause = Math.min(longestPauseMs, shortestPauseMs * 2 ** failures++);
      await sleep(pause * (0.5 + Math.random() / 2));
    }
  }
}

/** Listens over one transport. An event waits until running requests are done, and then changes their result. */
async function listenTo(
  explorer: Explorer,
  listen: Listen,
  ids: readonly string[],
  outdated: AbortSignal,
): Promise<Ending> {
  const controller = new AbortController();
  const signal = AbortSignal.any([outdated, controller.signal]);
  let before = Promise.resolve();
  const onEvent = (event: GraphEvent) => {
    before = before.then(async () => {
      await until(explorer, () => explorer.state().busy.length === 0);
      // If others are shown by now, the next subscription begins at the same version and tells this again.
      if (signal.aborted || !isShowing(explorer, ids)) return;
      await takeIn(explorer, event, signal);
      explorer.set({ graph: { version: event.version, changedAt: event.changedAt } });
    });
    before.catch(() => controller.abort());
  };
  const since = explorer.state().graph?.version ?? 0;
  const isShort = JSON.stringify(ids).length <= mostIdBytes;
  const ending = listen({ since, ids: isShort ? ids : null }, onEvent, signal);
  // A graph that was emptied and filled since the last subscription may have the same version. No event tells of that.
  void compareVersions(explorer, false);
  return ending;
}

/** Compares the version of the service with the known one. Returns whether the service answers. */
async function compareVersions(explorer: Explorer, isPolling: boolean): Promise<boolean> {
  try {
    const { graph } = await request(GraphVersionDocument, {});
    const known = explorer.state().graph;
    if (!graph || !known) return true;
    const { version, changedAt } = graph;
    // A graph that was emptied and filled counts from the beginning.
    const isOther = version < known.version || (version === known.version && changedAt !== known.changedAt);
    if (isOther || (isPolling && version > known.version)) {
      tellOutdated(explorer);
      explorer.set({ graph });
    }
    return true;
  } catch {
    return false;
  }
}

async function shownIds(explorer: Explorer): Promise<readonly string[]> {
  const ids = () => Object.keys(explorer.view.entities);
  await until(explorer, () => explorer.state().graph !== null && ids().length > 0);
  return ids();
}

/** Aborts a moment after the page shows other entities than these. */
function whenOthersAreShown(explorer: Explorer, ids: readonly string[]): AbortSignal {
  const controller = new AbortController();
  void until(explorer, () => !isShowing(explorer, ids))
    .then(() => sleep(settleMs))
    .then(() => controller.abort());
  return controller.signal;
}

function isShowing({ view: { entities } }: Explorer, ids: readonly string[]): boolean {
  return Object.keys(entities).length === ids.length && ids.every((id) => entities[id]);
}

function until(explorer: Explorer, isTrue: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!isTrue()) return;
      stop();
      resolve();
    };
    const stop = explorer.subscribe(check);
    check();
  });
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
