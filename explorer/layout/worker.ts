import type { Job } from "./job.ts";
import { run } from "./run.ts";

self.addEventListener("message", ({ data: { number, job } }: MessageEvent<{ number: number; job: Job }>) =>
  self.postMessage({ number, places: run(job) }),
);
