import { mendedTags } from "../../src/extraction/offline/german-tags.ts";
import type { TaggedSpan } from "../../src/extraction/offline/named-span.ts";
import { orgNounSpans } from "../../src/extraction/offline/org-nouns.ts";
import { entitiesIn } from "../../src/extraction/offline/propose.ts";
import { roleCompounds } from "../../src/extraction/offline/role-compounds.ts";

const { signal } = new AbortController();

/** The tags of a text in which each tagged name stands in brackets behind the letter of its kind: "[O Nordlicht] wuchs". */
function readTagged(marked: string): { readonly text: string; readonly tags: TaggedSpan[] } {
  const kinds = { P: "PERSON", O: "COMPANY", L: "PLACE" } as const;
  const tags: TaggedSpan[] = [];
  let text = "";
  let from = 0;
  for (const { 0: all, 1: letter, 2: name = "", index } of marked.matchAll(/\[([POL]) ([^\]]+)\]/g)) {
    text += marked.slice(from, index);
    tags.push({ start: text.length, end: text.length + name.length, kind: kinds[letter as keyof typeof kinds] });
    text += name;
    from = index + all.length;
  }
  return { text: text + marked.slice(from), tags };
}

test.each([
  ["a verb in a headline", "[O Nordlicht verkauft Werke]", ["COMPANY Nordlicht"]],
  ["a day behind a name", "wie [O Nordlicht  am Montag] sagte", ["COMPANY Nordlicht"]],
  ["an adjective within a name", "Der [O Bund freier Wähler] wuchs.", ["COMPANY Bund freier Wähler"]],
  ["a particle of a surname", "Dann ging [P Bo te Lund].", ["PERSON Bo te Lund"]],
  ["two lines", "[O Quist\nHafenwerk] wuchs.", ["COMPANY Quist", "COMPANY Hafenwerk"]],
  ["the sign of a cry", "[O Nordlicht!] rief er.", ["COMPANY Nordlicht"]],
  ["a role in English", "[O Managing Director Bo Lund] sprach.", ["PERSON Bo Lund"]],
  ["a role in German", "[P Wetterforscherin Ada Berg] sprach.", ["PERSON Ada Berg"]],
  ["a club and its player", "Der [O TBK Jonas Berg] holte", ["COMPANY TBK", "PERSON Jonas Berg"]],
  ["two organizations", "[O Hafenwerk von Nordlicht] kaufte", ["COMPANY Hafenwerk", "COMPANY Nordlicht"]],
  ["a surname with von", "Dann kam [P Beatrix von Hohenfels].", ["PERSON Beatrix von Hohenfels"]],
  ["a strait", "in der [L Straße von Nordland]", ["PLACE Straße von Nordland"]],
  ["a noun and its place", "die [O Universität von Nordland]", ["COMPANY Universität von Nordland"]],
  ["a day", "Das geschah [O am Sonntag].", []],
  ["a role before a name", "Das sagte Regierungschef [O Okan Tarul].", ["PERSON Okan Tarul"]],
  ["a role that companies have, too", "an den Großaktionär [O Okan Tarul]", ["COMPANY Okan Tarul"]],
  ["a photo credit", "Foto: [O Okan Tarul]", ["PERSON Okan Tarul"]],
  ["a surname with a role", "Pfarrer [O Tarul] sprach.", ["PERSON Tarul"]],
  ["who died", "nach dem Unfalltod von [O Okan Tarul]", ["PERSON Okan Tarul"]],
  ["an author", "Es regnet\nVon [O Okan Tarul]\nIm Norden", ["PERSON Okan Tarul"]],
  ["a firm at the beginning of a line", "Von [O Okan Tarul] kommt Bier.", ["COMPANY Okan Tarul"]],
  ["a place in a list", "in [L Kiel], [P Tarul] und [L Husum]", ["PLACE Kiel", "PLACE Tarul", "PLACE Husum"]],
  ["a storm", "Der Wintersturm [P Tarul] kam.", []],
  ["a terminal", "Sie kauft [P Gasterminal Tarul] und geht.", []],
  ["a port", "Das Schiff [L Husum] kam.", ["PLACE Husum"]],
  ["a hall with a number", "in [L Halle] 6", []],
  ["a town like a hall", "in [L Halle] am Fluss", ["PLACE Halle"]],
  ["a first name", "Dann kam [O Frank Tarul].", ["PERSON Frank Tarul"]],
  ["a first name in that of a publisher", "Der Verlag [O Frank Tarul] wuchs.", ["COMPANY Frank Tarul"]],
  ["a surname that speaks", "[P Okan Tarul] kam. Es regnet, sagte [O Tarul].", ["PERSON Okan Tarul", "PERSON Tarul"]],
  ["a firm of the same name", "[P Okan Tarul] kam. Dort wuchs [O Tarul].", ["PERSON Okan Tarul", "COMPANY Tarul"]],
  ["the place of an agency", "[O Husum] (dpa/xyz) - Es regnet", ["PLACE Husum"]],
  ["the place of a paragraph", `[O Husum] - Mitten im Sommer ${"regnet es ".repeat(5)}`, ["PLACE Husum"]],
  ["the firm of a headline", "[O Husum] - Neuer Chef", ["COMPANY Husum"]],
  ["the place of an article", "Foto: dpa\n[O Husum]. Es regnet.", ["PLACE Husum"]],
] as const)("%s: the tags of %j are mended", (_, marked, names) => {
  const { text, tags } = readTagged(marked);
  expect(mendedTags(text, tags).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`)).toEqual(names);
});

test("a person with a role stays one, whatever organizations do", async () => {
  const { text, tags } = readTagged("Regierungschef [P Okan Tarul], eine Tochter der Bolt GmbH, wuchs.");
  const entities = await entitiesIn({ text, language: "de", findKnown: async () => new Map(), signal }, tags);
  expect(entities.find(({ name }) => name === "Okan Tarul")?.kind).toBe("PERSON");
});

test("what is joined to a role is an organization, unless it is a part of one or a thing", () => {
  const text = "Nordlicht-Chef, Divisions-Chef, Verbandsliga-Trainer, GAL-Fraktions-Chef, SUV-Ableger, GAL-Chefin";
  expect(roleCompounds(text, []).map(({ start, end }) => text.slice(start, end))).toEqual(["Nordlicht", "GAL"]);
});

test("a name begins behind a role that is joined to another", () => {
  const text = "Die Quist-Mutter Nordlicht Motors wächst.";
  expect(orgNounSpans(text, "de").map(({ start, end }) => text.slice(start, end))).toEqual(["Nordlicht Motors"]);
});

test.each([
  ["Die [O Deutsche Gesellschaft für Seefahrt e.V.] wächst.", "Deutsche Gesellschaft für Seefahrt e.V."],
  ["[O Das Unternehmen Bolt GmbH] wächst.", "Bolt GmbH"],
])("a name with a legal form begins with what it is for: %j", async (marked, name) => {
  const { text, tags } = readTagged(marked);
  const entities = await entitiesIn({ text, language: "de", findKnown: async () => new Map(), signal }, tags);
  expect(entities.map((entity) => entity.name)).toEqual([name]);
});

test.each([
  [
    "Die [O Nordische Werft AG] wächst. Chef der [O Nordischen Werft] ist Nordische-Werft-Chef Bo.",
    [["Nordische Werft AG", 3]],
  ],
  ["Chef der [O Nordischen Werft] ist er. Die [O Nordische Werft] wächst.", [["Nordische Werft", 2]]],
])("an organization is the same in another case, and before a hyphen: %j", async (marked, expected) => {
  const { text, tags } = readTagged(marked);
  const entities = await entitiesIn({ text, language: "de", findKnown: async () => new Map(), signal }, tags);
  expect(entities.map(({ name, mentions }) => [name, mentions.length])).toEqual(expected);
});
