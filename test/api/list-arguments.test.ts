import {
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { createSchema } from "../../src/schema.ts";
import { fixtureApi } from "./fixture-api.ts";

const { ask, refusal } = fixtureApi();

/** What an empty list means. */
type Empty = "nothing passes" | "as not given" | "refused";

/** For each list argument by path: what an empty list means, and two values. */
const rules: Readonly<Record<string, { readonly values: readonly [string, string]; readonly empty: Empty }>> = {
  "filter.types": { values: ["LOCATED_IN", "HEADS"], empty: "nothing passes" },
  "filter.kinds": { values: ["COMPANY", "PERSON"], empty: "nothing passes" },
  "filter.exclude": { values: ['"person:ada"', '"place:porta"'], empty: "as not given" },
  kinds: { values: ["PERSON", "COMPANY"], empty: "nothing passes" },
  between: { values: ['"company:aster"', '"person:ada"'], empty: "nothing passes" },
  ids: { values: ['"company:aster"', '"company:borea"'], empty: "refused" },
  queries: { values: ['{ name: "Aster" }', '{ name: "Borea" }'], empty: "nothing passes" },
  shown: { values: ['"person:ada"', '"place:porta"'], empty: "as not given" },
  via: { values: ['"person:bo"', '"person:ada"'], empty: "as not given" },
  avoid: { values: ['"person:bo"', '"company:borea"'], empty: "as not given" },
  giving: { values: ["ALIASES", "DESCRIPTION"], empty: "nothing passes" },
  rules: { values: ["SHARED_ID", "AMBIGUOUS_NAME"], empty: "nothing passes" },
  containing: { values: ['"company:aster"', '"person:ada"'], empty: "nothing passes" },
};
/** Here `ids` are not where to start: they say what to include. */
const rankingIds = { ...rules.ids, empty: "nothing passes" } as const;

type Arguments = Readonly<Record<string, string>>;
interface Question {
  /** The required arguments besides the list. */
  readonly args?: Arguments;
  /** Arguments with which no relation passes; and those with which the answer is empty, if they differ. */
  readonly nothing?: Arguments;
  readonly noEntity?: Arguments;
  readonly ask: (args: string) => string;
}
const noRelation = { filter: "{ minSources: 1000 }" };
const of = (id: string, field: string, selection: string): Question => ({
  nothing: noRelation,
  ask: (args) => `{ entity(id: "${id}") { ... on ${kindOf(id)} { ${field}${args} ${selection} } } }`,
});
const kindOf = (id: string) => ({ person: "Person", company: "Company", place: "Place" })[id.split(":")[0] as "person"];
const root = (field: string, selection: string, more: Omit<Question, "ask"> = {}): Question => ({
  nothing: noRelation,
  ...more,
  ask: (args) => `{ ${field}${args} ${selection} }`,
});
const page = "{ totalCount nodes { id } }";
const part = "{ nodes { id } relations { id } report { complete omitted hubsNotCrossed limitHit } }";

/** A query for each field with a list argument. A new field needs a row here. */
const questions: Readonly<Record<string, Question>> = {
  "Entity.degree": of("company:aster", "degree", ""),
  "Entity.neighborCounts": of("company:aster", "neighborCounts", "{ type direction kind total }"),
  "Entity.neighbors": of("company:aster", "neighbors", page),
  "Entity.relations": of("company:aster", "relations", page),
  "Entity.mentions": {
    ...of("company:aster", "mentions", "{ totalCount nodes { name } }"),
    nothing: { giving: "[COORDINATES]" },
  },
  "Person.founded": of("person:ada", "founded", page),
  "Person.heads": of("person:ada", "heads", page),
  "Company.founders": of("company:aster", "founders", page),
  "Company.heads": of("company:aster", "heads", page),
  "Company.headedBy": of("company:aster", "headedBy", page),
  "Company.partners": of("company:aster", "partners", page),
  "Company.locations": of("company:aster", "locations", page),
  "Place.residents": of("place:porta", "residents", page),
  "Query.entities": root("entities", page, { nothing: { filter: "{ minDegree: 1000 }" } }),
  "Query.relations": root("relations", page),
  "Query.search": root("search", page, { args: { text: '"a"' }, nothing: { text: '"qqqq"' } }),
  "Query.suggest": root("suggest", "{ entity { id } }", { args: { prefix: '"a"' }, nothing: { prefix: '"qqqq"' } }),
  "Query.nodes": root("nodes", "{ id }"),
  "Query.match": root("match", "{ score }"),
  "Query.expand": root("expand", part, { args: { ids: '["company:aster"]' } }),
  "Query.subgraph": root("subgraph", part, { args: { ids: '["company:aster"]' } }),
  "Query.commonNeighbors": root("commonNeighbors", page, { args: { ids: '["company:aster", "company:borea"]' } }),
  "Query.paths": root("paths", "{ noPathWithin paths { nodes { id } } report { complete limitHit } }", {
    args: { from: '"company:cobalt"', to: '"place:porta"', limit: "100" },
  }),
  "Query.similar": root("similar", "{ score entity { id } }", { args: { id: '"company:aster"' } }),
  "Query.statistics": root(
    "statistics",
    "{ entities relations articles byKind { kind total } byType { type total } byPlace { score entity { id } } }",
  ),
  "Query.timeline": root("timeline", "{ period began ended relations { id } }"),
  "Query.undated": root("undated", "{ began ended }"),
  "Query.ranking": root("ranking", "{ rank score entity { id } }", {
    args: { measure: "DEGREE", first: "100" },
    noEntity: { first: "0" },
  }),
  "Query.duplicateCandidates": root("duplicateCandidates", "{ totalCount nodes { score } }", {
    args: { minScore: "0.5" },
    noEntity: { minScore: "1" },
  }),
  "Query.identityConflicts": root("identityConflicts", "{ nodes { rule text } }", { noEntity: { first: "0" } }),
  "Query.communities": root("communities", "{ size relationsInside containedIds members { id } }", {
    args: { algorithm: "CONNECTED_COMPONENTS", minSize: "1" },
    noEntity: { first: "0" },
  }),
};

interface ListArgument {
  readonly field: string;
  readonly path: string;
  readonly required: boolean;
}

/** The list arguments of every field. Types of an interface have the same arguments as the interface. */
function listArguments(): ListArgument[] {
  const schema = createSchema();
  const notQueried = new Set<unknown>([schema.getMutationType(), schema.getSubscriptionType()]);
  const found: ListArgument[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || notQueried.has(type)) continue;
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    const inherited = new Set(type.getInterfaces().flatMap((each) => Object.keys(each.getFields())));
    for (const [name, { args }] of Object.entries(type.getFields()))
      for (const arg of inherited.has(name) ? [] : args)
        for (const list of listsOf(arg.type, arg.name)) found.push({ field: `${type.name}.${name}`, ...list });
  }
  return found;
}

