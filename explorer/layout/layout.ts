import type { Job, Places } from "./job.ts";

interface Waiting {
  readonly resolve: (places: Places) => void;
  readonly reject: (error: Error) => void;
}

const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let jobs = 0;

/** Starts the worker before it is needed, which takes longer than its work. */
export function prepareLayout(): void {
  worker ??= startWorker();
}

/** Computes places off the main thread. */
export function layOut(job: Job): Promise<Places> {
  worker ??= startWorker();
  const number = ++jobs;
  worker.postMessage({ number, job });
  return new Promise((resolve, reject) => waiting.set(number, { resolve, reject }));
}

function startWorker(): Worker {
  const started = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  started.onmessage = ({ data: { number, places } }: MessageEvent<{ number: number; places: Places }>) => {
    waiting.get(number)?.resolve(places);
    waiting.delete(number);
  };
  // A file was not loaded, say, and the browser does not load it again for this worker. The next job starts another.
  started.onerror = ({ message }) => {
    started.terminate();
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error(message || "The layout was not loaded"));
    waiting.clear();
  };
  return started;
}
