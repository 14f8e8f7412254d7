import { checkRecord } from "../../src/articles/check-record.ts";
import { importRecords } from "../../src/articles/import-records.ts";
import { emptyDatabase, timeoutMs } from "../test-app.ts";
import { beginWith, onScreen, shown, startExplorer } from "./explorer-page.ts";

jest.setTimeout(120_000);

const { app, open, ask, foreign, complaints } = startExplorer();

/** 10,000 relations, of four types. */
const neighbors = [
  ["WORKS_FOR", "PERSON", 6_177],
  ["PARTNER_OF", "COMPANY", 2_500],
  ["OWNS", "COMPANY", 1_320],
  ["HEADS", "PERSON", 3],
] as const;
const all = neighbors.flatMap(([type, kind, count]) =>
  Array.from({ length: count }, (_, index) => {
    const ref = `${type.toLowerCase().replace("_", "-")}-${index}`;
    return { type, entity: { ref, id: `${kind.toLowerCase()}:${ref}`, kind, name: `Neighbor ${ref}` } };
  }),
);
const hub = { ref: "hub", id: "company:hub", kind: "COMPANY", name: "Hub" };
/** With the hub, as many entities as a record may have. */
const perArticle = 999;
const records = Array.from({ length: Math.ceil(all.length / perArticle) }, (_, article) => {
  const part = all.slice(article * perArticle, (article + 1) * perArticle);
  return {
    article: { id: `article:hub-${article}`, title: `Neighbors, part ${article}` },
    entities: [hub, ...part.map(({ entity }) => entity)],
    relations: part.map(({ type, entity }) => ({
      type,
      source: entity.ref,
      target: "hub",
      evidence: [{ statement: "So it is." }],
    })),
  };
});

beforeAll(async () => {
  await emptyDatabase(app().neo4j);
  // All in one transaction would take more memory than Neo4j gives it.
  for (let start = 0; start < records.length; start += 3)
    await importRecords(app().neo4j, records.slice(start, start + 3).map(checkRecord), { timeoutMs });
}, 120_000);

test("a hub of 10,000 has exact counts at once, opens ten of each type at a time, tells what it left out, and is quick", async () => {
  const { entity } = await ask('{ entity(id: "company:hub") { degree neighborCounts { total } } }');
  expect(entity.degree).toBe(10_000);
  const page = await open();
  await beginWith(page, "Hub");
  await page.evaluate(`
    var longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    }).observe({ type: "longtask" });`);
  const counts = page.locator("[data-counts] td.number");
  expect((await counts.allInnerTexts()).toSorted()).toEqual(
    entity.neighborCounts.map(({ total }: { total: number }) => `0 of ${total.toLocaleString("en")}`).toSorted(),
  );
  await page.locator(".left-out").getByText("10,000 left out", { exact: true }).waitFor();

  await page.getByRole("button", { name: "Show 10 more: employs" }).click();
  await shown(page, 11, 10);
  const said = page.locator(".said");
  await said
    .getByText("Hub: 10 entities and 10 relations added; 6,167 more relations left out (employs 6,167).")
    .waitFor();

  const { x, y } = await onScreen(page, "company:hub");
  await page.mouse.dblclick(x, y);
  await shown(page, 44, 43);
  await said
    .getByText(
      "Hub: 33 entities and 33 relations added; 9,957 more relations left out (employs 6,157, partner of 2,490, owned by 1,310).",
    )
    .waitFor();
  expect(await counts.allInnerTexts()).toEqual(["20 of 6,177", "10 of 2,500", "10 of 1,320", "3 of 3"]);
  await page.locator(".left-out").getByText("9,957 left out", { exact: true }).waitFor();

  // Whoever has 10,000 neighbors is drawn by those that are shown: neither the page nor its longest task grows with them.
  expect(await page.evaluate("document.querySelectorAll('*').length")).toBeLessThan(1_000);
  expect(await page.evaluate("longest")).toBeLessThan(2_000);
  expect([foreign, complaints]).toEqual([[], []]);
});
