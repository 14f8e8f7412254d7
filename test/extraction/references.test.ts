import type { KnownEntity } from "../../src/extraction/extractor.ts";
import type { Language } from "../../src/extraction/language.ts";
import { cleanTags, joinedTags } from "../../src/extraction/offline/clean-tags.ts";
import { describedNames } from "../../src/extraction/offline/described-names.ts";
import type { NamedEntity } from "../../src/extraction/offline/entities.ts";
import type { TaggedSpan } from "../../src/extraction/offline/named-span.ts";
import { neededWords } from "../../src/extraction/offline/needed-words.ts";
import { patternsOf } from "../../src/extraction/offline/patterns.ts";
import { entitiesIn, propose } from "../../src/extraction/offline/propose.ts";
import { groupBy } from "../../src/group-by.ts";
import { identityKeys } from "../../src/name-keys.ts";
import { type MarkedName, readMarked } from "./marked-text.ts";

const { signal } = new AbortController();

/** A text without its marks, and the entities that they name. */
function read(marked: string) {
  const { text, names } = readMarked(marked);
  const entities = [...groupBy(names, ({ name }) => name)].map(
    ([name, named]): NamedEntity => ({
      ...{ kind: (named[0] as MarkedName).kind, name, aliases: [], way: "KNOWN" },
      mentions: named.map(({ span }) => span),
    }),
  );
  return { text, entities };
}

/** What is proposed for a text, such as "HEADS Ada Berg Nordlicht", with its quote. */
async function proposed(language: Language, marked: string) {
  const { text, entities } = read(marked);
  const { relations } = await propose({ text, language, signal }, entities);
  const nameOf = (ref: string) => entities[Number(ref.slice(1)) - 1]?.name;
  return new Map(
    relations.map(({ type, source, target, quote, confidence }) => [
      `${type} ${nameOf(source)} ${nameOf(target)}`,
      { quote, confidence },
    ]),
  );
}