function listsOf(type: GraphQLInputType, path: string): Omit<ListArgument, "field">[] {
  const given = getNullableType(type);
  if (isListType(given)) return [{ path, required: isNonNullType(type) }];
  if (!isInputObjectType(given)) return [];
  return Object.values(given.getFields()).flatMap((field) => listsOf(field.type, `${path}.${field.name}`));
}

const lists = listArguments();

test("this test covers every field with a list argument, and every list has a rule", () => {
  expect(Object.keys(questions).sort()).toEqual([...new Set(lists.map(({ field }) => field))].sort());
  expect(Object.keys(rules).sort()).toEqual([...new Set(lists.map(({ path }) => path))].sort());
});

/** The query with this value at the path, or without the argument if there is no value. */
function written({ args, ask }: Question, more: Arguments = {}): string {
  const given = Object.entries({ ...args, ...more }).map(([name, value]) => `${name}: ${value}`);
  return ask(given.length === 0 ? "" : `(${given.join(", ")})`);
}
function at(path: string, value: string): Arguments {
  const [argument, field] = path.split(".") as [string, string?];
  return { [argument]: field === undefined ? value : `{ ${field}: ${value} }` };
}

/** Two that return an item for each value do not follow the rules. */
const { "Query.nodes": _, "Query.match": __, ...byRule } = questions;

describe.each(Object.entries(byRule))("%s", (field, question) => {
  const asked = (more?: Arguments) => ask(written(question, more));

  describe.each(lists.filter((list) => list.field === field))("$path", ({ path, required }) => {
    const rule = field === "Query.ranking" && path === "ids" ? rankingIds : rules[path];
    const { values, empty } = rule as (typeof rules)[string];
    const [one, other] = values;

    test("a repeated value counts once", async () => {
      expect(await asked(at(path, `[${one}, ${other}, ${one}]`))).toEqual(await asked(at(path, `[${one}, ${other}]`)));
    });

    if (!required)
      test("null means not given", async () => {
        expect(await asked(at(path, "null"))).toEqual(await asked());
      });

    test(`an empty list: ${empty}`, async () => {
      const none = at(path, "[]");
      if (empty === "refused")
        expect((await refusal(written(question, none))).extensions).toMatchObject({
          ...{ code: "BAD_USER_INPUT", argument: path, limit: 1, value: 0 },
        });
      else {
        const { nothing, noEntity = nothing } = question;
        const same = empty === "as not given" ? {} : path.startsWith("filter.") ? nothing : noEntity;
        expect(await asked(none)).toEqual(await asked(same));
      }
    });
  });
});

test("nodes returns an item for each id; an empty list returns an empty list", async () => {
  const [ada, bo] = [{ id: "person:ada" }, { id: "person:bo" }];
  expect(await ask('{ nodes(ids: ["person:ada", "person:bo", "person:ada"]) { id } }')).toEqual({
    nodes: [ada, bo, ada],
  });
  expect(await ask("{ nodes(ids: []) { id } }")).toEqual({ nodes: [] });
});

test("a ranking and a list of entities of no kinds are empty", async () => {
  expect(
    await ask("{ ranking(measure: DEGREE, kinds: []) { rank } entities(filter: { kinds: [] }) { totalCount } }"),
  ).toEqual({
    ranking: [],
    entities: { totalCount: 0 },
  });
});
