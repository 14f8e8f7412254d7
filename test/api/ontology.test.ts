import { argumentTable, type FixedLimitName, fixedLimits } from "../../src/arguments/argument-table.ts";
import { keysOf } from "../../src/arguments/choices.ts";
import { entityKinds, ontology, type RelationFamily, relationFamilies, relationTypes } from "../../src/ontology.ts";
import { fixtureApi } from "./fixture-api.ts";

const { ask, refusal } = fixtureApi({ limits: { queryTimeoutMs: 4_321, maxQueryDepth: 17, maxRoots: 40 } });

test("ontology returns the table of kinds and types in its order", async () => {
  const { ontology: answer } = await ask(`{
    ontology { kinds relationTypes { type family label inverseLabel symmetric bounded sources targets color } }
  }`);
  expect(answer).toEqual({
    kinds: entityKinds,
    relationTypes: relationTypes.map((type) => {
      const { family, label, inverseLabel, symmetric, bounded, sources, targets, color } = ontology[type];
      return { type, family, label, inverseLabel, symmetric, bounded, sources, targets, color };
    }),
  });
});

test("the table matches the description of the graph", () => {
  const rows = relationTypes.map((type) => {
    const { sources, targets, label, inverseLabel, symmetric } = ontology[type];
    const kinds = (list: readonly string[]) => list.join(" or ").toLowerCase();
    const reading = symmetric ? label : `${label} / ${inverseLabel}`;
    return `${type}: ${kinds(sources)} ${symmetric ? "and" : "to"} ${kinds(targets)}, ${reading}`;
  });
  expect(rows).toEqual([
    "FOUNDED_BY: company to person or company, founded by / founded",
    "HEADS: person or company to company or place, heads / headed by",
    "DIRECTOR_OF: person or company to company, director of / has director",
    "PARTNER_OF: company and company or person, partner of",
    "LOCATED_IN: person or company or place to place, located in / location of",
    "WORKS_FOR: person to company, works for / employs",
    "MEMBER_OF: person or company to company, member of / has member",
    "REPRESENTS: person or company to person or company, represents / represented by",
    "SUBSIDIARY_OF: company to company, subsidiary of / parent of",
    "OWNS: person or company to company or asset, owns / owned by",
    "SUCCEEDED_BY: company to company, succeeded by / successor of",
    "COMPETES_WITH: company and company, competes with",
    "MET: person and person, met",
    "VISITED: person to place, visited / visited by",
    "ASSOCIATED_WITH: person or company and person or company, associated with",
    "RELATIVE_OF: person to person, relative of / has relative",
    "PAID: person or company to person or company, paid / paid by",
  ]);
  const colors = relationTypes.map((type) => ontology[type].color);
  expect(new Set(colors).size).toBe(relationTypes.length);
  for (const color of colors) expect(color).toMatch(/^#[0-9a-f]{6}$/);
  for (const type of relationTypes)
    expect(ontology[type].symmetric).toBe(ontology[type].label === ontology[type].inverseLabel);
});

test("ontology returns the limits of the service", async () => {
  expect(
    await ask(`{ ontology { limits {
      maxDepth maxNodes maxPathLength maxRoots maxPaths hubDegree maxQueryDepth maxQueryCost maxPageSize maxBodyBytes maxAnswerBytes timeoutMs
    } } }`),
  ).toEqual({
    ontology: {
      limits: {
        maxDepth: 5,
        maxNodes: 2_000,
        maxPathLength: 10,
        maxRoots: 40,
        maxPaths: 1_000,
        hubDegree: 1_000,
        maxQueryDepth: 17,
        maxQueryCost: 500_000,
        maxPageSize: 100,
        maxBodyBytes: 1_000_000,
        maxAnswerBytes: 16_000_000,
        timeoutMs: 4_321,
      },
    },
  });
});

test("ontology returns every limit of an argument that no setting changes, and each is in force", async () => {
  const rows = Object.entries(argumentTable).flatMap(([field, row]) =>
    Object.values<object>(row).flatMap((argument) => ("of" in argument ? [{ field, argument }] : [])),
  );
  const fixed = rows.filter(({ argument }) => typeof (argument as { most?: unknown }).most === "number");
  expect(fixedLimits).toHaveLength(fixed.length);
  const { ontology } = (await ask(`{ ontology { limits { ${fixedLimits.map(({ name }) => name).join(" ")} } } }`)) as {
    ontology: { limits: Record<FixedLimitName, number> };
  };
  expect(ontology.limits).toEqual({
    maxRelationFilterExclude: 1_000,
    maxEntityFilterNameContains: 300,
    maxArticleFilterPublisher: 300,
    maxArticleFilterText: 300,
    maxEntityFilterSameAs: 300,
    maxRelationsBetween: 1_000,
    maxDecisionAbsorb: 100,
    maxDecisionReason: 2_000,
    maxSearchText: 300,
    maxSuggestPrefix: 300,
    maxMatchQueries: 50,
    maxMatchInputName: 300,
    maxMatchInputLocatedIn: 300,
    maxMatchInputSameAs: 20,
    maxProposeArticleText: 50_000,
    maxProposeQuotedBy: 300,
    maxRejectProposalReason: 2_000,
    maxPathsVia: 3,
    maxPathsAvoid: 100,
    // MAX_ROOTS is smaller than the 50 of the table.
    maxCommonNeighborsIds: 40,
  });
  const { maxRelationsBetween, maxPathsVia, maxSearchText, maxCommonNeighborsIds } = ontology.limits;
  const some = (count: number) => JSON.stringify(Array.from({ length: count }, (_, i) => `person:p${i}`));
  const refusals = {
    [`relations(between: ${some(maxRelationsBetween + 1)}) { nodes { id } }`]: maxRelationsBetween,
    [`paths(from: "person:ada", to: "person:bo", via: ${some(maxPathsVia + 1)}) { noPathWithin }`]: maxPathsVia,
    [`search(text: "${"a".repeat(maxSearchText + 1)}") { nodes { id } }`]: maxSearchText,
    [`commonNeighbors(ids: ${some(maxCommonNeighborsIds + 1)}) { nodes { id } }`]: maxCommonNeighborsIds,
  };
  for (const [field, limit] of Object.entries(refusals))
    expect((await refusal(`{ ${field} }`)).extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      limit,
      value: limit + 1,
    });
});

test("the families are those of the picture", () => {
  const members = (family: RelationFamily) => relationTypes.filter((type) => ontology[type].family === family);
  expect(Object.fromEntries(keysOf(relationFamilies).map((family) => [family, members(family)]))).toEqual({
    CONTROL: ["FOUNDED_BY", "HEADS", "DIRECTOR_OF", "SUBSIDIARY_OF", "OWNS", "SUCCEEDED_BY"],
    WORK: ["WORKS_FOR", "MEMBER_OF", "REPRESENTS"],
    MARKET: ["PARTNER_OF", "COMPETES_WITH"],
    PLACE: ["LOCATED_IN"],
    CONTACT: ["MET", "VISITED", "ASSOCIATED_WITH"],
    KINSHIP: ["RELATIVE_OF"],
    MONEY: ["PAID"],
  });
});

test("ontology lists all measures and algorithms if the Graph Data Science library is there", async () => {
  expect(await ask("{ ontology { measures communityAlgorithms } }")).toEqual({
    ontology: {
      measures: ["DEGREE", "PAGERANK", "BETWEENNESS", "CLOSENESS"],
      communityAlgorithms: ["LOUVAIN", "LEIDEN", "CONNECTED_COMPONENTS"],
    },
  });
});
