import type { Job } from "./job.ts";
import { run } from "./run.ts";

self.addEventListener("message", ({ data: { number, job } }: MessageEvent<{ number: number; job: Job }>) => {
  run(job).then(
    (places) => self.postMessage({ number, places }),
    // Thrown outside of the promise, so that the page is told.
    (fault) =>
      setTimeout(() => {
        throw fault;
      }),
  );
});
