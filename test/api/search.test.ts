import type { App } from "../../src/app.ts";
import { luceneQuery } from "../../src/lookup/lucene-query.ts";
import { cypher } from "../../src/neo4j/cypher-files.ts";
import { refill, startTestApp, timeoutMs } from "../test-app.ts";

const people = [
  ["person:angela-muller", "Angela Müller", "Angela Mueller-Groß"],
  ["person:juergen-gross", "Jürgen Groß"],
  ["person:jorg-schonbohm", "Jörg Schönbohm"],
  ["person:jack-ma", "Jack Ma", "Ma Yun", "马云"],
  ["person:jack-welch", "Jack Welch"],
  ["person:donald-trump", "Donald Trump", "Donald J. Trump"],
  ["person:emmanuel-macron", "Emmanuel Macron"],
  ["person:andre-citroen", "André Citroën"],
  ["person:lech-walesa", "Lech Wałęsa"],
  ["person:bjork", "Björk Guðmundsdóttir"],
  ["person:christine-lagarde", "Christine Lagarde"],
  ["person:ursula-von-der-leyen", "Ursula von der Leyen"],
  ["person:hauck", "Maximilian Hauck-Aufhäuser"],
  ["person:levy", "לוי אשכול", "Levi Eshkol"],
  ["person:anna-schmidt", "Anna Schmidt"],
  ["person:anne-schmitt", "Anne Schmitt"],
] as const;
const companies = [
  ["company:alibaba", "Alibaba", "Alibaba Group Holding"],
  ["company:alibaba-cloud", "Alibaba Cloud", "Aliyun"],
  ["company:volkswagen", "Volkswagen", "VW", "Volkswagen AG"],
  ["company:volksbank", "Volksbank"],
  ["company:deutsche-bank", "Deutsche Bank", "Deutsche Bank AG"],
  ["company:deutsche-telekom", "Deutsche Telekom"],
  ["company:siemens", "Siemens", "Siemens Aktiengesellschaft"],
  ["company:at-t", "AT&T"],
  ["company:cplusplus", "C++"],
  ["company:smile", "😀"],
  ["company:rock-n-roll", "Rock'n'Roll (Berlin) GmbH"],
  ["company:and", "AND OR NOT"],
  [
    "company:long",
    `${"Allgemeine ".repeat(6)}Gesellschaft für Lampen`,
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen",
  ],
  ["company:longer", `${"Allgemeine ".repeat(6)}Gesellschaft für Leuchten`],
  ["company:koelner-muehle", "Kölner Mühle", "Koelner Muehlenwerke"],
] as const;
const places = [
  ["place:munich", "Munich", "München"],
  ["place:cologne", "Cologne", "Köln"],
  ["place:frankfurt", "Frankfurt am Main"],
  ["place:frankfurt-oder", "Frankfurt (Oder)"],
  ["place:united-states", "United States", "USA", "Vereinigte Staaten"],
  ["place:beijing", "Beijing", "Peking"],
  ["place:zurich", "Zürich", "Zurich"],
  ["place:sao-paulo", "São Paulo"],
  ["place:saarbruecken", "Saarbrücken"],
  ["place:duesseldorf", "Düsseldorf"],
] as const;

const entitiesOf = (kind: string, rows: readonly (readonly string[])[]) =>
  rows.map(([id, name, ...aliases]) => ({ ref: id, id, kind, name, aliases }));
const tie = (type: string, source: string, target: string) => ({
  type,
  source,
  target,
  evidence: [{ statement: "Says so." }],
});

const record = {
  article: { id: "article:names", title: "Names", language: "en" },
  entities: [...entitiesOf("PERSON", people), ...entitiesOf("COMPANY", companies), ...entitiesOf("PLACE", places)],
  relations: [
    tie("HEADS", "person:jack-ma", "company:alibaba"),
    tie("LOCATED_IN", "company:alibaba", "place:beijing"),
    tie("LOCATED_IN", "person:jack-ma", "place:beijing"),
    tie("LOCATED_IN", "company:alibaba-cloud", "place:frankfurt"),
    tie("LOCATED_IN", "company:deutsche-bank", "place:frankfurt"),
  ],
};

let app: App;
beforeAll(async () => {
  app = await startTestApp([record]);
});
afterAll(() => app.stop());

