import { arrange } from "../../explorer/layout/arrange.ts";
import { arrangeInLayers } from "../../explorer/layout/layers.ts";
import { arrangeOnMap } from "../../explorer/layout/map.ts";
import { place } from "../../explorer/layout/place.ts";
import { roomNeeded } from "../../explorer/layout/space.ts";

const names = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);
const hub = { id: "hub", x: 0, y: 0 };
const around = names("old", 30).map((id, index) => ({
  id,
  x: Math.round(150 * Math.cos(index)) + (index % 3) * 160,
  y: Math.round(150 * Math.sin(index)) - (index % 2) * 200,
}));
const fresh = names("new", 20);
const job = {
  kind: "place" as const,
  there: [hub, ...around],
  fresh,
  ties: [
    ...fresh.map((target) => ({ source: "hub", target })),
    ...fresh.slice(0, 8).map((source, index) => ({ source, target: `old${index * 3}` })),
  ],
  paths: [],
};

function nearest(
  places: Readonly<Record<string, { x: number; y: number }>>,
  others: readonly { x: number; y: number }[],
) {
  const all = Object.values(places);
  return Math.min(
    ...all.flatMap((one, index) =>
      [...all.filter((_, other) => other !== index), ...others].map(({ x, y }) => Math.hypot(one.x - x, one.y - y)),
    ),
  );
}

test("new entities come around what they are tied to, and on nobody's place", () => {
  const places = place(job);
  expect(Object.keys(places).toSorted()).toEqual(fresh.toSorted());
  expect(nearest(places, job.there)).toBeGreaterThan(roomNeeded - 2);
  for (const { x, y } of Object.values(places)) expect(Math.hypot(x, y)).toBeLessThan(700);
});

test("what is tied to two comes beside the line between them, which may be a relation", () => {
  const there = [hub, { id: "right", x: 200, y: 0 }];
  const ties = ["hub", "right"].map((source) => ({ source, target: "new" }));
  const places = place({ kind: "place", there, fresh: ["new"], ties, paths: [] });
  expect(places.new?.x).toBe(100);
  expect(Math.abs(places.new?.y ?? 0)).toBeGreaterThan(roomNeeded);
});

test("with 500 in the view and a crowd around the one that is opened, nobody comes on another's place", () => {
  const there = [hub, ...names("old", 500).map((id, index) => spiral(id, index + 1))];
  const ties = fresh.flatMap((target, index) => [
    { source: "hub", target },
    ...(index % 2 === 0 ? [{ source: `old${index * 20}`, target }] : []),
  ]);
  expect(nearest(place({ kind: "place", there, fresh, ties, paths: [] }), there)).toBeGreaterThan(roomNeeded - 2);
});

/** As near to each other as they may be. */
function spiral(id: string, turn: number) {
  const radius = roomNeeded * 1.1 * Math.sqrt(turn);
  return { id, x: Math.round(radius * Math.cos(turn * 2.4)), y: Math.round(radius * Math.sin(turn * 2.4)) };
}

test("the same graph gives the same places", () => {
  expect(place(job)).toEqual(place(job));
  const anew = { kind: "arrange" as const, fixed: [hub], loose: fresh, ties: job.ties, center: null };
  expect(arrange(anew)).toEqual(arrange(anew));
});

test("an arrangement leaves what is fixed, and rings go by the number of hops", () => {
  const ties = [
    { source: "hub", target: "near" },
    { source: "near", target: "far" },
  ];
  const places = arrange({ kind: "arrange", fixed: [hub], loose: ["near", "far", "alone"], ties, center: "hub" });
  const distance = (id: string) => Math.hypot(places[id]?.x ?? 0, places[id]?.y ?? 0);
  expect(places.hub).toBeUndefined();
  expect(distance("near")).toBeLessThan(distance("far"));
  expect(distance("far")).toBeLessThan(distance("alone"));
});

test("layers go down from owners, move nothing that is fixed, and leave room for the rest", () => {
  const layered = [
    { source: "head", target: "top" },
    { source: "top", target: "left" },
    { source: "top", target: "right" },
  ];
  const ties = [...layered, { source: "right", target: "friend" }];
  const layersJob = {
    kind: "layers" as const,
    fixed: [{ id: "left", x: 900, y: -900 }],
    loose: ["friend", "right", "head", "top"],
    ties,
    layered,
  };
  const places = arrangeInLayers(layersJob);
  expect(Object.keys(places).toSorted()).toEqual(["friend", "head", "right", "top"]);
  const y = (id: string) => places[id]?.y ?? 0;
  expect([y("head"), y("top"), y("right")]).toEqual([y("head"), y("top"), y("right")].toSorted((a, b) => a - b));
  expect(y("top") - y("head")).toBeGreaterThan(roomNeeded);
  expect(nearest(places, layersJob.fixed)).toBeGreaterThanOrEqual(roomNeeded - 2);
  expect(arrangeInLayers(layersJob)).toEqual(places);
});

test("layers of a circle of owners, and a place on the map alone, end", () => {
  const layered = ["ab", "bc", "ca"].map(([source = "", target = ""]) => ({ source, target }));
  const loose = ["a", "b", "c"];
  expect(Object.keys(arrangeInLayers({ kind: "layers", fixed: [], loose, ties: layered, layered }))).toHaveLength(3);
  const onEarth = [{ id: "a", latitude: 90, longitude: 180 }];
  const places = arrangeOnMap({ kind: "map", fixed: [], loose, ties: [], onEarth, located: [] });
  expect(places.a).toEqual({ x: 0, y: 0 });
  expect(Object.keys(places)).toHaveLength(3);
});

test("a path on an empty plane is a line, and a second path bows around it", () => {
  const paths = [
    ["a", "b", "c"],
    ["a", "d", "c"],
  ];
  const places = place({ kind: "place", there: [], fresh: ["a", "b", "c", "d"], ties: [], paths });
  expect([places.a?.y, places.b?.y, places.c?.y]).toEqual([0, 0, 0]);
  expect(Math.abs(places.d?.y ?? 0)).toBeGreaterThan(50);
});
