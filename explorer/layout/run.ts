import { arrange } from "./arrange.ts";
import type { Job, Places } from "./job.ts";
import { place } from "./place.ts";

export function run(job: Job): Places {
  return job.kind === "place" ? place(job) : arrange(job);
}
