import { entityKinds, familyOf, isSymmetric, relationTypes } from "../../explorer/view/graph.ts";
import { englishVocabulary } from "../../explorer/words/vocabulary.ts";
import { entityFields } from "../../src/entity-fields.ts";
import * as service from "../../src/ontology.ts";

test("the page knows the kinds, types, families and symmetric types of the service", () => {
  const known = (kinds: readonly string[]) => kinds.toSorted();
  expect(known(entityKinds)).toEqual(known(service.entityKinds));
  expect(known(relationTypes)).toEqual(known(service.relationTypes));
  for (const type of relationTypes) {
    const { family, symmetric } = service.ontology[type];
    expect([type, familyOf(type), isSymmetric(type)]).toEqual([type, family.toLowerCase(), symmetric]);
  }
});

test("the page has words for each sort of organization and asset", () => {
  for (const field of ["orgKind", "assetKind"] as const) {
    const row = entityFields[field];
    expect(Object.keys(englishVocabulary[field])).toEqual(row.type === "CHOICE" && Object.keys(row.values));
  }
});
