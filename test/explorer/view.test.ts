import * as fc from "fast-check";
import { shownCounts } from "../../explorer/view/counts.ts";
import type { Relation } from "../../explorer/view/graph.ts";
import { begin, changeAll, goTo, redo, replace, step, undo } from "../../explorer/view/history.ts";
import { refresh, removeAll } from "../../explorer/view/refresh.ts";
import * as steps from "../../explorer/view/steps.ts";

import { emptyView } from "../../explorer/view/view.ts";
import { heldOnlyBy, visibleOf } from "../../explorer/view/visible.ts";
import { german } from "../../explorer/words/de.ts";
import { english } from "../../explorer/words/en.ts";
import { anyStep, anyView } from "./sample-views.ts";

const bytes = (value: unknown) => JSON.stringify(value);

test("any steps, undone, give the same bytes, and redone give those again", () => {
  fc.assert(
    fc.property(anyView, fc.array(anyStep, { maxLength: 20 }), (first, made) => {
      let history = begin(first);
      const seen = [bytes(first)];
      for (const next of made) {
        history = step(history, next(history.present));
        if (seen.length <= history.past.length) seen.push(bytes(history.present));
      }
      for (const expected of seen.toReversed()) {
        expect(bytes(history.present)).toBe(expected);
        history = undo(history);
      }
      for (const expected of seen) {
        expect(bytes(history.present)).toBe(expected);
        history = redo(history);
      }
    }),
  );
});

test("going to a view that was shown takes as many steps as it needs, back or forward", () => {
  const views = [1, 2, 3].map((minSources) => steps.setFilter(emptyView, { ...emptyView.filter, minSources }));
  const history = views.reduce(step, begin(emptyView));
  const back = goTo(history, (view) => view === views[0]);
  expect([back?.past.length, back?.present, back?.future.length]).toEqual([1, views[0], 2]);
  expect(goTo(back ?? history, (view) => view === views[2])).toEqual(history);
  expect(goTo(history, () => false)).toBeNull();
});

test("a selection is no step, and a step after an undo forgets what was undone", () => {
  const selected = { ...emptyView, selection: { entities: [], relation: "r" } };
  const one = step(begin(emptyView), { ...emptyView, arrangement: "rings" });
  expect(replace(one, selected).past).toEqual(one.past);
  const other = step(undo(one), selected);
  expect(redo(other)).toEqual(other);
});

test("no step changes the view it was given, and each leaves a view without loose ends", () => {
  fc.assert(
    fc.property(anyView, anyStep, (view, make) => {
      const before = bytes(view);
      const next = make(view);
      expect(bytes(view)).toBe(before);
      const isKnown = (id: string) => next.entities[id] !== undefined && next.positions[id] !== undefined;
      expect(Object.keys(next.positions).every(isKnown)).toBe(true);
      expect([...next.hidden, ...next.pinned, ...next.selection.entities].every(isKnown)).toBe(true);
      expect(Object.values(next.relations).every(({ source, target }) => isKnown(source) && isKnown(target))).toBe(
        true,
      );
    }),
  );
});

test("what is added moves nothing that is there, and no arrangement moves what is pinned", () => {
  fc.assert(
    fc.property(anyView, anyView, (view, more) => {
      const added = steps.add(view, Object.values(more.entities), Object.values(more.relations), more.positions);
      for (const id of Object.keys(view.positions)) expect(added.positions[id]).toEqual(view.positions[id]);
      const arranged = steps.arrange(view, more.positions);
      for (const id of view.pinned) expect(arranged.positions[id]).toEqual(view.positions[id]);
    }),
  );
});

test("a collapse takes what only this entity holds", () => {
  const entity = (id: string) => ({ id, kind: "PERSON" as const, name: id, degree: 1 });
  const relation = (source: string, target: string) => ({
    id: `${source}-${target}`,
    type: "MET" as const,
    source,
    target,
    role: null,
    since: null,
    until: null,
    current: null,
    confidence: 1,
    sources: 1,
    ...{ share: null, shareUpTo: null, amount: null, currency: null },
  });
  const view = steps.add(
    emptyView,
    ["a", "b", "c", "d"].map(entity),
    [relation("a", "b"), relation("a", "c"), relation("c", "d")],
    {},
  );
  expect(heldOnlyBy(view, "a")).toEqual(["b"]);
  expect(Object.keys(steps.collapse(view, "a").entities)).toEqual(["a", "c", "d"]);
  expect(heldOnlyBy(steps.togglePin(view, ["b"]), "a")).toEqual([]);
});