test.each([
  ["en", "[O Nordlicht] grew. The company is led by [P Ada Berg].", "HEADS Ada Berg Nordlicht"],
  ["en", "[P Ada Berg] spoke. She founded [O Nordlicht].", "FOUNDED_BY Nordlicht Ada Berg"],
  ["en", "[P Jan Holm] spoke. His sister [P Ada Berg] was silent.", "RELATIVE_OF Ada Berg Jan Holm"],
  ["en", "[P Jan Holm] left. His lawyer in [L Kiel], [P Ada Berg], spoke.", "REPRESENTS Ada Berg Jan Holm"],
  ["en", "The [L Kiel] brewer [O Nordlicht] grew.", "LOCATED_IN Nordlicht Kiel"],
  ["en", "[O Nordlicht] grew. Its chairman, [P Ada Berg], spoke.", "HEADS Ada Berg Nordlicht"],
  ["en", "[O Nordlicht] grew. It is based in [L Kiel].", "LOCATED_IN Nordlicht Kiel"],
  ["en", "[O Nordlicht] grew fast. Chief executive [P Ada Berg] spoke.", "HEADS Ada Berg Nordlicht"],
  ["en", "[P Ada Berg] spoke. The head of [O Nordlicht] was tired.", "HEADS Ada Berg Nordlicht"],
  ["en", "[O Nordlicht] and [O Hafenwerk] grew. The two have been partners.", "PARTNER_OF Nordlicht Hafenwerk"],
  ["en", "[O Sud] sold bread. The brewery [O Nordlicht] grew. The brewery is led by [P Bo].", "HEADS Bo Nordlicht"],
  ["en", "[O Sud] is a unit of [O Hafenwerk], a unit of [O Nordlicht].", "SUBSIDIARY_OF Hafenwerk Nordlicht"],
  ["en", "[P Ada Berg] is (after [P Bo Lund]) the head of [O Nordlicht].", "HEADS Ada Berg Nordlicht"],
  ["en", "[O Nordlicht] is a [O Ostliga] football club based in [L Kiel].", "LOCATED_IN Nordlicht Kiel"],
  ["de", "[O Nordlicht] hat zum 1. Januar [O Hafenwerk] gekauft.", "OWNS Nordlicht Hafenwerk"],
  ["de", "[O Nordlicht] wuchs. [P Ada Berg] leitet das Unternehmen.", "HEADS Ada Berg Nordlicht"],
  ["de", "[P Ada Berg] sprach. Sie gründete [O Nordlicht].", "FOUNDED_BY Nordlicht Ada Berg"],
  ["de", "[P Jan Holm] sprach. Seine Anwältin [P Ada Berg] schwieg.", "REPRESENTS Ada Berg Jan Holm"],
  ["de", "[O Nordlicht] wuchs. Der Rat hat [P Ada Berg] zur Chefin bestellt.", "HEADS Ada Berg Nordlicht"],
  ["de", "[O Nordlicht]-Finanzchefin [P Ada Berg] sprach.", "WORKS_FOR Ada Berg Nordlicht"],
  ["de", "[O Nordlicht]-Aufsichtsratschefin [P Ada Berg] sprach.", "DIRECTOR_OF Ada Berg Nordlicht"],
  ["de", "[O Nordlicht] wurde von [P Bo] und [P Ada Berg] gegründet.", "FOUNDED_BY Nordlicht Ada Berg"],
  ["de", "[O Nordlicht] wuchs. Ihre Chefin [P Ada Berg] sprach.", "HEADS Ada Berg Nordlicht"],
  ["de", "[O Nordlicht] wuchs. Geschäftsführerin [P Ada Berg] sprach.", "HEADS Ada Berg Nordlicht"],
  ["de", "[P Ada Berg] sprach. Die Chefin der [O Nordlicht] war müde.", "HEADS Ada Berg Nordlicht"],
  ["de", "[O Nordlicht] wuchs. Der Konkurrent [O Hafenwerk] schrumpfte.", "COMPETES_WITH Nordlicht Hafenwerk"],
  ["de", "[O Reederei Nord] wuchs, [O Sud] auch. [P Bo] leitet die Reederei.", "HEADS Bo Reederei Nord"],
  ["de", "[O Nordlicht] wuchs. Sie sitzt, sagt [O Hafenwerk], deren Chef [P Bo] ist, in Kiel.", "HEADS Bo Hafenwerk"],
  ["en", "[O Nordlicht] sells beer. It rained. The brewer is led by [P Ada Berg].", "HEADS Ada Berg Nordlicht"],
  ["en", "[O Nordlicht] grew. [P Ada Berg] sits on the board.", "DIRECTOR_OF Ada Berg Nordlicht"],
  ["en", "[O Nordlicht] grew. [P Ada Berg], who holds 6 percent, spoke.", "OWNS Ada Berg Nordlicht"],
  ["en", "[P Bo Holm] saw [P Ada Berg]. She founded [O Nordlicht].", "FOUNDED_BY Nordlicht Ada Berg"],
  [
    "en",
    "[P Bo Holm] left. [P Bo Holm] spoke. Friends of [P Jan Holm] met his sister, [P Ada Berg].",
    "RELATIVE_OF Ada Berg Jan Holm",
  ],
  ["en", "[P Ada Berg] left. Then her father, [P Jan Holm], spoke.", "RELATIVE_OF Jan Holm Ada Berg"],
  ["de", "[O Nordlicht] wuchs. Es regnete. Der Kranbauer gehört [P Ada Berg].", "OWNS Ada Berg Nordlicht"],
  ["de", "[O Nordlicht] wuchs. Verlagsleiterin [P Ada Berg] sprach.", "HEADS Ada Berg Nordlicht"],
  ["de", "[O Nordlicht] wuchs. Seither steht [P Ada Berg] an der Spitze.", "HEADS Ada Berg Nordlicht"],
  ["de", "[O Nordlicht] wuchs. [P Ada Berg] besitzt 22 Prozent der Anteile.", "OWNS Ada Berg Nordlicht"],
  ["de", "[O Nordlicht] wuchs. Mehrheitsaktionär ist der Fonds [O Sud].", "OWNS Sud Nordlicht"],
  ["de", "[O Nordlicht]-Betriebsratschefin [P Ada Berg] sprach.", "WORKS_FOR Ada Berg Nordlicht"],
  ["de", "[O Theater Kleinau] und [O Sud] wuchsen. Das Privattheater leitet [P Bo].", "HEADS Bo Theater Kleinau"],
  ["de", "[O Sud] traf den [O FC Talstadt]. Vereinschefin [P Ada Berg] sprach.", "HEADS Ada Berg FC Talstadt"],
  [
    "de",
    "[O Nordlicht] wuchs. Das 2012 von [P Ada Berg] gegründete Unternehmen baut.",
    "FOUNDED_BY Nordlicht Ada Berg",
  ],
  ["de", "[P Ada Berg] wird Chefin der [O Nordlicht]. Sie folgt auf [P Jan Holm].", "HEADS Jan Holm Nordlicht"],
  ["en", "[P Jan Holm] was named president of [O Nordlicht]. His predecessor, [P Bo], left.", "HEADS Bo Nordlicht"],
  [
    "en",
    "[P Jan Holm], president of [O Nordlicht], left. [P Ada Berg] succeeds [P Jan Holm].",
    "HEADS Ada Berg Nordlicht",
  ],
] as const)("%s: %s says %s", async (language, marked, relation) => {
  expect([...(await proposed(language, marked)).keys()]).toContain(relation);
});

