import { knownSpans } from "../../src/extraction/offline/known-names.ts";
import { identityKeys } from "../../src/name-keys.ts";
import type { EntityKind } from "../../src/ontology.ts";

const names: readonly (readonly [string, EntityKind])[] = [
  ["Nordlicht", "COMPANY"],
  ["Ada von Berg", "PERSON"],
  ["Zeit", "COMPANY"],
  ["Kiel", "PLACE"],
  ["AT&T", "COMPANY"],
];
const known = new Map(
  names.flatMap(([name, kind]) => identityKeys(name).map((key) => [key, [{ id: `x:${name}`, kind, name }]] as const)),
);

async function found(text: string, tagged: readonly { tag: string; kind: EntityKind }[] = []) {
  const spans = tagged.map(({ tag, kind }) => ({
    start: text.indexOf(tag),
    end: text.indexOf(tag) + tag.length,
    kind,
  }));
  const asked: string[] = [];
  const find = async (keys: readonly string[]) => {
    asked.push(...keys);
    return known;
  };
  const all = await knownSpans(text, spans, find, new AbortController().signal);
  expect(new Set(asked).size).toBe(asked.length);
  return [...new Set(all.map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`))];
}

test("names of the graph are found as whole words, with a genitive, before a hyphen, and with a particle", async () => {
  expect(await found("Nordlichts Werk in Kiel lobt ADA VON BERG und AT&T.")).toEqual([
    "COMPANY Nordlicht",
    "PLACE Kiel",
    "PERSON ADA VON BERG",
    "COMPANY AT&T",
  ]);
  expect(await found("Die Nordlicht-Chefin kam. Nordlichter leuchten über Kieler Dächern.")).toEqual([
    "COMPANY Nordlicht",
  ]);
});

test("a common noun is no name, unless the tagger takes it for one", async () => {
  expect(await found("Seit dieser Zeit ist die Zeit knapp.")).toEqual([]);
  expect(await found("Seit dieser Zeit schreibt die Zeit.", [{ tag: "Zeit", kind: "COMPANY" }])).toEqual([
    "COMPANY Zeit",
  ]);
});

test("a longer name that begins with a known one is another one", async () => {
  expect(await found("Nordlicht Cloud wächst.", [{ tag: "Nordlicht Cloud", kind: "COMPANY" }])).toEqual([]);
});
