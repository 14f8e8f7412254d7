import { mergedMarks, paragraphsOf, placeOfQuote, placesOf } from "../../explorer/review/marks.ts";
import { withoutMention } from "../../explorer/review/mentions.ts";
import { accountOf, judged, judgmentsOf, keyOf, type Parts, shownWith } from "../../explorer/review/parts.ts";

test("mentions that overlap are one mark, and a mark over a break is cut there", () => {
  const text = "Ada Berg AG\n\nAda Berg";
  const marks = mergedMarks([
    { ref: "p", mentions: [{ start: 0, end: 8 }] },
    { ref: "c", mentions: [{ start: 0, end: 11 }] },
    { ref: "x", mentions: [{ start: 10, end: 16 }] },
  ]);
  expect(marks).toEqual([{ start: 0, end: 16, refs: ["c", "p", "x"] }]);
  const shown = paragraphsOf(text, marks).map(({ pieces }) =>
    pieces.map(({ start, end, mark }) => [text.slice(start, end), mark !== null]),
  );
  expect(shown).toEqual([
    [["Ada Berg AG", true]],
    [
      ["Ada", true],
      [" Berg", false],
    ],
  ]);
});

test("a name is found as words of their own, also in the genitive, and a quote near where it was", () => {
  const text = "Berg, Bergs, Bergen. Tidewell\nAG is Tidewell AG.";
  expect(placesOf(text, "Berg").map(({ start }) => start)).toEqual([0, 6]);
  expect(placesOf(text, " ")).toEqual([]);
  expect(placeOfQuote(text, "Tidewell AG", 0)).toEqual({ start: 21, end: 32 });
  expect(placeOfQuote(text, "Tidewell AG", 40)).toEqual({ start: 36, end: 47 });
  expect(placeOfQuote(text, "Tidewell AG", 24)).toEqual({ start: 21, end: 32 });
  expect(placeOfQuote(text, "Tidewell GmbH", 0)).toBeNull();
});

test("a rejected entity takes its relations along, and an accepted relation needs its ends", () => {
  const open = { verdict: "OPEN", reason: null } as const;
  const parts = {
    entities: [
      { ref: "a", ...open },
      { ref: "b", ...open },
      { ref: "c", ...open },
    ],
    relations: [
      { ref: "r", source: "a", target: "b", ...open },
      { ref: "s", source: "b", target: "c", ...open },
    ],
  } as unknown as Parts;
  const no = { verdict: "REJECTED", reason: "no" } as const;
  const without = judged(parts, judgmentsOf(parts, keyOf.entity("a"), no));
  expect(without.relations.map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ["REJECTED", "no"],
    ["OPEN", null],
  ]);
  // What nobody judged is the same object, so its card is left alone.
  expect(without.relations[1]).toBe(parts.relations[1]);
  const again = judged(without, judgmentsOf(without, keyOf.relation("r"), { verdict: "ACCEPTED", reason: null }));
  expect(again.entities[0]).toMatchObject(open);
  expect(accountOf(again)).toEqual({ entities: ["a", "b"], relations: ["r"], rejected: 0, open: 2 });
});

test("a mention is taken off or given away, and who loses the last one is rejected with its relations", () => {
  const open = { verdict: "OPEN", reason: null } as const;
  const [first, second] = [
    { start: 0, end: 4 },
    { start: 9, end: 12 },
  ];
  const parts = {
    entities: [
      { ref: "a", mentions: [first, second], ...open },
      { ref: "b", mentions: [second], ...open },
    ],
    relations: [{ ref: "r", source: "a", target: "b", ...open }],
  } as unknown as Parts;
  const shown = ({ entities, relations }: Parts) => [
    ...entities.map(({ mentions, verdict }) => [mentions, verdict]),
    ...relations.map(({ verdict }) => verdict),
  ];
  expect(shown(withoutMention(parts, { ref: "a", ...first }, null))).toEqual([
    [[second], "OPEN"],
    [[second], "OPEN"],
    "OPEN",
  ]);
  expect(shown(withoutMention(parts, { ref: "a", ...first }, "b"))).toEqual([
    [[second], "OPEN"],
    [[first, second], "OPEN"],
    "OPEN",
  ]);
  const rejected = withoutMention(parts, { ref: "b", ...second }, null);
  expect(shown(rejected)).toEqual([[[first, second], "OPEN"], [[second], "REJECTED"], "REJECTED"]);
  expect(withoutMention(rejected, { ref: "b", ...second }, null)).toEqual(rejected);
});

test("fifty cards of each list are shown, the wanted one among them", () => {
  const parts = {
    entities: Array.from({ length: 101 }, (_, i) => ({ ref: `e${i}` })),
    relations: Array.from({ length: 50 }, (_, i) => ({ ref: `r${i}` })),
  } as unknown as Parts;
  const none = { relation: 0, entity: 0 };
  const last = shownWith(parts, keyOf.entity("e100"), none);
  expect(last).toEqual({ relation: 0, entity: 100 });
  expect(shownWith(parts, keyOf.entity("e99"), last)).toEqual({ relation: 0, entity: 50 });
  // The other list stays where it was, as far as it has cards there.
  expect(shownWith(parts, keyOf.relation("r49"), last)).toEqual(last);
  expect(shownWith({ ...parts, entities: parts.entities.slice(0, 100) }, null, last)).toEqual({
    ...{ relation: 0, entity: 50 },
  });
  expect(shownWith({ entities: [], relations: [] }, null, last)).toEqual(none);
});