test("a reference is less sure than a name, and its quote begins where the text names it", async () => {
  const direct = await proposed("en", "[O Nordlicht] is led by [P Ada Berg].");
  const referred = await proposed("en", "[O Nordlicht] grew. It was late. The company is led by [P Ada Berg].");
  const { quote, confidence } = referred.get("HEADS Ada Berg Nordlicht") ?? { quote: "", confidence: 0 };
  expect(quote).toBe("Nordlicht grew. It was late. The company is led by Ada Berg");
  expect(confidence).toBeCloseTo((direct.get("HEADS Ada Berg Nordlicht")?.confidence ?? 0) * 0.8, 2);
});

test.each([
  ["two that fit", "en", "[O Nordlicht] met [O Hafenwerk]. [O Hafenwerk] met [O Nordlicht]. [P Bo] leads the company."],
  ["a woman for he", "en", "Ms [P Berg] spoke. He founded [O Nordlicht]."],
  ["words of somebody", "de", "[P Bo Holm] sprach. „Er gründete [O Nordlicht]“, sagte [P Ada Berg]."],
  ["whom a sentence far before named", "en", `[P Bo Holm] spoke. ${"It rained. ".repeat(5)}He founded [O Nordlicht].`],
  [
    "the agency of a dateline",
    "de",
    "Foto: [O kna]\nKiel ([O kna]) - Es regnet bei der [O kna]. Geschäftsführerin [P Ada Berg] sprach.",
  ],
  ["a doubt", "de", "[O Nordlicht] wuchs. [P Ada Berg] wird das Unternehmen nicht leiten."],
  [
    "what a text of many began with, and has left",
    "de",
    "[O Nordlicht] wuchs. Bei der [O Sud], der [O Ost], der [O West] und der [O Werft] regnete es. Bei der [O Sud] schneite es. Geschäftsführerin [P Ada Berg] sprach.",
  ],
] as const)("%s is no reference", async (_, language, marked) => {
  const sure = [...(await proposed(language, marked))].filter(([, { confidence }]) => confidence > 0.4);
  expect(sure.map(([relation]) => relation)).toEqual([]);
});

test.each([
  ["en", "It is not clear that [P Ada Berg], who owns [O Nordlicht], left.", "OWNS Ada Berg Nordlicht"],
  ["en", "[P Ada Berg] was previously with [O Nordlicht] and will be based in Kiel.", "WORKS_FOR Ada Berg Nordlicht"],
  ["de", "[O Nordlicht] kauft [O Hafenwerk] – Ausbau geplant", "OWNS Nordlicht Hafenwerk"],
] as const)("in %s, %j says %s for sure, whatever else it doubts", async (language, marked, relation) => {
  expect((await proposed(language, marked)).get(relation)?.confidence).toBeGreaterThan(0.5);
});

const tag = (text: string, name: string, kind: TaggedSpan["kind"]): TaggedSpan => ({
  ...{ start: text.indexOf(name), end: text.indexOf(name) + name.length, kind },
});

