import { isPromise } from "node:util/types";

/** A response may hold the event loop for so long before other requests are served. */
const sliceMs = 20;
/** The items of a longer list are resolved one by one. */
const longList = 100;

/** When the current turn of the event loop began, as far as this module knows. */
let turnStart: number | null = null;
/**
 * Continued in order, as many in a turn as fit into a slice. No queue library bounds a turn by its time; they bound the
 * number of tasks that run at once.
 */
const waiting: (() => void)[] = [];

function sliceIsOver(): boolean {
  const now = performance.now();
  if (turnStart === null) {
    turnStart = now;
    setImmediate(() => {
      turnStart = null;
    });
  }
  return now - turnStart > sliceMs;
}

/** Resolves in a later turn. */
function laterTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(continueWaiting);
  });
}

async function continueWaiting(): Promise<void> {
  const start = performance.now();
  let next = 0;
  for (; next < waiting.length && performance.now() - start < sliceMs; next++) {
    waiting[next]?.();
    // Two microtasks: the code that waited runs before this loop looks at the time again.
    await undefined;
    await undefined;
  }
  waiting.splice(0, next);
  if (waiting.length > 0) setImmediate(continueWaiting);
}

/** Returns the value, or a promise of it in a later turn if the event loop has been held for too long. */
export function yieldIfBusy<T>(value: T): T | Promise<T> {
  return sliceIsOver() ? laterTurn().then(() => value) : value;
}

/** Makes graphql-js resolve the items of a long list one by one and yield between them. Other values stay the same. */
export function yieldBetweenItems(value: unknown): unknown {
  if (isPromise(value)) return value.then(yieldBetweenItems);
  return Array.isArray(value) && value.length > longList ? oneByOne(value) : value;
}

function* oneByOne(items: readonly unknown[]): Generator<unknown> {
  for (const item of items) yield yieldIfBusy(item);
}
