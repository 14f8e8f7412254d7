import type { TypedDocumentString } from "../operations/operations.ts";
import { begin, type History, redo, replace, step, undo } from "../view/history.ts";
import { emptyView, type View } from "../view/view.ts";
import { faultOf, request } from "./request.ts";
import { emptyFinder, noNews, type Sentence, type State } from "./state.ts";

const initialState: State = {
  history: begin(emptyView),
  started: null,
  graph: null,
  news: noNews,
  details: {},
  evidence: {},
  sources: {},
  finder: emptyFinder,
  common: null,
  ranks: null,
  groups: null,
  busy: [],
  waiting: null,
  said: null,
  isSaidOfStep: false,
  problem: null,
  asked: null,
  lookAt: [],
  gone: [],
};

/** Holds the state, tells of its changes, and makes requests that can be canceled. */
export class Explorer {
  #state = initialState;
  readonly #listeners = new Set<() => void>();
  readonly #running = new Map<string, AbortController>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): State => this.#state;

  get view(): View {
    return this.#state.history.present;
  }

  set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...(change.said && { isSaidOfStep: false }), ...change };
    for (const listener of this.#listeners) listener();
  }

  /** Makes a step that can be undone, and says it. */
  step(view: View, said: Sentence): void {
    this.set({ history: step(this.#state.history, view), said, isSaidOfStep: true });
  }

  /** Changes the view without a step. */
  replace(view: View): void {
    this.set({ history: replace(this.#state.history, view) });
  }

  undo(): void {
    if (this.#state.history.past.length > 0) this.show(undo(this.#state.history), (words) => words.said.undone);
  }

  redo(): void {
    if (this.#state.history.future.length > 0) this.show(redo(this.#state.history), (words) => words.said.redone);
  }

  /** Shows another view of the history. The choices for a path are those of that view. */
  show(history: History, said: Sentence): void {
    const { path } = history.present;
    const { finder } = this.#state;
    this.set({ history, said, finder: path === this.view.path ? finder : (path ?? emptyFinder) });
  }

  /**
   * Runs one piece of work under a key. A second under the same key cancels the first. Faults become the problem.
   * Work that takes too long may be offered again with half as much.
   */
  async attempt(
    key: string,
    work: (signal: AbortSignal) => Promise<void>,
    half: (() => void) | null = null,
  ): Promise<void> {
    this.#running.get(key)?.abort();
    const controller = new AbortController();
    this.#running.set(key, controller);
    this.set({ busy: [...new Set([...this.#state.busy, key])], problem: null });
    try {
      await work(controller.signal);
    } catch (error) {
      if (!controller.signal.aborted) this.#fail(error, () => void this.attempt(key, work, half), half);
    } finally {
      if (this.#running.get(key) === controller) {
        this.#running.delete(key);
        this.set({ busy: this.#state.busy.filter((other) => other !== key) });
      }
    }
  }

  /** Cancels all requests; the service then ends its work for them. */
  cancel(): void {
    if (this.#running.size === 0) return;
    for (const controller of this.#running.values()) controller.abort();
    this.set({ said: (words) => words.said.canceled });
  }

  async ask<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
    signal: AbortSignal,
  ): Promise<Result> {
    const answer = await request(document, variables, { signal, onWait: (waiting) => this.set({ waiting }) });
    signal.throwIfAborted();
    return answer;
  }

  /** Like `ask`, for what a person asked for: it can be copied. */
  askVisibly<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
    signal: AbortSignal,
  ): Promise<Result> {
    this.set({ asked: { query: document.toString().trim(), variables } });
    return this.ask(document, variables, signal);
  }

  #fail(error: unknown, retry: () => void, half: (() => void) | null): void {
    const { code, message } = faultOf(error);
    this.set({ problem: { code, message, retry, askForHalf: code === "TIMEOUT" ? half : null } });
  }
}