test.each([
  ["en", "The carmaker Alder Motors grew.", "Alder Motors"],
  ["en", "Threadbare, a start-up in Kiel, grew.", "Threadbare"],
  ["en", "They founded Tablemate in a garage.", "Tablemate"],
  ["de", "Der Klinikkonzern Sanovita wächst.", "Sanovita"],
  ["de", "Sanovita, eine Klinikgruppe, wächst.", "Sanovita"],
] as const)("%s: a noun tells that %s names an organization", (language, text, name) => {
  expect(describedNames(text, language, []).map(({ start, end }) => text.slice(start, end))).toEqual([name]);
});

test.each([
  ["en", "Her rival Roy Tillman lost.", "Roy Tillman", "PERSON"],
  ["en", "As did the bank France.", "France", "PLACE"],
  ["en", "It is a subsidiary of Kiel-based firms.", "Kiel", "PLACE"],
  ["de", "Der Konzern Ende Mai war größer.", "Mai", null],
  ["de", "Die Bank Kunden anbieten will sie; die Kunden danken.", "Kunden", null],
] as const)("%s: nothing tells that in %s %s is an organization", (language, text, name, kind) => {
  expect(describedNames(text, language, kind === null ? [] : [tag(text, name, kind)])).toEqual([]);
});

test("names with hyphens and particles are one, and what is no part of a name is cut", () => {
  const text =
    "Jean-Luc Moreau und Beatrix zu Hohenfels kamen zum Stammsitz Wismar. Ada Holm-Berger traf Karl-Otto Ruhe und Kang Min-seo. Neue Bühne Emden-Nord wuchs, wie Nordlicht am Dienstag sagte. Bo Lind-Sprecher Jan Ruhl ging. Alte Bühne Großen-Arnis wuchs.";
  const tags = [
    ...[tag(text, "Jean", "PERSON"), tag(text, "Luc Moreau", "PERSON"), tag(text, "Beatrix", "PERSON")],
    ...[tag(text, "Hohenfels", "PLACE"), tag(text, "zum Stammsitz Wismar", "COMPANY")],
    ...[tag(text, "Ada Holm", "PERSON"), tag(text, "Otto Ruhe", "PERSON"), tag(text, "Kang Min", "PERSON")],
    ...[tag(text, "Neue Bühne Emden", "COMPANY"), tag(text, "Nord", "PLACE")],
    ...[tag(text, "Nordlicht am Dienstag", "COMPANY"), tag(text, "Bo Lind", "PERSON")],
    ...[tag(text, "Alte Bühne Großen", "COMPANY"), tag(text, "Arnis", "PERSON")],
  ];
  const named = cleanTags(text, joinedTags(text, tags), []);
  expect(named.map(({ start, end, kind }) => [text.slice(start, end), kind])).toEqual([
    ["Jean-Luc Moreau", "PERSON"],
    ["Beatrix zu Hohenfels", "PERSON"],
    ["Wismar", "PLACE"],
    ["Ada Holm-Berger", "PERSON"],
    ["Karl-Otto Ruhe", "PERSON"],
    ["Kang Min-seo", "PERSON"],
    ["Neue Bühne Emden-Nord", "COMPANY"],
    ["Nordlicht", "COMPANY"],
    ["Bo Lind", "PERSON"],
    ["Alte Bühne Großen-Arnis", "COMPANY"],
  ]);
});

