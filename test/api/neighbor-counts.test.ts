import { fixtureApi } from "./fixture-api.ts";

const { ask } = fixtureApi();

const count = (type: string, direction: string, kind: string, label: string, total: number) => ({
  type,
  direction,
  kind,
  label,
  total,
});
const fields = "type direction kind label total";

test("neighborCounts groups relations by type, direction and kind, the largest first, then by type", async () => {
  expect(await ask(`{ company(id: "company:aster") { neighborCounts { ${fields} } } }`)).toEqual({
    company: {
      neighborCounts: [
        count("HEADS", "IN", "PERSON", "headed by", 3),
        count("COMPETES_WITH", "BOTH", "COMPANY", "competes with", 1),
        count("FOUNDED_BY", "OUT", "PERSON", "founded by", 1),
        count("LOCATED_IN", "OUT", "PLACE", "located in", 1),
        count("PARTNER_OF", "BOTH", "COMPANY", "partner of", 1),
        count("SUBSIDIARY_OF", "IN", "COMPANY", "parent of", 1),
      ],
    },
  });
});

test("neighborCounts has an item for each direction and kind of a type", async () => {
  expect(await ask(`{ place(id: "place:porta") { neighborCounts { ${fields} } } }`)).toEqual({
    place: {
      neighborCounts: [
        count("LOCATED_IN", "OUT", "PLACE", "located in", 2),
        count("LOCATED_IN", "IN", "COMPANY", "location of", 1),
        count("LOCATED_IN", "IN", "PERSON", "location of", 1),
      ],
    },
  });
});

test("a symmetric type has direction BOTH from either end", async () => {
  expect(
    await ask(`{ company(id: "company:borea") { neighborCounts(filter: { types: [PARTNER_OF] }) { ${fields} } } }`),
  ).toEqual({ company: { neighborCounts: [count("PARTNER_OF", "BOTH", "COMPANY", "partner of", 1)] } });
});

test("neighborCounts with a filter counts matching relations, and is empty if none match", async () => {
  expect(
    await ask(`{
      company(id: "company:aster") {
        inTwenty15: neighborCounts(filter: { asOf: "2015", kinds: [PERSON] }) { ${fields} }
        none: neighborCounts(filter: { types: [VISITED] }) { total }
      }
    }`),
  ).toEqual({
    company: {
      inTwenty15: [
        count("FOUNDED_BY", "OUT", "PERSON", "founded by", 1),
        count("HEADS", "IN", "PERSON", "headed by", 1),
      ],
      none: [],
    },
  });
});
