import { isPromise } from "node:util/types";

/** For so long the event loop is held before others are served. */
const sliceMs = 20;
/** A list of more items is shown item by item. */
const longList = 100;

/** When this turn of the event loop began, as far as it is known here. */
let turnBegan: number | null = null;
const waiting: (() => void)[] = [];

function turnIsOver(): boolean {
  const now = performance.now();
  if (turnBegan === null) {
    turnBegan = now;
    setImmediate(() => {
      turnBegan = null;
    });
  }
  return now - turnBegan > sliceMs;
}

/** Resolves in a later turn. Those that wait go on one after another, and no more of them in a turn than fit in it. */
function laterTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(goOn);
  });
}

async function goOn(): Promise<void> {
  const began = performance.now();
  let next = 0;
  for (; next < waiting.length && performance.now() - began < sliceMs; next++) {
    waiting[next]?.();
    // What waited goes on before this does.
    await undefined;
    await undefined;
  }
  waiting.splice(0, next);
  if (waiting.length > 0) setImmediate(goOn);
}

/** The value: at once, or in a promise where the event loop has been held for long. */
export function givingWay<T>(value: T): T | Promise<T> {
  return turnIsOver() ? laterTurn().then(() => value) : value;
}

/** A list. Of a long one graphql-js takes the items one by one, at once or in a later turn. */
export function paced(value: unknown): unknown {
  if (isPromise(value)) return value.then(paced);
  return Array.isArray(value) && value.length > longList ? oneByOne(value) : value;
}

function* oneByOne(items: readonly unknown[]): Generator<unknown> {
  for (const item of items) yield givingWay(item);
}