test.each([
  ["en", "[P Bo] and [P Ada Berg], the founder of [O Nordlicht], spoke.", "FOUNDED_BY Nordlicht Bo"],
  ["en", "[O Hafenwerk] bought [O Nordlicht]'s paint unit.", "OWNS Hafenwerk Nordlicht"],
  [
    "en",
    "[O Sud] grew. Snow fell. Ice came. Days passed. Rain fell. A clerk of [O Nordlicht] met a guest of [O Nordlicht]. The company is led by [P Bo].",
    "HEADS Bo Nordlicht",
  ],
  ["en", "[O Nordlicht] named [P Ada Berg] as chief operating officer.", "HEADS Ada Berg Nordlicht"],
  ["en", "[P Jan Holm] left. [O Nordlicht] is run by his brother, [P Bo Holm].", "HEADS Jan Holm Nordlicht"],
  ["en", "[P Jan Holm], seen by [P Bo Berg], who moved to [L Kiel], spoke.", "LOCATED_IN Jan Holm Kiel"],
  ["en", "[O Nordlicht] is a [O Ostliga] football club based in [L Kiel].", "LOCATED_IN Ostliga Kiel"],
  ["en", "[O Nordlicht] is owned by [O Sud] and is based in [L Kiel].", "LOCATED_IN Sud Kiel"],
  ["en", "[P Ada Berg] is the wife of [P Bo Lund] and the founder of [O Sud].", "FOUNDED_BY Sud Bo Lund"],
  ["de", "Das gelang [O Nordlicht] in [L Europa] selten.", "LOCATED_IN Nordlicht Europa"],
  ["de", "Das gelang [O Nordlicht] in [L Norwegen] selten.", "LOCATED_IN Nordlicht Norwegen"],
  ["de", "[O Nordlicht] wuchs. Polizeisprecher [P Bo] sprach.", "WORKS_FOR Bo Nordlicht"],
  ["de", "[P Bo] und [P Ada Berg], die Gründerin von [O Nordlicht], sprachen.", "FOUNDED_BY Nordlicht Bo"],
  ["de", "[O Nordlicht] wuchs. [P Bo] kam. Sein Finanzchef [P Ada Berg] sprach.", "HEADS Ada Berg Nordlicht"],
  ["de", "[O Nordlicht] wuchs. Flughafenchefin [P Ada Berg] sprach.", "HEADS Ada Berg Nordlicht"],
  ["en", "[P Ada Berg], [O Nordlicht]'s head of research, spoke.", "HEADS Ada Berg Nordlicht"],
  ["de", "[P Ada Berg], bisher Chefin bei [O Sud], kommt. Sie folgt auf [P Jan Holm].", "HEADS Jan Holm Sud"],
] as const)("in %s, %j says nothing of the kind: %s", async (language, text, wrong) => {
  expect([...(await proposed(language, text)).keys()]).not.toContain(wrong);
});

test("a name of several words that the tagger takes for a person is an organization if patterns say so", async () => {
  const of = async (text: string, name: string) => {
    const task = { text, language: "en" as const, findKnown: async () => new Map(), signal };
    return (await entitiesIn(task, [tag(text, name, "PERSON")])).find((one) => one.name === name)?.kind;
  };
  expect(await of("Bolt Ltd bought Muir Lanyard in 2019.", "Muir Lanyard")).toBe("COMPANY");
  expect(await of("Bolt Ltd met Martin Lanyard.", "Martin Lanyard")).toBe("PERSON");
  expect(await of("Bolt Ltd bought Muir Lane-Ward in 2019.", "Muir Lane-Ward")).toBe("PERSON");
});

test("a text that goes on with the first word of a name speaks of the same, and not of a common word", async () => {
  const text = "Osprey Group sold Harbor Foods. Osprey grew. The Harbor and the harbor froze.";
  const task = { text, language: "en" as const, findKnown: async () => new Map(), signal };
  const entities = await entitiesIn(task, []);
  const places = entities.map(({ mentions }) => mentions.map(({ start, end }) => text.slice(start, end)));
  expect(places).toEqual([["Osprey Group", "Osprey"], ["Harbor Foods"]]);
});

test("the first word of a name is an organization of its own if the graph knows it, or the text names it before", async () => {
  const named = async (text: string, known: readonly KnownEntity[] = []) => {
    const byKey = new Map(known.flatMap((entity) => identityKeys(entity.name).map((key) => [key, [entity]])));
    const tags = [...text.matchAll(/Osprey(?: Cloud)?/g)].map(({ 0: name, index }) => {
      return { start: index, end: index + name.length, kind: "COMPANY" as const };
    });
    const entities = await entitiesIn({ text, language: "en", findKnown: async () => byKey, signal }, tags);
    return Object.fromEntries(entities.map(({ name, mentions }) => [name, mentions.length]));
  };
  const text = "Osprey Cloud grew. A clerk of Osprey wrote.";
  expect(await named(text)).toEqual({ "Osprey Cloud": 2 });
  const osprey = { id: "company:osprey", kind: "COMPANY", name: "Osprey" } as const;
  expect(await named(text, [osprey])).toEqual({ "Osprey Cloud": 1, Osprey: 1 });
  const inOrder = "Osprey grows. A clerk of Osprey wrote. Osprey Cloud sells. Osprey won.";
  expect(await named(inOrder)).toEqual({ Osprey: 3, "Osprey Cloud": 1 });
});

