import { join } from "node:path";
import { type ResourceLimits, Worker } from "node:worker_threads";
import { packageRoot } from "../package-root.ts";

/** What does tasks, several at once. */
export interface Workers<Task, Result> {
  /** Does each task once, in any order, and gives what comes of it. Throws what one of them throws. */
  each(tasks: Iterable<Task>, took: (result: Result) => void): Promise<void>;
  /** Lets every worker do the task. Returns what comes of it, in the same order each time. */
  all(task: Task): Promise<Result[]>;
}

/**
 * Threads that run one program, each with data of its own. A thread does one task at a time and answers it with one
 * message, so nothing queues up. Call `stop` in the end, also after an error.
 */
export class Threads<Task, Result> implements Workers<Task, Result> {
  readonly #threads: readonly Thread<Task, Result>[];

  /** `program` is the path of a built file below dist: no loader for TypeScript is in a thread. */
  constructor(program: string, data: readonly unknown[], resourceLimits: ResourceLimits) {
    const path = join(packageRoot, "dist", program);
    this.#threads = data.map((workerData) => new Thread(new Worker(path, { workerData, resourceLimits })));
  }

  async each(tasks: Iterable<Task>, took: (result: Result) => void): Promise<void> {
    const queue = tasks[Symbol.iterator]();
    await Promise.all(
      this.#threads.map(async (thread) => {
        for (let next = queue.next(); !next.done; next = queue.next()) took(await thread.run(next.value));
      }),
    );
  }

  /**
   * Does each task once, and gives what comes of it in the order of the tasks. One task for each thread is under way, and
   * one more is taken from `tasks`. Throws what one of the threads throws, or `tasks`.
   */
  async inOrder(tasks: AsyncIterable<Task>, took: (result: Result) => void): Promise<void> {
    const underWay: Promise<Result>[] = [];
    let given = 0;
    for await (const task of tasks) {
      // By turns, so that the thread whose turn it is has answered what was under way longest.
      const thread = this.#threads[given++ % this.#threads.length] as Thread<Task, Result>;
      if (underWay.length === this.#threads.length) took(await (underWay.shift() as Promise<Result>));
      const result = thread.run(task);
      // It is looked at later.
      result.catch(() => {});
      underWay.push(result);
    }
    for (const result of underWay) took(await result);
  }

  all(task: Task): Promise<Result[]> {
    return Promise.all(this.#threads.map((thread) => thread.run(task)));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.stop()));
  }
}

class Thread<Task, Result> {
  readonly #worker: Worker;
  #answered: (result: Result) => void = () => {};
  #failed: (error: Error) => void = () => {};
  #fault: Error | null = null;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.on("message", (result: Result) => this.#answered(result));
    worker.on("error", (error: Error) => this.#end(error));
    worker.on("exit", (code) => this.#end(new Error(`A thread ended with ${code}`)));
  }

  run(task: Task): Promise<Result> {
    return new Promise((answered, failed) => {
      if (this.#fault !== null) return failed(this.#fault);
      this.#answered = answered;
      this.#failed = failed;
      this.#worker.postMessage(task);
    });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #end(error: Error): void {
    this.#fault ??= error;
    this.#failed(this.#fault);
  }
}
