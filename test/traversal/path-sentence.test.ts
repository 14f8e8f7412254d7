import { relationValuesIn } from "../../src/relation-fields.ts";
import { type DescribedRelation, pathSentence, type SentenceStep } from "../../src/traversal/paths/path-sentence.ts";

const ada = { name: "Ada Lind", kind: "PERSON" } as const;
const bo = { name: "Bo Marek", kind: "PERSON" } as const;
const aster = { name: "Aster", kind: "COMPANY" } as const;
const porta = { name: "Porta", kind: "PLACE" } as const;

const relation = (type: DescribedRelation["type"], more: Partial<DescribedRelation> = {}): DescribedRelation => ({
  ...{ type, role: null, since: null, until: null, current: null, ...relationValuesIn({}) },
  ...more,
});
const step = (relation: DescribedRelation, to: SentenceStep["to"], againstDirection = false): SentenceStep => ({
  ...{ relation, to, againstDirection },
});

test('each clause follows the one before: a person "who", anything else "which"', () => {
  const steps = [
    step(relation("MET"), ada),
    step(relation("FOUNDED_BY"), aster, true),
    step(relation("LOCATED_IN"), porta),
  ];
  expect(pathSentence(bo, steps)).toBe("Bo Marek met Ada Lind, who founded Aster, which is located in Porta.");
});

test("a relation is worded from the end at which the path enters it", () => {
  const heads = relation("HEADS");
  expect(pathSentence(ada, [step(heads, aster)])).toBe("Ada Lind heads Aster.");
  expect(pathSentence(aster, [step(heads, ada, true)])).toBe("Aster is headed by Ada Lind.");
});

test.each([
  [{ role: "Chair" }, "Ada Lind heads Aster (Chair)."],
  [{ since: "2018" }, "Ada Lind heads Aster (since 2018)."],
  [{ role: "Chair", since: "2018-03", current: true }, "Ada Lind heads Aster (Chair, since March 2018)."],
  [{ until: "2017-12-09" }, "Ada Lind headed Aster (until 9 December 2017)."],
  [{ since: "2010", until: "2012-01" }, "Ada Lind headed Aster (from 2010 to January 2012)."],
  [{ current: false }, "Ada Lind headed Aster."],
  [{ until: "2031", current: true }, "Ada Lind heads Aster (until 2031)."],
])("a term with %j reads: %s", (more, sentence) => {
  expect(pathSentence(ada, [step(relation("HEADS", more), aster)])).toBe(sentence);
});

test.each([
  ["OWNS", { share: 60, since: "2010" }, "Ada Lind owns Aster (60 percent, since 2010)."],
  ["OWNS", { role: "heir", share: 12.5, shareUpTo: 25 }, "Ada Lind owns Aster (heir, 12.5 to 25 percent)."],
  [
    "PAID",
    { amount: 1_000, currency: "EUR", since: "2017-02-03" },
    "Ada Lind paid Aster (1,000 EUR, on 3 February 2017).",
  ],
  ["PAID", { amount: 0.5 }, "Ada Lind paid Aster (0.5)."],
] as const)("%s with %j reads: %s", (type, more, sentence) => {
  expect(pathSentence(ada, [step(relation(type, more), aster)])).toBe(sentence);
});

test.each([
  ["DIRECTOR_OF", "Ada Lind is a director of Aster.", "Aster has the director Ada Lind."],
  ["MEMBER_OF", "Ada Lind is a member of Aster.", "Aster has the member Ada Lind."],
  ["REPRESENTS", "Ada Lind represents Aster.", "Aster is represented by Ada Lind."],
  ["ASSOCIATED_WITH", "Ada Lind is associated with Aster.", "Aster is associated with Ada Lind."],
  ["PAID", "Ada Lind paid Aster.", "Aster was paid by Ada Lind."],
  ["RELATIVE_OF", "Ada Lind is a relative of Aster.", "Aster has the relative Ada Lind."],
  ["SUCCEEDED_BY", "Ada Lind was succeeded by Aster.", "Aster succeeded Ada Lind."],
] as const)("%s reads from both ends", (type, forward, backward) => {
  expect(pathSentence(ada, [step(relation(type), aster)])).toBe(forward);
  expect(pathSentence(aster, [step(relation(type), ada, true)])).toBe(backward);
});

test.each([
  ["2015", "Bo Marek met Ada Lind (in 2015)."],
  ["2015-02", "Bo Marek met Ada Lind (in February 2015)."],
  ["2015-02-01", "Bo Marek met Ada Lind (on 1 February 2015)."],
])("an event has its date, %s", (since, sentence) => {
  expect(pathSentence(bo, [step(relation("MET", { since }), ada)])).toBe(sentence);
});