test("the words that a pattern needs are those without which it cannot match", () => {
  expect(neededWords("(?:[Mm]it)?[Gg]ründer(?:in)? (?:von|der) ⟨O[0-9]+⟩")).toEqual(["ründer"]);
  expect(neededWords("⟨P[0-9]+⟩(?: (?:leads|heads)| is the (?P<role>chief|head) of)")).toEqual([
    "leads",
    "heads",
    "is the",
  ]);
  expect(neededWords("(?:founded)? in a+b{0,2}[abc]")).toBeNull();
  const without = (["de", "en"] as const).flatMap((language) => patternsOf(language)).filter(({ needs }) => !needs);
  expect(without.length).toBeLessThan(30);
});

/** The entities of a text of which the tagger says nothing else than these tags, such as "COMPANY Nordlicht". */
async function namesIn(language: Language, text: string, tags: readonly TaggedSpan[] = []) {
  const entities = await entitiesIn({ text, language, findKnown: async () => new Map(), signal }, tags);
  return entities.flatMap(({ kind, mentions }) =>
    mentions.map(({ start, end }) => `${kind} ${text.slice(start, end)}`),
  );
}

test("a name with & is an organization, whatever the tagger takes its parts for, and not that of two persons", async () => {
  const text = "Quast & Brook vertrat Max & Anna und Bo Lind & Ada Berg.";
  const tags = [tag(text, "Quast", "PERSON"), tag(text, "Max", "PERSON"), tag(text, "Bo Lind", "PERSON")];
  const names = await namesIn("de", text, [...tags, tag(text, "Ada Berg", "PERSON")]);
  expect(names.filter((name) => name.startsWith("COMPANY"))).toEqual(["COMPANY Quast & Brook"]);
});

test.each([
  ["de", "Der Kieler Anlagenbauer Nordlicht GmbH wächst.", ["COMPANY Nordlicht GmbH"]],
  ["de", "Das sagte der Anwalt der Kanzlei Berg & Lund heute.", ["COMPANY Berg & Lund"]],
  ["de", "Papierwelt beschäftigt 40 Leute.", ["COMPANY Papierwelt"]],
  ["de", "HUSUM (kna) - Es regnet.", ["PLACE HUSUM", "COMPANY kna"]],
  ["de", "GAL – Alles neu.", []],
  [
    "de",
    "Die J.C.C. Bolt GmbH und die Harbor S.à r.l. wachsen.",
    ["COMPANY J.C.C. Bolt GmbH", "COMPANY Harbor S.à r.l."],
  ],
  ["de", "HUSUM (kna-XYZ) - Es regnet.", ["PLACE HUSUM", "COMPANY kna"]],
  ["de", "Sie schließt das Werk in Arnis bald.", ["PLACE Arnis"]],
  ["de", "Das Krankenhaus Kleinau schließt.", ["COMPANY Krankenhaus Kleinau"]],
  ["de", "Die Ziegelei Arnis und die Elbe-Landesbank wachsen.", ["COMPANY Ziegelei Arnis", "COMPANY Elbe-Landesbank"]],
  ["de", "Es ist eine Holding namens Quint.", ["COMPANY Quint"]],
  ["de", "Bolt GmbH ist eine Tochter von Segelbund.", ["COMPANY Bolt GmbH", "COMPANY Segelbund"]],
  ["de", "Bolt GmbH ist eine Tochter von Banken.", ["COMPANY Bolt GmbH"]],
  ["en", "The Oslo-based Fjord Fund met Wick's Pale Holdings.", ["COMPANY Fjord Fund", "COMPANY Pale Holdings"]],
  [
    "en",
    "Shops of Bolt Ltd grew, as Bolt Ltd bought Tin Whistle.",
    ["COMPANY Bolt Ltd", "COMPANY Bolt Ltd", "COMPANY Tin Whistle"],
  ],
  ["en", "Shops of Bolt Ltd grew, as did the Tin Whistle.", ["COMPANY Bolt Ltd"]],
  [
    "en",
    "The Oslo-based Alder Motors, Inc. and eBolt Group Co., Ltd. met Ada Berg, LLC.",
    ["COMPANY Alder Motors, Inc.", "COMPANY eBolt Group Co., Ltd.", "COMPANY Ada Berg, LLC"],
  ],
  ["en", "He is the CEO of Tin Whistle, a start-up.", ["COMPANY Tin Whistle"]],
  [
    "en",
    "New York Opera Theater met the new Alder Theater.",
    ["COMPANY New York Opera Theater", "COMPANY Alder Theater"],
  ],
] as const)("%s: without the tagger, %j names %j", async (language, text, names) => {
  expect(await namesIn(language, text)).toEqual(names);
});

