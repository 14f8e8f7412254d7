import { type App, extractorsOf } from "../../src/app.ts";
import { knownEntities } from "../../src/lookup/known-entities.ts";
import { identityKeys } from "../../src/name-keys.ts";
import { readsOf } from "../../src/neo4j/driver.ts";
import { fixture } from "../fixture.ts";
import { startTestApp, timeoutMs } from "../test-app.ts";
import { article, proposalApi, text } from "./proposal-api.ts";

let app: App;
beforeAll(async () => {
  app = await startTestApp(fixture);
});
afterAll(() => app?.stop());

const { ask, refusal, accept } = proposalApi(() => app);

const entities = [
  { ref: "mara", kind: "PERSON", name: "Mara Quint" },
  { ref: "tide", kind: "COMPANY", name: "Tidewell", aliases: ["Tidewell Works"] },
  { ref: "none", kind: "COMPANY", name: "Northwell" },
];
const heads = { type: "HEADS", source: "mara", target: "tide", quote: "“Mara Quint heads Tidewell.”".slice(1, -1) };

test("what a reader quotes stands if the text bears it, and a person can accept it", async () => {
  const said = {
    entities,
    relations: [
      heads,
      { ...heads, type: "WORKS_FOR", quote: "Mara Quint left Tidewell." },
      { ...heads, target: "none" },
      { ...heads, type: "MET" },
    ],
  };
  const proposal = await ask("quote", { text, article, said, by: "assistant" });
  expect(proposal).toMatchObject({
    ...{ status: "OPEN", version: 1, extractor: null, fallenTotal: 4 },
    entities: [
      { ref: "mara", foundBy: "assistant" },
      { ref: "tide", aliases: [] },
    ],
    relations: [{ ref: "r1", type: "HEADS", quote: "Mara Quint heads Tidewell.", foundBy: "assistant" }],
  });
  expect(proposal.fallen.map(({ what }) => what)).toEqual([
    "COMPANY Northwell",
    "WORKS_FOR Mara Quint → Tidewell",
    "HEADS Mara Quint → none",
    "MET Mara Quint → Tidewell",
  ]);
  await accept(proposal.id, 1, [], ["r1"]);
  const { data } = await app.execute(`{ article(id: "${article.id}") { relations { nodes { evidence { nodes {
    paragraph extractedBy confidence statement } } } } } }`);
  expect(data?.article).toEqual({
    relations: {
      nodes: [
        {
          evidence: {
            nodes: [
              {
                ...{ paragraph: 1, extractedBy: "assistant", confidence: 0.7 },
                statement: "Says that Mara Quint heads Tidewell.",
              },
            ],
          },
        },
      ],
    },
  });
});

test("a hostile text is a text: it is cleaned, bounded, and never a statement", async () => {
  const said = {
    entities: [{ ref: "x", kind: "COMPANY", name: "Acme') DETACH DELETE n //" }],
    relations: [],
  };
  const hostile = "\u202e\u0000Acme') DETACH DELETE n // <script>alert(1)</script> {{7*7}} \ud800 $id\u200b";
  const proposal = await ask("quote", { text: hostile, article: { title: "</script>" }, said });
  expect(proposal).toMatchObject({
    text: "Acme') DETACH DELETE n // <script>alert(1)</script> {{7*7}} $id",
    entities: [{ name: "Acme') DETACH DELETE n //", mentions: [{ start: 0, end: 25 }] }],
  });
  expect(proposal.article.id).toMatch(/^article:script-[0-9a-f]{8}$/);
});

test("an article without an id gets that of its address, or else of its text", async () => {
  const said = { entities: [], relations: [] };
  const idOf = async (more: object) =>
    (await ask("quote", { text, said, article: { title: "Über Tidewell!", ...more } })).article.id;
  const ofText = await idOf({});
  expect(ofText).toMatch(/^article:uber-tidewell-[0-9a-f]{8}$/);
  expect(await idOf({ publishedOn: "2024-05" })).toBe(ofText);
  const ofAddress = await idOf({ url: "https://press.example/tidewell" });
  expect(ofAddress).not.toBe(ofText);
  expect(await idOf({ url: "https://press.example/tidewell", publisher: "Another" })).toBe(ofAddress);
});

test.each<[string, object, string, object]>([
  ["an empty text", { text: " \n\u200b " }, "BAD_USER_INPUT", { argument: "text", value: 0 }],
  [
    "a text that is too long",
    { text: "a ".repeat(25_001) },
    "BAD_USER_INPUT",
    { argument: "text", limit: 50_000, value: 50_001 },
  ],
  [
    "a faulty article",
    { article: { title: " ", publishedOn: "2024-13", url: "javascript:alert(1)" } },
    "FAULTY_RECORD",
    {},
  ],
  ["too long a name of the reader", { by: "x".repeat(301) }, "BAD_USER_INPUT", { argument: "by", limit: 300 }],
  [
    "a faulty part",
    { said: { entities: [{ ...entities[0], name: "x".repeat(301) }], relations: [] } },
    "FAULTY_RECORD",
    { faults: [{ pointer: "/entities/0/name", reason: expect.stringContaining("300") }] },
  ],
])("%s is refused", async (_, more, code, extensions) => {
  const said = { entities, relations: [heads] };
  expect(await refusal("quote", { text, article, said, ...more })).toMatchObject({ code, extensions });
});

