import fc from "fast-check";
import { descendingOrder } from "../../src/analytics/descending-order.ts";
import { IdListBuilder } from "../../src/analytics/id-list.ts";
import { partition } from "../../src/analytics/partition.ts";
import { type ScoreRow, scoreTable } from "../../src/analytics/score-table.ts";
import { applySchema } from "../../src/neo4j/apply-schema.ts";
import { connectNeo4j } from "../../src/neo4j/driver.ts";
import { entityKinds } from "../../src/ontology.ts";
import { ascending, descending, inTurn } from "../comparison.ts";
import { emptyDatabase, timeoutMs } from "../test-app.ts";
import { testDatabase } from "../test-database.ts";

/** Ids with letters of one to four bytes, as Neo4j sorts them. */
const someIds = fc
  .uniqueArray(fc.string({ unit: fc.constantFrom("a", "b", "ß", "ツ", "\uffee", "😀"), minLength: 1, maxLength: 5 }), {
    maxLength: 60,
    size: "max",
  })
  .map((ids) => ids.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));

async function* inPages<T>(items: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let at = 0; at < items.length; at += 7) yield items.slice(at, at + 7);
}

test("ids sort by their bytes, as in the index of ids", async () => {
  const neo4j = connectNeo4j(testDatabase());
  await applySchema(neo4j);
  await emptyDatabase(neo4j);
  const ids = fc.sample(someIds, { numRuns: 20, seed: 1 }).toSorted(descending(({ length }) => length))[0] as string[];
  const create = "UNWIND $ids AS id CREATE (:Entity {id: id})";
  await neo4j.write((run) => run({ text: create, params: { ids: ids.toReversed() } }), { timeoutMs });
  const text = "MATCH (e:Entity) WHERE e.id > $after WITH e ORDER BY e.id LIMIT 1000 RETURN e.id AS id";
  const rows = await neo4j.read({ text, params: { after: "" } }, { timeoutMs });
  await emptyDatabase(neo4j);
  await neo4j.close();
  expect(ids.length).toBeGreaterThan(20);
  expect(rows.map(({ id }) => id)).toEqual(ids);
});

test("a list of ids finds each id, and no other", () => {
  fc.assert(
    fc.property(someIds, fc.string(), (ids, other) => {
      const builder = new IdListBuilder();
      for (const id of ids) builder.add(id);
      const list = builder.build();
      expect(ids.map((_, i) => list.at(i))).toEqual(ids);
      expect(ids.map((id) => list.indexOf(id))).toEqual(ids.map((_, i) => i));
      if (!ids.includes(other)) expect(list.indexOf(other)).toBeNull();
    }),
  );
});

test("a list of 100,000 ids takes the bytes of their letters and four more for each", () => {
  const builder = new IdListBuilder();
  for (let i = 0; i < 100_000; i++) builder.add(`company:${String(i).padStart(12, "0")}`);
  expect(builder.build().bytes).toBe(100_000 * (20 + 4));
});

test("values are ordered by merging runs, and equal ones keep their order", async () => {
  const values = Float64Array.from({ length: 50_000 }, (_, i) => (i * 7_919) % 1_000);
  const expected = [...values.keys()].sort((a, b) => (values[b] as number) - (values[a] as number) || a - b);
  expect([...(await descendingOrder(values))]).toEqual(expected);
  expect([...(await descendingOrder(new Float64Array(0)))]).toEqual([]);
});

const kinds = fc.subarray([...entityKinds]);
const small = fc.nat(6);

test("a table of scores has the places and pages that a sort of all entities gives", async () => {
  const tables = fc.tuple(someIds, fc.infiniteStream(fc.tuple(fc.constantFrom(...entityKinds), small)));
  await fc.assert(
    fc.asyncProperty(tables, kinds, fc.nat(70), fc.nat(70), async ([ids, stream], kinds, skip, first) => {
      const rows = ids.map((id): ScoreRow => {
        const [kind, score] = stream.next().value as [ScoreRow["kind"], number];
        return { id, kind, score };
      });
      const table = await scoreTable(inPages(rows));
      // The rows come by id, and the sort keeps their order.
      const all = rows
        .filter(({ kind }) => kinds.includes(kind))
        .toSorted(descending(({ score }) => score))
        .map(({ id, score }, i) => ({ id, score, rank: i + 1 }));
      expect(table.page(kinds, skip, first)).toEqual(all.slice(skip, skip + first));
      expect(table.placesOf(kinds, [...ids.toReversed(), "unknown"])).toEqual(all);
    }),
  );
});

test("a partition has the groups that a sort of all entities gives", async () => {
  const rows = fc.tuple(someIds, fc.infiniteStream(fc.tuple(fc.nat(9), small)));
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.integer({ min: 1, max: 9 }),
      small,
      small,
      async ([ids, stream], minSize, skip, first) => {
        const members = ids.map((id) => {
          const [community, degree] = stream.next().value as [number, number];
          return { id, community, degree };
        });
        const groups = [...new Set(members.map(({ community }) => community))]
          .map((community) => members.filter((member) => member.community === community))
          .filter(({ length }) => length >= minSize)
          .sort(
            inTurn(
              descending((group) => group.length),
              ascending((group) => ids.indexOf(group[0]?.id as string)),
            ),
          )
          .map((group) => ({
            ...{ leastId: group[0]?.id, size: group.length, relationsInside: (group[0]?.community as number) * 10 },
            memberIds: group.toSorted(descending(({ degree }) => degree)).map(({ id }) => id),
          }));
        const inside = new Map(Array.from({ length: 10 }, (_, community) => [community, community * 10]));
        const found = await partition(inPages(members), inside);
        const shown = (groups: ReturnType<typeof found.page>) =>
          groups.map(({ memberIds, ...group }) => ({ ...group, memberIds: memberIds(0, 100) }));
        expect(shown(found.page(minSize, skip, first))).toEqual(groups.slice(skip, skip + first));
        for (const { memberIds } of found.page(minSize, 0, 100))
          expect(memberIds(skip, first)).toEqual(memberIds(0, 100).slice(skip, skip + first));
        const asked = ids.filter((_, i) => i % 5 === 0);
        expect(shown(found.containing(minSize, [...asked, "unknown"]))).toEqual(
          groups.flatMap((group) => {
            const containedIds = asked.filter((id) => group.memberIds.includes(id));
            return containedIds.length === 0 ? [] : [{ ...group, containedIds }];
          }),
        );
      },
    ),
  );
});
