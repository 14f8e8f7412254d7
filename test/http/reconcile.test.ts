import { Ajv } from "ajv";
import type { App } from "../../src/app.ts";
import { fixture } from "../fixture.ts";
import { startTestApp } from "../test-app.ts";
import { extended, manifest, proposed, resultBatch, suggested, suggestedEntities } from "./reconcile-schemas.ts";

/** An entity whose texts a page must not take as markup. */
const marked = {
  article: { id: "article:marked", title: "Marked" },
  entities: [
    {
      ...{ ref: "x", id: "company:marked", kind: "COMPANY", name: "Mark <b>&</b> Up", country: "DE", legalForm: "AG" },
      ...{
        description: "<script>alert(1)</script>",
        aliases: ["<i>M</i>"],
        sameAs: ["wikidata:Q9", "lei:A2000000000000000009"],
      },
    },
  ],
  relations: [],
};

const ajv = new Ajv();
let app: App;
beforeAll(async () => {
  app = await startTestApp([...fixture, marked], {
    corsOrigins: ["https://app.example"],
    limits: { maxBodyBytes: 20_000 },
  });
});
afterAll(() => app?.stop());

const get = async (path: string, schema?: object) => read(await fetch(`${app.url}/reconcile${path}`), schema);
const post = async (fields: Record<string, unknown>, schema?: object) => {
  const form = Object.entries(fields).map(([name, value]): [string, string] => [name, JSON.stringify(value)]);
  return read(await fetch(`${app.url}/reconcile`, { method: "POST", body: new URLSearchParams(form) }), schema);
};
async function read(response: Response, schema?: object) {
  const body = JSON.parse(await response.text());
  if (schema !== undefined) {
    const validate = ajv.compile(schema);
    validate(body);
    expect([validate.errors, body.errors]).toEqual([null, undefined]);
  }
  return { status: response.status, headers: response.headers, body };
}

interface Candidate {
  readonly id: string;
  readonly match: boolean;
  readonly features: readonly { readonly id: string; readonly value: number }[];
}
const idsIn = (result: readonly Candidate[]) => result.map(({ id }) => id);

test("the manifest names the address by which it was asked, and each address in it answers", async () => {
  const { status, body } = await get("", manifest);
  expect([status, body.versions, body.identifierSpace]).toEqual([200, ["0.2"], `${app.url}/explorer`]);
  for (const { service_url, service_path } of Object.values(body.suggest) as Record<string, string>[]) {
    const response = await fetch(`${service_url}${service_path}?prefix=a`);
    expect(response.status).toBe(200);
  }
  const behindProxy = await fetch(`${app.url}/reconcile`, { headers: { "x-forwarded-proto": "https" } });
  expect(JSON.parse(await behindProxy.text()).view.url).toMatch(/^https:/);
});

test("a batch is answered by key, with the reasons as features", async () => {
  const queries = {
    q0: { query: "aster", type: "COMPANY" },
    q1: { query: "Bo Marek", type: ["PERSON", "COMPANY"], limit: 1 },
    q2: { query: "Qqqq" },
    q3: { properties: [{ pid: "wikidata", v: "Q2" }] },
    q4: { query: "Aster", properties: [{ pid: "locatedIn", v: { id: "place:norland", name: "Norland" } }] },
    q5: { query: "Aster", type: ["PERSON", "COMPANY"], type_strict: "all" },
    q6: { query: "Aster", type: "PERSON", type_strict: "should" },
    // What no register gives, and no country is, tells nothing.
    q7: {
      query: "Aster",
      properties: [
        { pid: "lei", v: ["n/a", "?"] },
        { pid: "country", v: "Norland" },
      ],
    },
  };
  const { status, body } = await post({ queries }, resultBatch);
  expect(status).toBe(200);
  expect(Object.keys(body)).toEqual(Object.keys(queries));
  const best = (key: string) => {
    const { id, match, features } = body[key].result[0] as Candidate;
    return [id, match, ...features.map((feature) => feature.id)];
  };
  expect(body.q0.result[0]).toEqual({
    ...{ id: "company:aster", name: "Aster", description: "Makes lamps.", type: [{ id: "COMPANY", name: "Company" }] },
    ...{ score: 0.95, match: true, features: [{ id: "NAME", value: 0.95 }] },
  });
  expect(best("q1")).toEqual(["person:bo", true, "NAME"]);
  expect(body.q1.result).toHaveLength(1);
  expect([body.q2.result, body.q5.result]).toEqual([[], []]);
  expect(best("q3")).toEqual(["company:aster", true, "SAME_ID:wikidata"]);
  expect(best("q4")).toEqual(["company:aster", true, "NAME", "SAME_PLACE"]);
  expect(best("q6")).toEqual(["company:aster", true, "NAME"]);
  expect(best("q7")).toEqual(["company:aster", true, "NAME"]);
});

test("a batch by GET is answered like one by POST, and an empty one is answered by nothing", async () => {
  const queries = { q0: { query: "Borea" } };
  const byGet = await get(`?queries=${encodeURIComponent(JSON.stringify(queries))}`);
  expect(byGet.body).toEqual((await post({ queries })).body);
  expect(idsIn(byGet.body.q0.result)).toEqual(["company:borea"]);
  expect((await post({ queries: {} })).body).toEqual({});
});