test("the offline extractor can be switched off", async () => {
  const extractors = async (hasOfflineExtractor: boolean) => [
    ...(await extractorsOf({ hasOfflineExtractor, languageModel: null }, () => {})).keys(),
  ];
  expect([await extractors(true), await extractors(false)]).toEqual([["OFFLINE"], []]);
});

test("an extractor that is absent, and a language that none reads, are refused", async () => {
  const asked = { text, article, extractor: "LANGUAGE_MODEL" };
  expect(await refusal("propose", asked)).toMatchObject({
    code: "EXTRACTOR_UNAVAILABLE",
    message: "This service has no language model. Set LLM_URL and LLM_MODEL.",
  });
  expect(await refusal("propose", { ...asked, extractor: "OFFLINE" })).toMatchObject({
    code: "EXTRACTOR_UNAVAILABLE",
    message: "This service has no offline extractor: OFFLINE_EXTRACTOR is false.",
  });
  expect(await refusal("propose", { ...asked, article: { ...article, language: "fr-CA" } })).toMatchObject({
    code: "BAD_USER_INPUT",
    extensions: { argument: "article.language", value: "fr-CA", limit: ["de", "en"] },
  });
  expect(await refusal("propose", { ...asked, waitMs: 5_001 })).toMatchObject({
    code: "BAD_USER_INPUT",
    extensions: { argument: "waitMs", limit: 5_000 },
  });
});

test("candidates are the entities of the graph that have the name, then those that have an alias", async () => {
  const said = {
    entities: [
      { ref: "a", kind: "PERSON", name: "A. LIND", aliases: ["The Founder"] },
      { ref: "b", kind: "COMPANY", name: "Bo Marek" },
      { ref: "c", kind: "COMPANY", name: "Lamps", aliases: ["Aster Works", "Dune"] },
    ],
    relations: [],
  };
  const { id } = await ask("quote", {
    ...{ article, said },
    text: "A. Lind, The Founder, knows Bo Marek. Lamps are from Aster Works and Dune.",
  });
  const query = `{ proposal(id: "${id}") { entities { ref candidates { id kind name } } }
    proposals(first: 1) { nodes { entities { ref candidates { id } } } } }`;
  const { data } = JSON.parse(JSON.stringify(await app.execute(query, {}, "editor")));
  const ada = { id: "person:ada", kind: "PERSON", name: "Ada Lind" };
  expect(data.proposal.entities[0]).toEqual({ ref: "a", candidates: [ada] });
  expect(data.proposal.entities[1]).toEqual({ ref: "b", candidates: [] });
  expect(data.proposal.entities[2].candidates.map(({ id }: { id: string }) => id)).toEqual([
    "company:aster",
    "company:dune",
  ]);
  expect(data.proposals.nodes[0].entities[0].candidates).toEqual([{ id: "person:ada" }]);
});

test("known entities are found for more keys than one statement takes", async () => {
  const read = readsOf(app.neo4j, timeoutMs, undefined);
  const keys = [...Array.from({ length: 4_500 }, (_, i) => `nobody ${i}`), ...identityKeys("Porta"), "aster"];
  const known = await knownEntities(read, keys);
  expect([...known].map(([key, found]) => [key, found.map(({ id }) => id)])).toEqual([
    ["porta", ["place:porta"]],
    ["aster", ["company:aster"]],
  ]);
});

test.each([
  ["reader", "UNAUTHENTICATED"],
  ["switched off", "MUTATIONS_DISABLED"],
] as const)("access %j is refused with %s, also for reading", async (access, code) => {
  const said = { entities: [], relations: [] };
  const { id } = await ask("quote", { text, article, said });
  for (const [name, variables] of [
    ["load", { id }],
    ["propose", { text, article, extractor: "OFFLINE" }],
    ["quote", { text, article, said }],
    ["revise", { id, version: 1, entities: [], relations: [] }],
    ["accept", { id, version: 1, entities: [], relations: [] }],
    ["reject", { id, version: 1 }],
  ] as const)
    expect([name, await refusal(name, variables, access)]).toEqual([name, expect.objectContaining({ code })]);
  const { errors, data } = await app.execute("{ proposals { totalCount nodes { id } } }", {}, access);
  expect([data, errors?.[0]?.message]).toEqual([{ proposals: null }, expect.stringMatching(/^Proposals (need|are)/)]);
});
