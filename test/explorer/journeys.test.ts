import {
  beginWith,
  details,
  expandAlibaba,
  link,
  onScreen,
  placeOf,
  places,
  row,
  shown,
  startExplorer,
  tabTo,
  typeName,
} from "./explorer-page.ts";

jest.setTimeout(120_000);

const { origin, open, openWithoutPicture, ask, foreign, complaints } = startExplorer();

describe("by mouse", () => {
  test("a search adds a hit, with the counts of the API, and an expansion moves nothing that is there", async () => {
    const page = await open();
    await page.getByRole("combobox", { name: /^Search/ }).fill("Aliba");
    await page.locator(".hit", { hasText: "Alibaba" }).first().click();
    await details(page, "Alibaba").waitFor();
    const { entity } = await ask(`{ entity(id: "company:alibaba") { degree neighborCounts { total } } }`);
    await page.locator(".counts tr").first().waitFor();
    const counts = await page.locator(".counts td.number").allInnerTexts();
    const totals = counts.map((text) => Number(/of (\d+)$/.exec(text)?.[1]));
    expect(sum(totals)).toBe(entity.degree);
    expect(totals).toHaveLength(entity.neighborCounts.length);
    await shown(page, 1, 0);

    const before = await placeOf(page, "company:alibaba");
    await page.getByRole("button", { name: /more: located in$/ }).click();
    await shown(page, 3, 2);
    await page.getByRole("button", { name: "Expand", exact: true }).click();
    const { expand } = await ask(
      `{ expand(ids: ["company:alibaba"]) { nodes { id } relations { id } report { complete } } }`,
    );
    expect(expand.report.complete).toBe(true);
    await shown(page, expand.nodes.length + 1, expand.relations.length);
    expect(await placeOf(page, "company:alibaba")).toEqual(before);
  });

  test("undo and redo give back each step, and a collapse takes what hangs on it", async () => {
    const page = await openWithoutPicture();
    await expandAlibaba(page);
    const placed = await places(page);
    await page.getByRole("button", { name: "Collapse" }).click();
    await shown(page, 1, 0);
    await page.getByRole("toolbar").getByRole("button", { name: "Undo" }).click();
    await shown(page, 9, 8);
    expect(await places(page)).toEqual(placed);
    await page.getByRole("button", { name: "Hide", exact: true }).click();
    await shown(page, 8, 0);
    await page.getByRole("button", { name: "Show 1 hidden" }).click();
    await shown(page, 9, 8);
    for (const [entities, relations] of [
      [8, 0],
      [9, 8],
      [1, 0],
      [0, 0],
    ] as const) {
      await page.getByRole("toolbar").getByRole("button", { name: "Undo" }).click();
      await shown(page, entities, relations);
    }
    await page.getByRole("toolbar").getByRole("button", { name: "Redo" }).click();
    await shown(page, 1, 0);
  });

  test("a relation shows its statement and the article", async () => {
    const page = await openWithoutPicture();
    await beginWith(page, "Alibaba");
    await page.getByRole("button", { name: "Expand", exact: true }).click();
    await page.getByRole("button", { name: /^founded by Jack Ma/ }).click();
    const { company } = await ask(
      `{ company(id: "company:alibaba") { relations(first: 1, filter: { types: [FOUNDED_BY] }) {
          nodes { evidence { totalCount nodes { statement article { title } } } } } } }`,
    );
    const [{ evidence }] = company.relations.nodes;
    await page.getByText(`${evidence.totalCount} of ${evidence.totalCount} statement`).waitFor();
    await page.getByText(evidence.nodes[0].statement).waitFor();
    await page.getByText(evidence.nodes[0].article.title).waitFor();
  });

  test("a click in the picture selects, a double click expands, a drag pins", async () => {
    const page = await open();
    await beginWith(page, "Alibaba");
    await shown(page, 1, 0);
    const at = await onScreen(page, "company:alibaba");
    await page.mouse.dblclick(at.x, at.y);
    await shown(page, 9, 8);
    const ma = await onScreen(page, "person:jack-ma");
    await page.mouse.click(ma.x, ma.y);
    await details(page, "Jack Ma").waitFor();
    await page.mouse.move(ma.x, ma.y);
    await page.mouse.down();
    await page.mouse.move(ma.x + 30, ma.y + 40, { steps: 30 });
    await page.mouse.up();
    await page.getByRole("button", { name: "Unpin" }).waitFor();
    const moved = await onScreen(page, "person:jack-ma");
    expect(Math.hypot(moved.x - ma.x - 30, moved.y - ma.y - 40)).toBeLessThan(4);
  });
});

