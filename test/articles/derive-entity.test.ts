import { deriveEntity, type Mention } from "../../src/articles/derive-entity.ts";
import { valuesIn } from "../../src/entity-fields.ts";

function mention(said: Partial<Mention> = {}): Mention {
  return {
    entityId: "place:porta",
    articleId: "article:a",
    publishedOn: null,
    name: "Porta",
    ...valuesIn({}),
    ...said,
  };
}

/** What it shows, whatever the order of the mentions. */
function derived(...mentions: Mention[]) {
  const entity = deriveEntity(mentions);
  expect(deriveEntity([...mentions].reverse())).toEqual(entity);
  return entity;
}

test("one mention is shown as it is", () => {
  expect(
    derived(
      mention({
        aliases: ["The Port"],
        description: "A city.",
        sameAs: ["wikidata:Q1"],
        placeKind: "city",
        latitude: 54.25,
        longitude: 10.5,
      }),
    ),
  ).toEqual({
    id: "place:porta",
    name: "Porta",
    sortName: "porta",
    ...valuesIn({}),
    aliases: ["The Port"],
    description: "A city.",
    sameAs: ["wikidata:Q1"],
    placeKind: "city",
    latitude: 54.25,
    longitude: 10.5,
  });
});

test("the name is the newest article's, and every other name an alias", () => {
  expect(
    derived(
      mention({ articleId: "article:a", publishedOn: "2015", name: "Pörta", aliases: ["Porta", "Haven"] }),
      mention({ articleId: "article:b", publishedOn: "2019-03", name: "Porta", aliases: ["Zed"] }),
      mention({ articleId: "article:c", name: "Anton" }),
    ),
  ).toMatchObject({
    name: "Porta",
    sortName: "porta",
    aliases: ["Anton", "Haven", "Pörta", "Zed"],
  });
});

test("each fact is that of the newest article that gives it", () => {
  expect(
    derived(
      mention({
        articleId: "article:a",
        publishedOn: "2015",
        description: "Old.",
        placeKind: "town",
        latitude: 1,
        longitude: 2,
      }),
      mention({ articleId: "article:b", publishedOn: "2016", description: "New.", latitude: 3, longitude: 4 }),
      mention({ articleId: "article:c", publishedOn: "2017" }),
      mention({ articleId: "article:d", description: "Undated.", placeKind: "village" }),
    ),
  ).toMatchObject({ description: "New.", placeKind: "town", latitude: 3, longitude: 4 });
});

test("a sort that says nothing counts only where no article says more", () => {
  expect(
    derived(
      mention({ publishedOn: "2015", orgKind: "PARTY" }),
      mention({ articleId: "article:b", publishedOn: "2020", orgKind: "UNKNOWN" }),
    ).orgKind,
  ).toBe("PARTY");
  expect(derived(mention({ orgKind: "UNKNOWN" }), mention({ articleId: "article:b" })).orgKind).toBe("UNKNOWN");
});

test("an address is that of one article, with what it leaves out", () => {
  const part = { text: null, city: null, postcode: null, country: null };
  const whole = { text: "Quay 1", city: "Porta", postcode: "1", country: "SE" };
  expect(
    derived(
      mention({ publishedOn: "2015", address: whole }),
      mention({ articleId: "article:b", publishedOn: "2020", address: { ...part, city: "Vela" } }),
    ).address,
  ).toEqual({ ...part, city: "Vela" });
});

test("a point on the equator or the first meridian is a point", () => {
  expect(derived(mention({ latitude: 0, longitude: 0 }))).toMatchObject({ latitude: 0, longitude: 0 });
});

test("of two articles of one date the smaller id is believed", () => {
  expect(
    derived(
      mention({ articleId: "article:b", publishedOn: "2015", name: "B" }),
      mention({ articleId: "article:a", publishedOn: "2015", name: "A" }),
    ).name,
  ).toBe("A");
});

test("ids in other registers are gathered from all, each once", () => {
  expect(
    derived(
      mention({ sameAs: ["wikidata:Q1", "x:2"] }),
      mention({ articleId: "b", sameAs: ["lei:90000000000000000002", "wikidata:Q1"] }),
    ).sameAs,
  ).toEqual(["lei:90000000000000000002", "wikidata:Q1", "x:2"]);
});
