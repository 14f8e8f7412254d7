import { checkRecord } from "../../src/articles/check-record.ts";
import { batchesOf, batchLimits, weightOf } from "../../src/articles/record-weight.ts";

const record = (relations: number, evidence: number, aliases = 0, length = 10) =>
  checkRecord({
    article: { id: "article:x", title: "Title" },
    entities: [
      { ref: "a", kind: "PERSON", name: "A", aliases: Array.from({ length: aliases }, (_, i) => `Alias ${i}`) },
      { ref: "b", kind: "PERSON", name: "B" },
    ],
    relations: Array.from({ length: relations }, () => ({
      type: "MET",
      source: "a",
      target: "b",
      evidence: Array.from({ length: evidence }, () => ({ statement: "x".repeat(length) })),
    })),
  });

test("the weight of a record counts names, evidence and text, not only relations", () => {
  const light = weightOf(record(1, 1));
  expect(weightOf(record(1, 100)) - light).toBeGreaterThanOrEqual(99);
  expect(weightOf(record(1, 1, 200)) - light).toBeGreaterThanOrEqual(200);
  expect(weightOf(record(1, 100, 0, 2_000)) - weightOf(record(1, 100))).toBeGreaterThanOrEqual(900);
});

test("batches keep the order and the limits; an item over the limit is alone", () => {
  const light = Array.from({ length: 600 }, () => record(2, 1));
  const heavy = record(300, 100);
  expect(weightOf(heavy)).toBeGreaterThan(batchLimits.weight);
  const middling = Array.from({ length: 9 }, () => record(50, 100));
  const items = [...light, heavy, ...middling, ...light];
  const batches = [...batchesOf(items, (item) => item)];
  expect(batches.flat()).toEqual(items);
  for (const batch of batches) {
    const weight = batch.reduce((sum, item) => sum + weightOf(item), 0);
    expect([batch.length <= batchLimits.records, batch.length === 1 || weight <= batchLimits.weight]).toEqual([
      true,
      true,
    ]);
  }
  expect(batches.map(({ length }) => length)).toEqual([250, 250, 100, 1, 4, 4, 250, 250, 101]);
});