test("Shift and a drag select what lies within the line, and Escape cancels it", async () => {
  const page = await open();
  await expandAlibaba(page);
  await row(page, "Jack Ma").click();
  await details(page, "Jack Ma").waitFor();
  const box = await page.locator(".ground").boundingBox();
  const [left, top] = [(box?.x ?? 0) + 3, (box?.y ?? 0) + 3];
  const bottom = top + (box?.height ?? 0) - 6;
  const middle = (await onScreen(page, "company:alibaba")).x;
  /** The half of the picture to the left of Alibaba. */
  const draw = async () => {
    await page.keyboard.down("Shift");
    await page.mouse.move(left, top);
    await page.mouse.down();
    for (const [x, y] of [
      [middle - 5, top],
      [middle - 5, bottom],
      [left, bottom],
    ] as const)
      await page.mouse.move(x, y, { steps: 3 });
    await page.locator(".lasso").waitFor();
  };

  await draw();
  await page.keyboard.press("Escape");
  await page.locator(".lasso").waitFor({ state: "detached" });
  const before = await page.locator(".ground").evaluate(({ dataset }) => [dataset.x, dataset.y]);
  await page.mouse.move(left + 40, bottom, { steps: 4 });
  await page.mouse.up();
  expect(await details(page, "Jack Ma").isVisible()).toBe(true);

  await draw();
  await page.mouse.up();
  await page.keyboard.up("Shift");
  const isLeft = await Promise.all(
    [...(await places(page)).keys()].map(async (id) => (await onScreen(page, id)).x < middle - 5),
  );
  const count = isLeft.filter(Boolean).length;
  expect(count).toBeGreaterThan(1);
  await page.locator(".said", { hasText: `${count} entities selected.` }).waitFor();
  expect(await page.locator(".row[data-selected]").count()).toBe(count);
  expect(await page.locator(".ground").evaluate(({ dataset }) => [dataset.x, dataset.y])).toEqual(before);
});

describe("how two are connected", () => {
  test("a person who has never seen the page finds the path from Donald Trump to Yahoo, and one without a go-between", async () => {
    const page = await open();
    await page.getByRole("tab", { name: "Connect" }).click();
    for (const [field, name] of [
      ["From", "Donald"],
      ["To", "Yahoo"],
    ] as const) {
      await page.getByRole("combobox", { name: new RegExp(`^${field}`) }).fill(name);
      await page.locator(".hit", { hasText: name }).click();
    }
    const { paths } = await ask(
      `{ paths(from: "person:donald-trump", to: "company:yahoo", limit: 5) { paths { sentence nodes { id } } } }`,
    );
    await page.getByText(paths.paths[0].sentence).waitFor();
    await shown(page, paths.paths[0].nodes.length, paths.paths[0].nodes.length - 1);
    // The address follows a step after a pause. Two steps within it are one entry of the history.
    await page.waitForURL(/path=/);
    await page.getByRole("button", { name: "Without Jack Ma" }).click();
    await page.getByRole("tabpanel").getByText("No path within 6 relations.").waitFor();

    // Back and undo step through the same views, and ask the service for nothing.
    let requests = 0;
    page.on("request", (request) => {
      if (request.postData()?.includes("query Entities")) requests++;
    });
    await page.waitForURL(/path=[^&]*~~person:jack-ma~/);
    await page.goBack();
    await page.getByText(paths.paths[0].sentence).waitFor();
    expect(await page.getByRole("button", { name: "Remove Jack Ma" }).count()).toBe(0);
    await page.getByRole("toolbar").getByRole("button", { name: "Undo" }).click();
    await page.getByRole("combobox", { name: /^From/ }).waitFor();
    await page.goForward();
    await page.getByRole("tabpanel").getByText("No path within 6 relations.").waitFor();
    expect(requests).toBe(0);
  });

  test("the empty page offers names and a question", async () => {
    const page = await open();
    const { entities } = await ask(`{ entities(first: 3, orderBy: DEGREE) { nodes { name } } }`);
    const starters = page.getByRole("list", { name: "Best connected" }).getByRole("button");
    await starters.first().waitFor();
    const names = (await starters.allInnerTexts()).join();
    for (const { name } of entities.nodes) expect(names).toContain(name);
    await page.getByRole("button", { name: /^How is/ }).click();
    await page.getByRole("heading", { name: /^\d+ paths?$/ }).waitFor();
  });

  test("the empty page leads to the one for articles", async () => {
    const page = await openWithoutPicture();
    await page.getByRole("link", { name: "Take an article in, and review what it says" }).click();
    await page.waitForURL(`${origin()}/review`);
    await page.getByRole("heading", { name: "For editors" }).waitFor();
  });

  test("several selected tell what they have in common", async () => {
    const page = await openWithoutPicture();
    await expandAlibaba(page);
    await row(page, "Jack Ma").click();
    await row(page, "Munich").click({ modifiers: ["Control"] });
    await page.getByRole("button", { name: "What they have in common" }).click();
    const { commonNeighbors } = await ask(
      `{ commonNeighbors(ids: ["person:jack-ma", "place:munich"]) { totalCount nodes { name } } }`,
    );
    await page.getByText(`${commonNeighbors.totalCount} of ${commonNeighbors.totalCount} common neighbors`).waitFor();
  });
});

