import { arrange } from "./arrange.ts";
import type { Job, Places } from "./job.ts";
import { arrangeOnMap } from "./map.ts";
import { place } from "./place.ts";

export async function run(job: Job): Promise<Places> {
  switch (job.kind) {
    case "place":
      return place(job);
    case "arrange":
      return arrange(job);
    case "map":
      return arrangeOnMap(job);
    case "layers": {
      // In a chunk of its own, since few ask for layers.
      const { arrangeInLayers } = await import("./layers.ts");
      return arrangeInLayers(job);
    }
  }
}