test.each([
  ["the Chief Executive Officer of Nordlicht spoke", "Chief Executive Officer of Nordlicht", ["COMPANY Nordlicht"]],
  ["as Nordlicht CEO Ada Berg said", "Nordlicht CEO Ada Berg", ["COMPANY Nordlicht", "PERSON Ada Berg"]],
  ["as Managing Director Ada Berg said", "Managing Director Ada Berg", ["PERSON Ada Berg"]],
  ["as the Executive Committee said", "Executive Committee", []],
  ["he left the US for good", "US", ["PLACE US"]],
  ["he left the United Nations for good", "United Nations", ["COMPANY United Nations"]],
  ["he heads New Harbor Bank Nordlicht now", "New Harbor Bank Nordlicht", ["COMPANY New Harbor Bank Nordlicht"]],
] as const)("in %j, of which the tagger takes %j for an organization, the names are %j", async (text, name, names) => {
  expect(await namesIn("en", text, [tag(text, name, "COMPANY")])).toEqual(names);
});

test.each([
  ["NHB wuchs, und die Nordlicht Hansebank AG (NHB) auch.", ["NHB", "Nordlicht Hansebank AG", "NHB"]],
  ["NHB wuchs, und die Nordlicht Hansebank AG (FAZ) auch.", ["Nordlicht Hansebank AG"]],
])("in %j, what is named with and without an acronym is %j", async (text, names) => {
  expect(await namesIn("de", text)).toEqual(names.map((name) => `COMPANY ${name}`));
});

test.each([
  ["Threadbare is a small, family-owned clothing company based in Kiel.", "Threadbare"],
  ["They met the CEO of NHB, who left.", "NHB"],
  ["She was co-founder of FeedWorks.", "FeedWorks"],
])("without the tagger, %j names an organization, %s", async (text, name) => {
  expect(await namesIn("en", text)).toEqual([`COMPANY ${name}`]);
});

test("a nickname in quotation marks is a part of the name", async () => {
  const text = 'It was Ada M. "Addi" Berg who left.';
  const tags = [tag(text, "Ada M", "PERSON"), tag(text, "Berg", "PERSON")];
  expect(await namesIn("en", text, tags)).toEqual(['PERSON Ada M. "Addi" Berg']);
});

test("one word that the tagger takes for a person is one, and a town's adjective names the town", async () => {
  const alone = "Berg geht. Das sagt Bo Lund.";
  expect(await namesIn("de", alone, [tag(alone, "Berg", "PERSON"), tag(alone, "Bo Lund", "PERSON")])).toEqual([
    "PERSON Berg",
    "PERSON Bo Lund",
  ]);
  const surname = "Tecfix wächst. Das sagt Bo Tecfix.";
  expect(await namesIn("de", surname, [tag(surname, "Bo Tecfix", "PERSON")])).toEqual([
    "PERSON Tecfix",
    "PERSON Bo Tecfix",
  ]);
  const town = "Sie wohnt in Husum. Die Husumer Werft schließt.";
  expect(await namesIn("de", town, [tag(town, "Husum", "PLACE")])).toEqual(["PLACE Husum", "PLACE Husumer"]);
});
