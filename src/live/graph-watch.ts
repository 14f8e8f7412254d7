import { LRUCache } from "lru-cache";
import type { Read } from "../neo4j/driver.ts";
import { type GraphState, isSameState, readGraphState } from "../neo4j/graph-state.ts";
import { type LoggedChanges, readChanges } from "./change-log.ts";

/** A change of the graph, from one version to another. */
export interface GraphChange extends LoggedChanges {
  readonly since: number;
  readonly version: number;
  readonly changedAt: string | null;
}

const pollMs = 1_000;
/** Subscribers that are awake ask for the same few spans. */
const mostKept = 20;

/**
 * Watches the version of the graph while anybody subscribes, with one read a second, however many subscribe. A change by
 * this process is seen at once, and one by another process within a second.
 *
 * A subscriber is no queue but a position in the log: when it asks, it gets everything since it last asked as one event.
 * So a slow subscriber costs no memory.
 */
export class GraphWatch {
  readonly #read: Read;
  readonly #subscribers = new Set<Subscriber>();
  readonly #changes = new LRUCache<string, Promise<LoggedChanges>>({ max: mostKept });
  #timer: NodeJS.Timeout | null = null;
  #state: GraphState | null = null;
  #isPolling = false;
  #isStale = false;

  constructor(read: Read) {
    this.#read = read;
  }

  /** Changes after version `since`; after the current version if it is null. Only those that touch `ids`, if given. */
  subscribe(since: number | null, ids: readonly string[] | null): AsyncIterableIterator<GraphChange> {
    const touching = ids === null ? null : new Set(ids);
    const subscriber: Subscriber = new Subscriber(
      since,
      (from, to) => this.#changeBetween(from, to, touching),
      (change) => touching !== null && isEmpty(change),
      () => {
        this.#subscribers.delete(subscriber);
        if (this.#subscribers.size > 0) return;
        clearTimeout(this.#timer ?? undefined);
        this.#timer = null;
        this.#state = null;
      },
    );
    this.#subscribers.add(subscriber);
    if (this.#state !== null) subscriber.notice(this.#state);
    else void this.#poll();
    return subscriber;
  }

  /** Looks at once: this process has changed the graph. */
  wake(): void {
    if (this.#subscribers.size > 0) void this.#poll();
  }

  /** Ends every subscription. */
  close(): void {
    for (const subscriber of [...this.#subscribers]) void subscriber.return();
  }

  async #poll(): Promise<void> {
    if (this.#isPolling) {
      this.#isStale = true;
      return;
    }
    this.#isPolling = true;
    clearTimeout(this.#timer ?? undefined);
    do {
      this.#isStale = false;
      // While the database is away, subscribers wait: the log tells them later what they missed.
      const state = await readGraphState(this.#read).catch(() => null);
      if (state !== null && this.#subscribers.size > 0) {
        this.#state = state;
        for (const subscriber of [...this.#subscribers]) subscriber.notice(state);
      }
    } while (this.#isStale);
    this.#isPolling = false;
    if (this.#subscribers.size > 0) this.#timer = setTimeout(() => void this.#poll(), pollMs);
  }

  async #changeBetween(
    since: number,
    { version, changedAt }: GraphState,
    touching: ReadonlySet<string> | null,
  ): Promise<GraphChange> {
    const key = `${since} ${version} ${changedAt}`;
    let changes = this.#changes.get(key);
    if (changes === undefined) {
      changes = readChanges(this.#read, since, version);
      this.#changes.set(key, changes);
      changes.catch(() => this.#changes.delete(key));
    }
    const found = await changes;
    return { since, version, changedAt, ...(touching === null ? found : onlyTouching(found, touching)) };
  }
}

function onlyTouching(changes: LoggedChanges, ids: ReadonlySet<string>): LoggedChanges {
  const touches = ({ source, target }: { readonly source: string; readonly target: string }) =>
    ids.has(source) || ids.has(target);
  return {
    complete: changes.complete,
    added: changes.added.filter(touches),
    changed: changes.changed.filter(touches),
    removed: changes.removed.filter(touches),
    entitiesChanged: changes.entitiesChanged.filter((id) => ids.has(id)),
    entitiesRemoved: changes.entitiesRemoved.filter((id) => ids.has(id)),
  };
}

/** Whether nothing that the subscriber watches has changed. */
function isEmpty({ complete, added, changed, removed, entitiesChanged, entitiesRemoved }: LoggedChanges): boolean {
  return complete && [added, changed, removed, entitiesChanged, entitiesRemoved].every((list) => list.length === 0);
}

/**
 * The iterator of one subscription. It is written by hand: `return` of an async generator waits for the event for which
 * `next` waits, so a subscription that ends while nothing changes would stay.
 */
class Subscriber implements AsyncIterableIterator<GraphChange> {
  readonly #changeBetween: (since: number, state: GraphState) => Promise<GraphChange>;
  readonly #skips: (change: GraphChange) => boolean;
  readonly #end: () => void;
  #since: number | null;
  /** The state that the subscriber was told last, and the newest. */
  #told: GraphState | null = null;
  #newest: GraphState | null = null;
  #wake: () => void = () => {};
  #hasEnded = false;

  constructor(
    since: number | null,
    changeBetween: (since: number, state: GraphState) => Promise<GraphChange>,
    skips: (change: GraphChange) => boolean,
    end: () => void,
  ) {
    this.#since = since;
    this.#changeBetween = changeBetween;
    this.#skips = skips;
    this.#end = end;
  }

  notice(state: GraphState): void {
    this.#newest = state;
    // Without a version to begin with, it begins with the first one that is seen.
    if (this.#since === null) this.#since = state.version;
    if (this.#told === null && this.#since === state.version) this.#told = state;
    this.#wake();
  }

  async next(): Promise<IteratorResult<GraphChange, undefined>> {
    for (;;) {
      while (!this.#hasEnded && !this.#hasNews()) await this.#noticed();
      if (this.#hasEnded) return { done: true, value: undefined };
      const state = this.#newest as GraphState;
      const change = await this.#changeBetween(this.#since as number, state).catch(() => null);
      if (change === null) {
        // The database failed. The next state that is read tells that it is back.
        await this.#noticed();
        continue;
      }
      this.#told = state;
      this.#since = state.version;
      if (!this.#skips(change)) return { done: false, value: change };
    }
  }

  async return(): Promise<IteratorResult<GraphChange, undefined>> {
    if (!this.#hasEnded) {
      this.#hasEnded = true;
      this.#end();
      this.#wake();
    }
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<IteratorResult<GraphChange, undefined>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Resolves with the next state that is read, or when the subscription ends. */
  #noticed(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #hasNews(): boolean {
    return this.#newest !== null && (this.#told === null || !isSameState(this.#told, this.#newest));
  }
}
