import * as fc from "fast-check";
import { decodeLink, encodeLink, longestLink, sharedView } from "../../explorer/view/link.ts";
import { emptyView, type View } from "../../explorer/view/view.ts";
import { anyView } from "./sample-views.ts";

test("a link gives back what it was made of", () => {
  fc.assert(
    fc.property(anyView, (view) => {
      const shared = sharedView(view);
      fc.pre(shared.entities.length > 0);
      expect(decodeLink(encodeLink(shared))).toEqual(shared);
    }),
  );
});

test("the path, the date and what is selected are in the link", () => {
  const one = { id: "person:a", kind: "PERSON" as const, name: "A", degree: 1 };
  const view: View = {
    ...emptyView,
    entities: { [one.id]: one },
    positions: { [one.id]: { x: -12, y: 30_000 } },
    selection: { entities: [one.id], relation: null },
    asOf: { date: "2016-11", holding: ["r"] },
    path: {
      from: one,
      to: { ...one, id: "place:b" },
      via: [{ ...one, id: "c:d" }],
      avoid: [],
      found: [],
      lit: 2,
      noPathWithin: 6,
      more: false,
    },
  };
  const fragment = encodeLink(sharedView(view));
  expect(fragment).toBe("v=1&e=person:a&p=__R1MA&s=0&t=2016-11&path=person:a~place:b~c:d~~2");
  expect(decodeLink(fragment)).toEqual(sharedView(view));
});

test("a hundred entities fit in a link that programs pass on, and an empty view needs none", () => {
  const entities = Array.from({ length: 100 }, (_, index) => `company:some-longer-name-${index * 7919}`);
  const positions = Object.fromEntries(entities.map((id, index) => [id, { x: index * 37, y: 7 - index * 53 }]));
  const fragment = encodeLink({ ...sharedView(emptyView), entities, positions });
  expect(fragment.length).toBeLessThan(longestLink / 3);
  expect(decodeLink(fragment)).toMatchObject({ entities, positions });
  expect(encodeLink(sharedView(emptyView))).toBe("");
});

test.each([[""], ["v=1"], ["v=2&e=a"], ["v=1&z=%%%"], ["v=1&z=AAAA"], ["e=person:a"], ["section-3"], ["v=1&e=a&p=!"]])(
  "a fragment that is none of ours is no view: %s",
  (fragment) => expect(decodeLink(fragment)).toBeNull(),
);