test("suggestions", async () => {
  const entities = await get("/suggest/entity?prefix=as", suggestedEntities);
  expect(entities.body.result[0]).toEqual({
    ...{ id: "company:aster", name: "Aster", description: "Makes lamps." },
    notable: [{ id: "COMPANY", name: "Company" }],
  });
  expect((await get("/suggest/entity?prefix=as&cursor=1", suggestedEntities)).body.result).toEqual(
    entities.body.result.slice(1),
  );
  expect((await get("/suggest/entity?prefix=as&cursor=25")).body).toEqual({ result: [] });
  expect(idsIn((await get("/suggest/type?prefix=pe", suggested)).body.result)).toEqual(["PERSON"]);
  expect(idsIn((await get("/suggest/type", suggested)).body.result)).toEqual(["PERSON", "COMPANY", "PLACE", "ASSET"]);
  expect(idsIn((await get("/suggest/property?prefix=loc", suggested)).body.result)).toEqual(["locatedIn"]);
});

test("rows get more columns: texts, ids by register, and places", async () => {
  const columns = ["country", "legalForm", "aliases", "wikidata", "locatedIn"];
  const extend = {
    ids: ["company:marked", "company:aster", "company:none"],
    properties: columns.map((id) => ({ id })),
  };
  const { status, body } = await post({ extend }, extended);
  expect([status, body.meta[1]]).toEqual([200, { id: "legalForm", name: "Legal form" }]);
  expect(body.rows).toEqual({
    "company:marked": {
      ...{ country: [{ str: "DE" }], legalForm: [{ str: "AG" }], aliases: [{ str: "<i>M</i>" }] },
      ...{ wikidata: [{ str: "Q9" }], locatedIn: [] },
    },
    "company:aster": {
      ...{ country: [], legalForm: [], aliases: [{ str: "Aster Works" }], wikidata: [{ str: "Q2" }] },
      locatedIn: [{ id: "place:porta", name: "Porta" }],
    },
    "company:none": { country: [], legalForm: [], aliases: [], wikidata: [], locatedIn: [] },
  });
  const ofPerson = await get("/extend/propose?type=PERSON", proposed);
  expect(idsIn(ofPerson.body.properties)).toEqual(
    expect.arrayContaining(["birthDate", "country", "viaf", "locatedIn"]),
  );
  expect(idsIn(ofPerson.body.properties)).not.toContain("legalForm");
  expect((await get("/extend/propose?limit=2", proposed)).body.properties).toHaveLength(2);
  expect((await get("/extend/propose?limit=0")).status).toBe(400);
});

test("the preview is a page for the frame of any page, in which no text is markup", async () => {
  const response = await fetch(`${app.url}/reconcile/preview?id=company:marked`);
  const page = await response.text();
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  expect(response.headers.get("x-frame-options")).toBeNull();
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(response.headers.get("content-security-policy")).toContain("frame-ancestors *");
  expect(page).toContain("<h1>Mark &lt;b&gt;&amp;&lt;/b&gt; Up</h1>");
  expect(page).not.toMatch(/<(script|b|i)>/);
  expect((await fetch(`${app.url}/reconcile/preview?id=company:none`)).status).toBe(404);
  expect((await fetch(`${app.url}/livez`)).headers.get("x-frame-options")).not.toBeNull();
});

const many = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`q${i}`, { query: "A" }]));
test.each<[string, Record<string, unknown>, string]>([
  ["more than 50 queries", { queries: many }, "queries: must have at most 50 queries; it is "],
  [
    "a limit out of range",
    { queries: { q0: { query: "A", limit: 21 } } },
    "queries.q0.limit: Too big: expected number to be <=20; it is 21",
  ],
  ["an unknown type", { queries: { q0: { query: "A", type: "SHIP" } } }, "queries.q0.type: "],
  [
    "an unknown property",
    { queries: { q0: { query: "A", properties: [{ pid: "color", v: 1 }] } } },
    "queries.q0.properties.0.pid: must be one of country, locatedIn, wikidata, ",
  ],
  ["a query without anything", { queries: { q0: {} } }, "queries.q0: must have a query or properties; it is {"],
  [
    "an unknown column",
    { extend: { ids: [], properties: [{ id: "color" }] } },
    "extend.properties.0.id: must be one of ",
  ],
  ["more than 50 rows", { extend: { ids: Object.keys(many), properties: [] } }, "extend.ids: Too big"],
  ["no queries", {}, "There is nothing to answer"],
])("%s is refused with its place", async (_, fields, message) => {
  const { status, body } = await post(fields);
  expect([status, body.errors[0].extensions.code]).toEqual([400, "BAD_USER_INPUT"]);
  expect(body.errors[0].message).toContain(message);
});

test("what is no form, no JSON, too large or of another method is refused", async () => {
  const send = (init: RequestInit) => fetch(`${app.url}/reconcile`, { method: "POST", ...init });
  const form = { "content-type": "application/x-www-form-urlencoded" };
  expect((await send({ body: "{}", headers: { "content-type": "text/plain" } })).status).toBe(415);
  expect((await send({ body: "queries=%7B", headers: form })).status).toBe(400);
  expect((await send({ body: `queries=${"x".repeat(20_000)}`, headers: form })).status).toBe(413);
  expect((await send({ method: "DELETE" })).status).toBe(404);
  expect((await get("/suggest/entity?prefix=a&cursor=-1")).status).toBe(400);
  expect((await get(`/suggest/type?prefix=${"x".repeat(301)}`)).status).toBe(400);
});

test("pages of any origin may ask here, and only here", async () => {
  const headers = { origin: "https://elsewhere.example" };
  const allowed = async (path: string, init?: RequestInit) =>
    (await fetch(`${app.url}${path}`, { headers, ...init })).headers.get("access-control-allow-origin");
  expect(await allowed("/reconcile")).toBe("*");
  expect(await allowed("/reconcile", { method: "POST", body: new URLSearchParams({ queries: "{}" }) })).toBe("*");
  expect(await allowed("/reconcile/suggest/entity?prefix=a")).toBe("*");
  for (const path of ["/graphql?query={__typename}", "/export/graph.json", "/livez", "/explorer", "/mcp"])
    expect(await allowed(path)).toBeNull();
});
