import * as fc from "fast-check";
import { type Entity, entityKinds, type Relation, relationTypes } from "../../explorer/view/graph.ts";
import * as steps from "../../explorer/view/steps.ts";
import { emptyView, type View } from "../../explorer/view/view.ts";

const ids = Array.from({ length: 12 }, (_, index) => `person:p${index}`);
const id = fc.constantFrom(...ids);
const point = fc.record({ x: fc.integer({ min: -3000, max: 3000 }), y: fc.integer({ min: -3000, max: 3000 }) });

const entity: fc.Arbitrary<Entity> = fc.record({
  id,
  kind: fc.constantFrom(...entityKinds),
  name: fc.string({ minLength: 1 }),
  degree: fc.nat(50),
});

const relation: fc.Arbitrary<Relation> = fc.record({
  id: fc.nat(30).map((number) => `relation:r${number}`),
  type: fc.constantFrom(...relationTypes),
  source: id,
  target: id,
  role: fc.constantFrom(null, "chair"),
  since: fc.constantFrom(null, "2001", "2016-11"),
  until: fc.constantFrom(null, "2017"),
  current: fc.constantFrom(null, true, false),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  sources: fc.integer({ min: 1, max: 9 }),
  share: fc.option(fc.integer({ min: 0, max: 50 })),
  shareUpTo: fc.option(fc.integer({ min: 51, max: 100 })),
  amount: fc.option(fc.integer()),
  currency: fc.option(fc.constantFrom("EUR", "USD")),
});

export type Step = (view: View) => View;

/** Any one step that a person can make. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.array(entity, { maxLength: 6 }), fc.array(relation, { maxLength: 10 }), fc.dictionary(id, point)).map(
    ([entities, relations, places]): Step =>
      (view) =>
        steps.add(view, entities, relations, places),
  ),
  id.map(
    (one): Step =>
      (view) =>
        steps.collapse(view, one),
  ),
  fc.array(id).map(
    (some): Step =>
      (view) =>
        steps.hide(view, some),
  ),
  fc.array(id).map(
    (some): Step =>
      (view) =>
        steps.hideOthers(view, some),
  ),
  fc.constant<Step>(steps.unhide),
  fc.array(id).map(
    (some): Step =>
      (view) =>
        steps.togglePin(view, some),
  ),
  fc.dictionary(id, point).map(
    (places): Step =>
      (view) =>
        steps.drag(view, places),
  ),
  fc.dictionary(id, point).map(
    (places): Step =>
      (view) =>
        steps.arrange(view, places, "rings"),
  ),
  fc.array(id).map(
    (some): Step =>
      (view) =>
        steps.remove(view, some),
  ),
  fc
    .record({
      hiddenKinds: fc.subarray([...entityKinds]),
      hiddenTypes: fc.subarray([...relationTypes]),
      minSources: fc.nat(3),
      onlyCurrent: fc.boolean(),
    })
    .map(
      (filter): Step =>
        (view) =>
          steps.setFilter(view, filter),
    ),
);

export const anyView: fc.Arbitrary<View> = fc
  .array(anyStep, { maxLength: 15 })
  .map((made) => made.reduce((view, step) => step(view), emptyView));