describe("by touch, on a narrow screen", () => {
  test("taps select and expand, and a long press opens the menu", async () => {
    const page = await open({ viewport: { width: 390, height: 800 }, hasTouch: true });
    await page.getByRole("button", { name: /^Alibaba \d/ }).tap();
    await shown(page, 1, 0);
    const at = await onScreen(page, "company:alibaba");
    await page.touchscreen.tap(at.x, at.y);
    await page.touchscreen.tap(at.x, at.y);
    await shown(page, 9, 8);
    await page.getByRole("button", { name: "Show all" }).tap();
    const ma = await onScreen(page, "person:jack-ma");
    await page.touchscreen.tap(ma.x, ma.y);
    await details(page, "Jack Ma").waitFor();
    const touch = await page.context().newCDPSession(page);
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [ma] });
    await page.getByRole("menuitem", { name: "Hide others" }).waitFor();
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await page.getByRole("menuitem", { name: "Pin" }).tap();
    await page.getByRole("button", { name: "Unpin" }).waitFor();
  });
});

describe("by keyboard alone", () => {
  test("search, expand, walk, pin, hide, find a path, undo", async () => {
    const page = await open();
    await page.getByRole("button", { name: /^How is/ }).waitFor();
    // The search has the focus.
    await typeName(page, "Alibaba");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await shown(page, 1, 0);
    await tabTo(page, row(page, "Alibaba"));
    await page.keyboard.press("Enter");
    await shown(page, 9, 8);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await details(page, "Jack Ma").waitFor();
    await page.keyboard.press("p");
    await row(page, "Jack Ma").getByText("pinned").waitFor();
    await page.keyboard.press("r");
    await page.locator(":focus", { hasText: "founded Alibaba" }).waitFor();
    await row(page, "Jack Ma").focus();
    await page.keyboard.press("h");
    await shown(page, 8, 7);
    await page.keyboard.press("Control+z");
    await shown(page, 9, 8);
    await row(page, "Jack Ma").focus();
    await page.keyboard.press("1");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("2");
    await page.getByRole("heading", { name: /^\d+ paths?$/ }).waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await page.locator('input:focus[aria-label^="Search"]').waitFor();
  });

  test("arrows go from entity to entity in the picture", async () => {
    const page = await open();
    await expandAlibaba(page);
    await page.getByRole("img", { name: /^Picture of 9 entities/ }).focus();
    const all = await places(page);
    await page.keyboard.press("ArrowRight");
    const name = await page.locator(".card h2").textContent();
    expect(name).not.toBe("Alibaba");
    expect(all.size).toBe(9);
  });
});