test("what the graph no longer has goes from every view, and newer facts reach each of them", () => {
  fc.assert(
    fc.property(anyView, anyView, fc.func(fc.boolean()), (before, view, isGone) => {
      const ids = [...Object.keys(view.entities), ...Object.keys(view.relations)];
      const gone = new Set(ids.filter((id) => isGone(id)));
      const entities = Object.values(view.entities).map((entity) => ({ ...entity, name: "new" }));
      const history = changeAll(
        changeAll(undo(step(begin(before), { ...view })), (each) => refresh(each, { entities, relations: [] })),
        (each) => removeAll(each, gone),
      );
      for (const each of [history.present, ...history.future]) {
        expect([...Object.keys(each.entities), ...Object.keys(each.relations)].filter((id) => gone.has(id))).toEqual(
          [],
        );
        expect(Object.keys(each.positions)).toEqual(expect.arrayContaining(Object.keys(each.entities)));
        for (const { source, target } of Object.values(each.relations))
          expect([each.entities[source], each.entities[target]]).not.toContain(undefined);
        for (const { id, name } of Object.values(each.entities)) if (view.entities[id]) expect(name).toBe("new");
      }
      expect(history.future).toHaveLength(1);
    }),
  );
});

test("all that is in the view is either drawn or counted as left out", () => {
  fc.assert(
    fc.property(anyView, (view) => {
      const { entities, hidden, filteredEntities, relations, filteredRelations, notHolding } = visibleOf(view);
      expect(entities.length + hidden + filteredEntities).toBe(Object.keys(view.entities).length);
      const drawn = new Set(entities.map(({ id }) => id));
      const between = Object.values(view.relations).filter(
        ({ source, target }) => drawn.has(source) && drawn.has(target),
      );
      expect(relations.length + filteredRelations + notHolding).toBe(between.length);
    }),
  );
});

test("an expansion says how many relations it left out, and of which types", () => {
  expect(english.said.expanded("A", 10, 12, 31, ["visited by 30", "met 1"])).toBe(
    "A: 10 entities and 12 relations added; 31 more relations left out (visited by 30, met 1).",
  );
  expect(english.said.expanded("A", 1, 1, 0)).toBe("A: 1 entity and 1 relation added.");
});

test("what the graph no longer has is said in the singular for one", () => {
  const said = (relations: number, entities: number) =>
    [english, german].map(({ news }) => news.removed(relations, entities));
  expect(said(1, 0)).toEqual(["1 relation is no longer in the graph.", "1 Beziehung ist nicht mehr im Graphen."]);
  expect(said(1, 1)).toEqual([
    "1 relation and 1 entity are no longer in the graph.",
    "1 Beziehung und 1 Eintrag sind nicht mehr im Graphen.",
  ]);
  expect(said(0, 2)).toEqual(["2 entities are no longer in the graph.", "2 Einträge sind nicht mehr im Graphen."]);
});

test("counts join the kinds of one type and direction, and tell what is shown of them", () => {
  const totals = [
    { type: "HEADS" as const, direction: "OUT" as const, total: 3 },
    { type: "HEADS" as const, direction: "OUT" as const, total: 2 },
    { type: "MET" as const, direction: "BOTH" as const, total: 7 },
  ];
  expect(shownCounts(emptyView, "person:a", totals)).toEqual([
    { type: "MET", direction: "BOTH", total: 7, shown: 0 },
    { type: "HEADS", direction: "OUT", total: 5, shown: 0 },
  ]);
  const one = { id: "r", type: "MET", source: "person:a", target: "person:b" } as Relation;
  const shown = (removed: string[]) =>
    shownCounts({ ...emptyView, relations: { r: one } }, "person:a", totals, removed);
  expect([shown([])[0]?.shown, shown(["r"])[0]?.shown]).toEqual([1, 0]);
});
