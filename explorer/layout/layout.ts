import type { Job, Places } from "./job.ts";

const waiting = new Map<number, (places: Places) => void>();
let worker: Worker | undefined;
let jobs = 0;

/** Computes places off the main thread. */
export function layOut(job: Job): Promise<Places> {
  worker ??= startWorker();
  const number = ++jobs;
  worker.postMessage({ number, job });
  return new Promise((resolve) => waiting.set(number, resolve));
}

function startWorker(): Worker {
  const started = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  started.onmessage = ({ data: { number, places } }: MessageEvent<{ number: number; places: Places }>) => {
    waiting.get(number)?.(places);
    waiting.delete(number);
  };
  return started;
}
