import type { MapJob, OnEarth, Places, Spot } from "./job.ts";
import { place } from "./place.ts";
import { pushApart, rounded } from "./space.ts";

/** How wide the map is, in units of the plane, for few entities and for each more. */
const narrowest = 900;
const forEach = 12;

/** A map, with a degree of longitude as wide as it is at the middle latitude. Nothing crosses the line of the date. */
export function arrangeOnMap({ fixed, loose, ties, onEarth, located }: MapJob): Places {
  const isLoose = new Set(loose);
  const spots = project(onEarth, narrowest + forEach * loose.length).filter(({ id }) => isLoose.has(id));
  pushApart(spots, fixed, 40);
  let there: readonly Spot[] = [...fixed, ...spots];
  const isThere = new Set(there.map(({ id }) => id));
  const onMap = new Set(onEarth.map(({ id }) => id));
  const near = new Set(
    located.flatMap(({ source, target }) => (onMap.has(target) && !isThere.has(source) ? [source] : [])),
  );
  const put = (fresh: readonly string[], by: typeof ties) => {
    const places = place({ kind: "place", there, fresh, ties: by, paths: [] });
    there = [...there, ...Object.entries(places).map(([id, { x, y }]) => ({ id, x, y }))];
  };
  put(
    loose.filter((id) => near.has(id)),
    located,
  );
  put(
    loose.filter((id) => !isThere.has(id) && !near.has(id)),
    ties,
  );
  return Object.fromEntries(there.filter(({ id }) => isLoose.has(id)).map((spot) => [spot.id, rounded(spot)]));
}

/** North is up, and the y axis points downward. */
function project(onEarth: readonly OnEarth[], width: number): Spot[] {
  const latitudes = onEarth.map(({ latitude }) => latitude);
  const longitudes = onEarth.map(({ longitude }) => longitude);
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = width / Math.max(1, (east - west) * shrink, north - south);
  return onEarth.map(({ id, latitude, longitude }) => ({
    id,
    x: (longitude - (west + east) / 2) * shrink * scale,
    y: ((south + north) / 2 - latitude) * scale,
  }));
}
