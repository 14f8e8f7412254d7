import type { Job } from "./job.ts";
import { run } from "./run.ts";

self.addEventListener("message", async ({ data: { number, job } }: MessageEvent<{ number: number; job: Job }>) =>
  self.postMessage({ number, places: await run(job) }),
);
