import fc from "fast-check";
import { deriveEntity, type Mention, shownMentions } from "../../src/articles/derive-entity.ts";
import { valuesIn } from "../../src/entity-fields.ts";

function mention(said: Partial<Mention> = {}): Mention {
  return {
    entityId: "place:porta",
    sourceId: "article:a",
    saidOn: null,
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
    origins: [
      {
        sourceId: "article:a",
        saidOn: null,
        fields: ["description", "placeKind", "latitude", "longitude"],
      },
    ],
  });
});

test("the name is the newest article's, and every other name an alias", () => {
  expect(
    derived(
      mention({ sourceId: "article:a", saidOn: "2015", name: "Pörta", aliases: ["Porta", "Haven"] }),
      mention({ sourceId: "article:b", saidOn: "2019-03", name: "Porta", aliases: ["Zed"] }),
      mention({ sourceId: "article:c", name: "Anton" }),
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
        sourceId: "article:a",
        saidOn: "2015",
        description: "Old.",
        placeKind: "town",
        latitude: 1,
        longitude: 2,
      }),
      mention({ sourceId: "article:b", saidOn: "2016", description: "New.", latitude: 3, longitude: 4 }),
      mention({ sourceId: "article:c", saidOn: "2017" }),
      mention({ sourceId: "article:d", description: "Undated.", placeKind: "village" }),
    ),
  ).toMatchObject({ description: "New.", placeKind: "town", latitude: 3, longitude: 4 });
});

test("a sort that says nothing counts only where no article says more", () => {
  expect(
    derived(
      mention({ saidOn: "2015", orgKind: "PARTY" }),
      mention({ sourceId: "article:b", saidOn: "2020", orgKind: "UNKNOWN" }),
    ).orgKind,
  ).toBe("PARTY");
  expect(derived(mention({ orgKind: "UNKNOWN" }), mention({ sourceId: "article:b" })).orgKind).toBe("UNKNOWN");
});

test("an address is that of one article, with what it leaves out", () => {
  const part = { text: null, city: null, postcode: null, country: null };
  const whole = { text: "Quay 1", city: "Porta", postcode: "1", country: "SE" };
  expect(
    derived(
      mention({ saidOn: "2015", address: whole }),
      mention({ sourceId: "article:b", saidOn: "2020", address: { ...part, city: "Vela" } }),
    ).address,
  ).toEqual({ ...part, city: "Vela" });
});

test("a point on the equator or the first meridian is a point", () => {
  expect(derived(mention({ latitude: 0, longitude: 0 }))).toMatchObject({ latitude: 0, longitude: 0 });
});

test("of two articles of one date the smaller id is believed", () => {
  expect(
    derived(
      mention({ sourceId: "article:b", saidOn: "2015", name: "B" }),
      mention({ sourceId: "article:a", saidOn: "2015", name: "A" }),
    ).name,
  ).toBe("A");
});

test("ids in other registers are gathered from all, each once", () => {
  expect(
    derived(
      mention({ sameAs: ["wikidata:Q1", "x:2"] }),
      mention({ sourceId: "b", sameAs: ["lei:90000000000000000002", "wikidata:Q1"] }),
    ).sameAs,
  ).toEqual(["lei:90000000000000000002", "wikidata:Q1", "x:2"]);
});

test("derives from its origins and from what is new as it does from all that articles say", () => {
  const one = <T>(...values: T[]) => fc.constantFrom(null, ...values);
  const some = <T>(...values: T[]) => fc.subarray(values);
  const said = fc.record({
    name: fc.constantFrom("A", "B", "C"),
    aliases: some("A", "B", "D"),
    sameAs: some("x:1", "x:2"),
    description: one("Old.", "New."),
    orgKind: one("PARTY", "UNKNOWN"),
    latitude: one(1, 2),
    address: one({ text: "Quay 1", city: null, postcode: null, country: null }),
  });
  const article = fc.record({
    saidOn: one("2015", "2015-06", "2020"),
    entities: fc.array(said, { minLength: 1, maxLength: 2 }),
  });
  const histories = fc
    .array(article, { minLength: 2, maxLength: 6 })
    .chain((articles) =>
      fc.record({ articles: fc.constant(articles), known: fc.integer({ min: 1, max: articles.length - 1 }) }),
    );
  fc.assert(
    fc.property(histories, ({ articles, known }) => {
      const all = articles.map(({ saidOn, entities }, i) =>
        entities.map((said) => mention({ ...said, sourceId: `article:${i}`, saidOn })),
      );
      const shown = deriveEntity(all.slice(0, known).flat());
      expect(deriveEntity([...shownMentions(shown), ...all.slice(known).flat()])).toEqual(deriveEntity(all.flat()));
    }),
    { numRuns: 2_000 },
  );
});