interface Hit {
  readonly cursor: string;
  readonly matched: string;
  readonly score: number;
  readonly node: { readonly id: string };
}

async function search(text: string, more: Record<string, unknown> = {}) {
  const { data, errors } = await app.execute(
    `query ($text: String!, $kinds: [EntityKind!], $first: Int, $after: String) {
      search(text: $text, kinds: $kinds, first: $first, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } edges { cursor score matched node { id } }
      }
    }`,
    { text, ...more },
  );
  return { errors, hits: (data?.search ?? null) as { edges: Hit[]; totalCount: number; pageInfo: PageInfo } | null };
}
interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}
const idsOf = async (text: string, more = {}) => (await search(text, more)).hits?.edges.map(({ node }) => node.id);

describe("search", () => {
  test.each(["𝐀𝐍𝐃", "AND", "𝐍𝐎𝐓 𝐎𝐑", "ＴＯ"])("%s is searched for like any other word", async (text) => {
    const { errors, hits } = await search(text);
    expect([errors, hits?.edges.some(({ node }) => node.id === "company:and")]).toEqual([
      undefined,
      !text.includes("Ｔ"),
    ]);
  });

  test.each(["AND", "OR x", "a NOT", "a TO b", 'a" AND', "\\u0041", "x:y*", "()"])(
    "the key %s is no syntax of Lucene",
    async (key) => {
      const lucene = luceneQuery([key], ["COMPANY"]);
      await expect(app.neo4j.read(cypher("search/count", { lucene }), { timeoutMs })).resolves.toHaveLength(1);
    },
  );

  test.each([
    ["Jack Ma", "person:jack-ma"],
    ["jack ma", "person:jack-ma"],
    ["ma jack", "person:jack-ma"],
    ["Ma Yun", "person:jack-ma"],
    ["马云", "person:jack-ma"],
    ["jack", "person:jack-ma"],
    ["Jack Wlech", "person:jack-welch"],
    ["welch", "person:jack-welch"],
    ["Angela Muller", "person:angela-muller"],
    ["angela mueller", "person:angela-muller"],
    ["MÜLLER", "person:angela-muller"],
    ["Jurgen Gross", "person:juergen-gross"],
    ["juergen groß", "person:juergen-gross"],
    ["schoenbohm", "person:jorg-schonbohm"],
    ["Schonbom", "person:jorg-schonbohm"],
    ["trump", "person:donald-trump"],
    ["Donlad Trump", "person:donald-trump"],
    ["Emanuel Macron", "person:emmanuel-macron"],
    ["citroen", "person:andre-citroen"],
    ["walesa lech", "person:lech-walesa"],
    ["Gudmundsdottir", "person:bjork"],
    ["lagard", "person:christine-lagarde"],
    ["von der leyen", "person:ursula-von-der-leyen"],
    ["leyen ursula", "person:ursula-von-der-leyen"],
    ["aufhauser", "person:hauck"],
    ["אשכול", "person:levy"],
    ["anna schmidt", "person:anna-schmidt"],
    ["alibba", "company:alibaba"],
    ["aliyun", "company:alibaba-cloud"],
    ["vw", "company:volkswagen"],
    ["Volkswagon", "company:volkswagen"],
    ["deutsche bank", "company:deutsche-bank"],
    ["telekom deutsche", "company:deutsche-telekom"],
    ["Simens", "company:siemens"],
    ["at&t", "company:at-t"],
    ["Rock'n'Roll", "company:rock-n-roll"],
    ["and or not", "company:and"],
    ["koelner muehle", "company:koelner-muehle"],
    ["Muenchen", "place:munich"],
    ["munchen", "place:munich"],
    ["Koln", "place:cologne"],
    ["frankfurt main", "place:frankfurt"],
    ["frankfurt oder", "place:frankfurt-oder"],
    ["vereinigte", "place:united-states"],
    ["peking", "place:beijing"],
    ["Zuerich", "place:zurich"],
    ["sao paolo", "place:sao-paulo"],
    ["Saarbruken", "place:saarbruecken"],
    ["dusseldorf", "place:duesseldorf"],
    ["😀", "company:smile"],
  ])("%s finds %s first", async (text, id) => {
    expect((await idsOf(text))?.[0]).toBe(id);
  });

  test("an exact name comes first, then a name that starts with the text, then a similar one; equal ones by degree", async () => {
    const { hits } = await search("alibaba");
    expect(hits?.edges.map(({ node, matched, score }) => [node.id, matched, Math.floor(score)])).toEqual([
      ["company:alibaba", "Alibaba", 4],
      ["company:alibaba-cloud", "Alibaba Cloud", 3],
    ]);
    expect(await idsOf("frankfurt")).toEqual(["place:frankfurt", "place:frankfurt-oder"]);
    expect(await idsOf("schmitt")).toEqual(["person:anne-schmitt", "person:anna-schmidt"]);
  });

  test("matched is the name or alias that was found", async () => {
    expect((await search("muenchen")).hits?.edges).toMatchObject([{ matched: "München" }]);
  });

  test("kinds filters before the limit", async () => {
    expect(await idsOf("a", { kinds: ["PLACE"], first: 3 })).toEqual(["place:frankfurt"]);
    expect(await idsOf("jack", { kinds: ["COMPANY"] })).toEqual([]);
    expect(await idsOf("jack", { kinds: [] })).toEqual([]);
  });

  test("no typo is allowed in a short word, and two in a long one", async () => {
    expect(await idsOf("jacx")).toEqual([]);
    expect(await idsOf("volkzwagem")).toEqual(["company:volkswagen"]);
    expect(await idsOf("sziemenz")).toEqual([]);
  });

  test.each([..."+-&|!(){}[]^\"~*?:\\/'<>=@#$%;,._`"])("%s is plain text", async (sign) => {
    for (const text of [sign, `${sign}jack${sign}`, `jack ${sign} ma`, `ma${sign}`]) {
      expect((await search(text)).errors).toBeUndefined();
    }
    expect((await idsOf(`jack${sign} ${sign}ma`))?.[0]).toBe("person:jack-ma");
  });

  test.each(["", " ", "\n\t", "\u0000", "OR", "jack AND", "NOT jack", "id:1", "*:*", "kind:PERSON", "/.*/", "\ud83d"])(
    "%j is plain text too",
    async (text) => {
      expect((await search(text)).errors).toBeUndefined();
    },
  );

  test("a text of 10,000 characters is refused, and the error names the limit", async () => {
    expect((await search("x".repeat(10_000))).errors).toMatchObject([
      { extensions: { code: "BAD_USER_INPUT", argument: "text", limit: 300, value: 10_000 } },
    ]);
  });

  test("a malformed cursor is refused", async () => {
    expect((await search("jack", { after: "nonsense" })).errors).toMatchObject([
      { extensions: { code: "BAD_CURSOR" } },
    ]);
  });

  const pagesOf = async (text: string, first: number, between: (page: number) => Promise<void> = async () => {}) => {
    const seen: string[] = [];
    for (let after: string | null = null, page = 0; page < 50; page++) {
      const { hits }: { hits: { edges: Hit[]; pageInfo: PageInfo } | null } = await search(text, { first, after });
      seen.push(...(hits?.edges.map(({ node }) => node.id) ?? []));
      if (!hits?.pageInfo.hasNextPage) break;
      after = hits.pageInfo.endCursor;
      expect(after?.length).toBeLessThan(200);
      await between(page);
    }
    return seen;
  };

  test.each([1, 2, 3, 7])("all pages of %i together are the whole list", async (first) => {
    const all = await idsOf("s", { first: 100 });
    expect(all?.length).toBeGreaterThan(5);
    expect(await pagesOf("s", first)).toEqual(all);
  });

  test("a hit whose place does not change comes once, although others change places", async () => {
    const all = (await idsOf("s", { first: 100 })) ?? [];
    const moved = all.at(-1) as string;
    const places = ["place:munich", "place:zurich", "place:cologne"];
    const seen = await pagesOf("s", 2, async (page) => {
      const relations = page % 2 === 0 ? places.map((place) => tie("LOCATED_IN", moved, place)) : [];
      const more = relations.filter(({ source, target }) => source !== target);
      await refill(app.neo4j, [{ ...record, relations: [...record.relations, ...more] }]);
    });
    await refill(app.neo4j, [record]);
    const others = [moved, ...places];
    expect(seen.filter((id) => !others.includes(id))).toEqual(all.filter((id) => !others.includes(id)));
  });

  test("a cursor is valid only for the same text, in any spelling and with any kinds", async () => {
    const { hits } = await search("deutsche", { first: 1 });
    const after = hits?.pageInfo.endCursor;
    expect(await idsOf("DEUTSCHE ", { after })).toEqual(["company:deutsche-telekom"]);
    expect(await idsOf("deutsche", { after, kinds: ["COMPANY"] })).toEqual(["company:deutsche-telekom"]);
    expect((await search("jack", { after })).errors).toMatchObject([
      {
        message: "The cursor in after belongs to a search for another text. Begin with the first page.",
        extensions: { code: "BAD_CURSOR", argument: "after" },
      },
    ]);
  });

  test("totalCount counts all hits, not those of the page", async () => {
    const { hits } = await search("deutsche", { first: 1 });
    expect(hits).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    expect(hits?.edges).toHaveLength(1);
  });
});

