import { labelsWithRoom } from "../../explorer/picture/labels.ts";
import { nextEntity } from "../../explorer/picture/next-entity.ts";

const spot = (id: string, x: number, y: number, more: object = {}) => ({
  id,
  x,
  y,
  size: 10,
  text: "A name",
  weight: 1,
  certain: false,
  ...more,
});

test("of two names in one place the weightier is written, and a name never covers an entity", () => {
  expect(labelsWithRoom([spot("a", 0, 0), spot("b", 30, 0, { weight: 2 }), spot("c", 300, 0)])).toEqual(
    new Set(["b", "c"]),
  );
  expect(labelsWithRoom([spot("a", 0, 0), spot("below", 0, 24, { weight: 0 })])).toEqual(new Set(["below"]));
});

test("the name of what is selected is written in any case", () => {
  expect(labelsWithRoom([spot("a", 0, 0, { certain: true }), spot("b", 0, 24, { weight: 9 })]).has("a")).toBe(true);
});

test("an arrow goes to the nearest entity that way, and stays where there is none", () => {
  const positions = { a: { x: 0, y: 0 }, b: { x: 100, y: 20 }, c: { x: 60, y: 80 }, d: { x: -50, y: 0 } };
  const ids = Object.keys(positions);
  expect(nextEntity(positions, ids, "a", "ArrowRight")).toBe("b");
  expect(nextEntity(positions, ids, "a", "ArrowDown")).toBe("c");
  expect(nextEntity(positions, ids, "a", "ArrowLeft")).toBe("d");
  expect(nextEntity(positions, ids, "a", "ArrowUp")).toBeNull();
  expect(nextEntity(positions, ids, null, "ArrowUp")).toBe("a");
});
