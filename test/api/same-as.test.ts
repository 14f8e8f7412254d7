import { fixtureApi } from "./fixture-api.ts";

const { ask, refusal } = fixtureApi();

describe("an id in another register", () => {
  const found = async (text: string, kinds = "") =>
    (await ask(`{ search(text: "${text}"${kinds}) { totalCount edges { node { id } matched score } } }`)).search;
  const aster = { node: { id: "company:aster" }, matched: "lei:A2000000000000000002" };

  test("finds the entity first, as the id itself matched", async () => {
    expect(await found("lei:A2000000000000000002")).toEqual({
      totalCount: 1,
      edges: [{ ...aster, score: expect.closeTo(5.9, 0) }],
    });
    for (const written of [" wikidata:Q2 ", "Wikidata:q2", "LEI:a2000 0000 0000 000 0002"])
      expect(await found(written)).toMatchObject({ edges: [{ node: { id: "company:aster" } }] });
    expect(await found("lei:A2000000000000000002", ", kinds: [COMPANY]")).toMatchObject({ totalCount: 1 });
  });

  test("of another kind or of nobody finds nothing", async () => {
    const nothing = { totalCount: 0, edges: [] };
    expect(await found("lei:A2000000000000000002", ", kinds: [PERSON]")).toEqual(nothing);
    expect(await found("wikidata:Q999")).toEqual(nothing);
  });

  test("is a filter of entities, with the others", async () => {
    const total = async (filter: string) =>
      (await ask(`{ entities(filter: { ${filter} }) { totalCount nodes { id } } }`)).entities;
    const one = { totalCount: 1, nodes: [{ id: "company:aster" }] };
    const none = { totalCount: 0, nodes: [] };
    expect(await total('sameAs: "wikidata:Q2"')).toEqual(one);
    expect(await total('sameAs: "wikidata:Q2", mentionedIn: "article:one", nameContains: "ast", minDegree: 1')).toEqual(
      one,
    );
    expect(await total('sameAs: "wikidata:Q2", locatedIn: "place:porta"')).toEqual(one);
    expect(await total('sameAs: "wikidata:Q2", mentionedIn: "article:three"')).toEqual(none);
    expect(await total('sameAs: "wikidata:Q2", kinds: [PERSON]')).toEqual(none);
    expect(await total('sameAs: "wikidata:q2"')).toEqual(one);
    expect((await refusal(`{ entities(filter: { sameAs: "${"a".repeat(301)}" }) { totalCount } }`)).extensions).toEqual(
      {
        ...{ code: "BAD_USER_INPUT", argument: "filter.sameAs", limit: 300, value: 301 },
      },
    );
  });
});
