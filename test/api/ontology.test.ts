import { entityKinds, ontology, relationTypes } from "../../src/ontology.ts";
import { fixtureApi } from "./fixture-api.ts";

const { ask } = fixtureApi({ limits: { queryTimeoutMs: 4_321, maxQueryDepth: 17 } });

test("ontology returns the table of kinds and types in its order", async () => {
  const { ontology: answer } = await ask(`{
    ontology { kinds relationTypes { type label inverseLabel symmetric bounded sources targets color } }
  }`);
  expect(answer).toEqual({
    kinds: entityKinds,
    relationTypes: relationTypes.map((type) => {
      const { label, inverseLabel, symmetric, bounded, sources, targets, color } = ontology[type];
      return { type, label, inverseLabel, symmetric, bounded, sources, targets, color };
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
    "HEADS: person to company or place, heads / headed by",
    "PARTNER_OF: company and company or person, partner of",
    "LOCATED_IN: person or company or place to place, located in / location of",
    "WORKS_FOR: person to company, works for / employs",
    "SUBSIDIARY_OF: company to company, subsidiary of / parent of",
    "OWNS: person or company to company, owns / owned by",
    "COMPETES_WITH: company and company, competes with",
    "MET: person and person, met",
    "VISITED: person to place, visited / visited by",
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
      maxDepth maxNodes maxPathLength maxRoots maxPaths hubDegree maxQueryDepth maxQueryCost maxPageSize timeoutMs
    } } }`),
  ).toEqual({
    ontology: {
      limits: {
        maxDepth: 5,
        maxNodes: 2_000,
        maxPathLength: 10,
        maxRoots: 100,
        maxPaths: 1_000,
        hubDegree: 1_000,
        maxQueryDepth: 17,
        maxQueryCost: 500_000,
        maxPageSize: 100,
        timeoutMs: 4_321,
      },
    },
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
