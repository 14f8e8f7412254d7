import { fixtureApi } from "./fixture-api.ts";

const { ask, refusal, relationId } = fixtureApi();

test("relation returns everything that articles say about it", async () => {
  const id = await relationId("HEADS person:bo company:aster 2013-05");
  expect(
    await ask(
      `query ($id: ID!) {
        relation(id: $id) {
          __typename id type source { __typename id name } target { __typename id name degree }
          role since until current confidence sourceCount
        }
      }`,
      { id },
    ),
  ).toEqual({
    relation: {
      __typename: "Relation",
      id,
      type: "HEADS",
      source: { __typename: "Person", id: "person:bo", name: "Bo Marek" },
      target: { __typename: "Company", id: "company:aster", name: "Aster", degree: 8 },
      role: "Chief executive",
      since: "2013-05",
      until: "2017",
      current: false,
      confidence: 0.7,
      sourceCount: 2,
    },
  });
});

test("fields that no article gives are null", async () => {
  const id = await relationId("SUBSIDIARY_OF company:cobalt company:aster");
  expect(
    await ask("query ($id: ID!) { relation(id: $id) { role since until current confidence sourceCount } }", { id }),
  ).toEqual({ relation: { role: null, since: null, until: null, current: null, confidence: 1, sourceCount: 1 } });
});

test("a symmetric relation is stored from the smaller id to the larger, whatever the article says", async () => {
  const id = await relationId("PARTNER_OF company:aster company:borea 2014-02-03");
  expect(await ask("query ($id: ID!) { relation(id: $id) { source { id } target { id } } }", { id })).toEqual({
    relation: { source: { id: "company:aster" }, target: { id: "company:borea" } },
  });
});

test("an unknown id, and the id of an entity or an article, return null", async () => {
  expect(
    await ask(`{
      unknown: relation(id: "relation:heads:0") { id type }
      entity: relation(id: "person:ada") { id type }
      article: relation(id: "article:one") { id type }
    }`),
  ).toEqual({ unknown: null, entity: null, article: null });
});

describe("label", () => {
  const label = `query ($id: ID!, $from: ID) { relation(id: $id) { label(from: $from) } }`;

  test.each([
    ["FOUNDED_BY company:aster person:ada 2001", "company:aster", "founded by", "person:ada", "founded"],
    ["HEADS person:ada company:aster 2018", "person:ada", "heads", "company:aster", "headed by"],
    ["PARTNER_OF company:aster company:borea 2014-02-03", "company:aster", "partner of", "company:borea", "partner of"],
    ["LOCATED_IN place:porta place:norland", "place:porta", "located in", "place:norland", "location of"],
    ["WORKS_FOR person:cy company:borea 2016-11", "person:cy", "works for", "company:borea", "employs"],
    ["SUBSIDIARY_OF company:cobalt company:aster", "company:cobalt", "subsidiary of", "company:aster", "parent of"],
    ["OWNS person:ada company:dune", "person:ada", "owns", "company:dune", "owned by"],
    ["COMPETES_WITH company:aster company:borea", "company:aster", "competes with", "company:borea", "competes with"],
    ["MET person:ada person:bo 2015-02-11", "person:ada", "met", "person:bo", "met"],
    ["VISITED person:bo place:vela", "person:bo", "visited", "place:vela", "visited by"],
  ])("reads %s from either end, and from its source by default", async (text, source, reads, target, inverse) => {
    const id = await relationId(text);
    expect([
      await ask(label, { id, from: source }),
      await ask(label, { id, from: target }),
      await ask(label, { id }),
      await ask(label, { id, from: null }),
    ]).toEqual([reads, inverse, reads, reads].map((words) => ({ relation: { label: words } })));
  });

  test("reads from the other end if both ends are selected too", async () => {
    const id = await relationId("OWNS person:ada company:dune");
    expect(
      await ask(
        `query ($id: ID!) { relation(id: $id) { there: label back: label(from: "company:dune") target { name } } }`,
        { id },
      ),
    ).toEqual({ relation: { there: "owns", back: "owned by", target: { name: "dune" } } });
  });

  test("is an error for an entity at neither end", async () => {
    const id = await relationId("OWNS person:ada company:dune");
    expect(await refusal(label, { id, from: "person:bo" })).toEqual({
      message: "from must be person:ada or company:dune, the ends of the relation",
      path: ["relation", "label"],
      extensions: { code: "BAD_USER_INPUT", argument: "from" },
    });
  });
});
