import { laterWideRecord, wideRecord } from "../wide-record.ts";
import { fixtureApi } from "./fixture-api.ts";

const { ask } = fixtureApi({ more: [wideRecord, laterWideRecord] });

test("each kind shows its attributes: the newest that an article gives, and all topics", async () => {
  const shared = "kind name country website topics notes address { text city postcode country }";
  expect(
    await ask(`{
      person(id: "person:eva") { ${shared} birthDate deathDate }
      company(id: "company:harbor") { ${shared} orgKind legalForm status incorporatedOn dissolvedOn }
      asset(id: "asset:dawn") { ${shared} assetKind status aliases }
      node(id: "asset:dawn") { __typename }
    }`),
  ).toEqual({
    person: {
      ...{ kind: "PERSON", name: "Eva Holm", country: "SE", website: null, topics: ["shipping"] },
      ...{ notes: "Kept a diary.", address: null, birthDate: "1951-04", deathDate: "2019" },
    },
    company: {
      ...{ kind: "COMPANY", name: "Harbor Authority", country: "SE", website: "https://harbor.example" },
      ...{ topics: ["politics", "ports", "shipping"], notes: null },
      // The address of one article, not parts of two.
      address: { text: null, city: "Vela", postcode: null, country: null },
      // To know nothing is no news.
      orgKind: "PUBLIC_BODY",
      ...{ legalForm: "Agency", status: "in liquidation", incorporatedOn: "1970", dissolvedOn: null },
    },
    asset: {
      ...{ kind: "ASSET", name: "MS Dawn", country: null, website: null, topics: [], notes: null, address: null },
      ...{ assetKind: "VESSEL", status: "laid up", aliases: ["Dawn"] },
    },
    node: { __typename: "Asset" },
  });
});

test("an organization of which nothing else is known is UNKNOWN", async () => {
  expect(await ask(`{ company(id: "company:nord") { orgKind dissolvedOn } }`)).toEqual({
    company: { orgKind: "UNKNOWN", dissolvedOn: "2018-06" },
  });
});

test("mentions tell which article gives a field, the newest first", async () => {
  expect(
    await ask(`{ company(id: "company:harbor") {
      mentions { totalCount nodes { name member status article { id } } }
      status: mentions(giving: [STATUS, LEGAL_FORM], first: 1) {
        totalCount nodes { status legalForm } pageInfo { hasNextPage }
      }
      legalForm: mentions(giving: [LEGAL_FORM]) { nodes { legalForm address { city } topics article { publishedOn } } }
      address: mentions(giving: [ADDRESS]) { totalCount }
      nothing: mentions(giving: [ALIASES, COORDINATES]) { totalCount }
      none: mentions(giving: []) { totalCount }
    } }`),
  ).toEqual({
    company: {
      mentions: {
        totalCount: 2,
        nodes: [
          {
            ...{ name: "Harbor Authority", member: "company:harbor", status: "in liquidation" },
            article: { id: "article:wide-later" },
          },
          { name: "Harbor Authority", member: "company:harbor", status: "active", article: { id: "article:wide" } },
        ],
      },
      status: {
        totalCount: 2,
        nodes: [{ status: "in liquidation", legalForm: null }],
        pageInfo: { hasNextPage: true },
      },
      legalForm: {
        nodes: [
          {
            ...{ legalForm: "Agency", address: { city: "Porta" }, topics: ["shipping", "ports"] },
            article: { publishedOn: "2020-03-01" },
          },
        ],
      },
      address: { totalCount: 2 },
      nothing: { totalCount: 0 },
      none: { totalCount: 0 },
    },
  });
});

test("a place tells which article gives its point", async () => {
  expect(
    await ask(
      `{ place(id: "place:porta") { mentions(giving: [COORDINATES]) { nodes { coordinates { latitude } article { id } } } } }`,
    ),
  ).toEqual({
    place: { mentions: { nodes: [{ coordinates: { latitude: 54.25 }, article: { id: "article:one" } }] } },
  });
});