/** One more than can be arranged in layers. */
const manyOwned = Array.from({ length: 301 }, (_, index) => `owned-${index}`);
const ownerRecord = {
  article: { id: "article:owner", title: "An owner of many" },
  entities: ["owner", ...manyOwned].map((ref) => ({ ref, id: `company:${ref}`, kind: "COMPANY", name: ref })),
  relations: manyOwned.map((target) => ({
    type: "OWNS",
    source: "owner",
    target,
    evidence: [{ statement: "So it is." }],
  })),
};
const holdingRecord = {
  article: { id: "article:holding", title: "A holding and what it owns" },
  entities: [
    { ref: "head", id: "person:head", kind: "PERSON", name: "Head" },
    { ref: "holding", id: "company:holding", kind: "COMPANY", name: "Holding" },
    { ref: "middle", id: "company:middle", kind: "COMPANY", name: "Middle" },
    { ref: "lowest", id: "company:lowest", kind: "COMPANY", name: "Lowest" },
    { ref: "north", id: "place:north", kind: "PLACE", name: "North", latitude: 60, longitude: 10 },
    { ref: "south", id: "place:south", kind: "PLACE", name: "South", latitude: 40, longitude: 10 },
    { ref: "east", id: "place:east", kind: "PLACE", name: "East", latitude: 50, longitude: 40 },
  ],
  relations: [
    ["HEADS", "head", "holding"],
    ["OWNS", "holding", "middle"],
    ["SUBSIDIARY_OF", "lowest", "middle"],
    ["LOCATED_IN", "middle", "south"],
  ].map(([type, source, target]) => ({ type, source, target, evidence: [{ statement: "So it is." }] })),
};

test("owners are arranged in layers and places as on a map, each by one step, and what is pinned stays", async () => {
  await ask("mutation ($record: ArticleRecordInput!) { importArticle(record: $record) { relationsCreated } }", {
    record: holdingRecord,
  });
  const page = await openWithoutPicture();
  const ids = holdingRecord.entities.map(({ id }) => id);
  const tidy = async (name: string, said: string) => {
    await page.getByRole("button", { name: "Tidy" }).click();
    await page.getByRole("menuitem", { name }).click();
    await page.locator(".said", { hasText: said }).waitFor();
  };
  await page.locator(".question").waitFor();
  await page.goto(`${origin()}/explorer#v=1&e=company:alibaba`);
  await shown(page, 1, 0);
  await tidy("By place", "No place that is shown has coordinates.");
  await tidy("In layers", "Nothing shown heads, owns or is a subsidiary of anything shown.");
  await page.goto(`${origin()}/explorer#v=1&e=${ids.join("~")}`);
  await shown(page, 7, 4);
  const before = await link(page);

  await tidy("In layers", "Arranged.");
  expect(await link(page)).toContain("&a=layers");
  const layers = await places(page);
  const heights = ["person:head", "company:holding", "company:middle", "company:lowest"].map((id) => layers.get(id)?.y);
  expect(heights).toEqual(heights.toSorted((a = 0, b = 0) => a - b));
  expect(new Set(heights).size).toBe(4);
  await page.getByRole("button", { name: "Undo" }).first().click();
  expect(await link(page)).toBe(before);
  await page.getByRole("button", { name: "Redo" }).click();

  await row(page, "Holding").click();
  await page.getByRole("button", { name: "Pin" }).click();
  await tidy("By place", "Arranged.");
  expect(await link(page)).toContain("&a=map");
  const map = await places(page);
  const at = (id: string) => map.get(id) ?? { x: 0, y: 0 };
  const apart = (a: string, b: string) => Math.hypot(at(a).x - at(b).x, at(a).y - at(b).y);
  expect(at("company:holding")).toEqual(layers.get("company:holding"));
  expect(at("place:north").x).toBe(at("place:south").x);
  expect(at("place:north").y).toBeLessThan(at("place:east").y);
  expect(at("place:east").y).toBeLessThan(at("place:south").y);
  expect(at("place:east").x).toBeGreaterThan(at("place:south").x);
  expect(apart("company:middle", "place:south")).toBeLessThan(apart("company:middle", "place:north"));
  expect(apart("company:middle", "place:south")).toBeLessThan(apart("company:middle", "place:east"));
  await ask(`mutation { retractArticle(id: "article:holding") { removedEntities } }`);
});

test("more relations than can be arranged in layers are refused in words", async () => {
  await ask("mutation ($record: ArticleRecordInput!) { importArticle(record: $record) { relationsCreated } }", {
    record: ownerRecord,
  });
  const page = await openWithoutPicture();
  await page.locator(".question, .start").first().waitFor();
  await page.goto(`${origin()}/explorer#v=1&e=${ownerRecord.entities.map(({ id }) => id).join("~")}`);
  await shown(page, 302, 301);
  await page.getByRole("button", { name: "Tidy" }).click();
  await page.getByRole("menuitem", { name: "In layers" }).click();
  await page.getByText("That is more than can be arranged in layers.").waitFor();
  await ask(`mutation { retractArticle(id: "article:owner") { removedEntities } }`);
});

test("all this without a request elsewhere, a violation of the policy or an error on the console", () => {
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