describe("suggest", () => {
  const suggest = async (prefix: string, more: Record<string, unknown> = {}) => {
    const { data, errors } = await app.execute(
      "query ($prefix: String!, $kinds: [EntityKind!], $limit: Int) { suggest(prefix: $prefix, kinds: $kinds, limit: $limit) { matched entity { id degree } } }",
      { prefix, ...more },
    );
    return errors ? { errors } : (data?.suggest as { matched: string; entity: { id: string } }[]);
  };
  const ids = async (prefix: string, more = {}) => {
    const found = await suggest(prefix, more);
    return Array.isArray(found) ? found.map(({ entity }) => entity.id) : found;
  };

  test("finds words of names and aliases by their beginning, from one letter on, ordered by degree", async () => {
    expect(await ids("j")).toEqual([
      "person:jack-ma",
      "person:donald-trump",
      "person:jack-welch",
      "person:jorg-schonbohm",
      "person:juergen-gross",
    ]);
    expect(await ids("ja")).toEqual(["person:jack-ma", "person:jack-welch"]);
    expect(await ids("wel")).toEqual(["person:jack-welch"]);
    expect(await ids("frank")).toEqual(["place:frankfurt", "place:frankfurt-oder"]);
    expect(await ids("von der l")).toEqual(["person:ursula-von-der-leyen"]);
    expect(await suggest("verein")).toEqual([
      { matched: "Vereinigte Staaten", entity: { id: "place:united-states", degree: 0 } },
    ]);
  });

  test("ignores case, accents and umlauts, also inside a word", async () => {
    for (const prefix of ["MÜN", "mun", "muen", "Muenc", "munch"]) expect(await ids(prefix)).toContain("place:munich");
  });

  test("does not find typos or the middle of a word", async () => {
    expect(await ids("jakc")).toEqual([]);
    expect(await ids("ibaba")).toEqual([]);
  });

  test("filters kinds before the limit, and returns each entity once", async () => {
    expect(await ids("a", { kinds: ["COMPANY"], limit: 2 })).toEqual(["company:alibaba", "company:alibaba-cloud"]);
    expect(await ids("deutsche bank")).toEqual(["company:deutsche-bank"]);
    expect(await ids("j", { limit: 0 })).toEqual([]);
  });

  test.each([
    [`${"Allgemeine ".repeat(6)}Gesellschaft für L`, ["company:long", "company:longer"]],
    [`${"Allgemeine ".repeat(6)}Gesellschaft für La`, ["company:long"]],
    [`${"ALLGEMEINE ".repeat(6)}Gesellschaft für Leuchten`, ["company:longer"]],
    [`${"llgemeine ".repeat(6)}Gesellschaft für Leuchten`, []],
    ["thirteen f", ["company:long"]],
    ["one two three four five six seven eight nine ten eleven twelve thirteen fourt", ["company:long"]],
  ])("the long prefix %s finds the right entities", async (prefix, ids) => {
    expect(((await suggest(prefix)) as { entity: { id: string } }[]).map(({ entity }) => entity.id)).toEqual(ids);
  });

  test("an empty prefix returns nothing; too long a prefix and too large a limit are refused", async () => {
    expect(await ids("")).toEqual([]);
    expect(await ids("x".repeat(10_000))).toMatchObject({ errors: [{ extensions: { argument: "prefix" } }] });
    expect(await ids("j", { limit: 101 })).toMatchObject({
      errors: [{ extensions: { argument: "limit", limit: 100 } }],
    });
  });
});
