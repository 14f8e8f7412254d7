import type { Locator, Page } from "playwright-core";
import { darkPalette } from "../../explorer/looks/palette.ts";
import { laterWideRecord, wideRecord } from "../wide-record.ts";
import { beginWith, expandAlibaba, findNothing, record, row, shown, startExplorer } from "./explorer-page.ts";

jest.setTimeout(120_000);

const { open, openWithoutPicture, ask, origin, complaints } = startExplorer();

/** Sets the language in place, also while a menu or a dialog covers the page. */
const speak = (page: Page, language: "en" | "de") =>
  page.evaluate(`{
    const choice = document.querySelector(".settings select");
    choice.value = "${language}";
    choice.dispatchEvent(new Event("change", { bubbles: true }));
  }`);

/** Axe finds nothing in this state. Names depend on the language only, colors on the theme only: two runs have all. */
async function check(page: Page, { isCovered = false } = {}): Promise<void> {
  for (const [language, colorScheme] of [
    ["de", "dark"],
    ["en", "light"],
  ] as const) {
    await speak(page, language);
    await page.emulateMedia({ colorScheme });
    await findNothing(page, { isCovered });
  }
}

const fail = (code: string) => ({ errors: [{ message: "refused", extensions: { code } }], data: { expand: null } });

describe("axe finds nothing in any theme and language", () => {
  test("at the start, in the search, the list, the details and the menus", async () => {
    const page = await openWithoutPicture();
    await page.locator(".question").waitFor();
    await check(page);
    const search = page.getByRole("combobox", { name: /^Search/ });
    await search.fill("Aliba");
    await page.locator(".hit").first().waitFor();
    await check(page, { isCovered: true });
    await search.fill("xyzzy");
    await page.getByText("No name begins like this").waitFor();
    await check(page, { isCovered: true });
    await search.fill("");
    await expandAlibaba(page);
    await row(page, "Alibaba").press("ArrowRight");
    await row(page, "founded by Jack Ma").waitFor();
    await check(page);
    for (const menu of ["Tidy", "Share", "Save"]) {
      await page.getByRole("button", { name: menu, exact: true }).click();
      await page.getByRole("menu").waitFor();
      await check(page, { isCovered: true });
      await page.keyboard.press("Escape");
    }
    await page.getByRole("button", { name: "Keys" }).click();
    await page.getByRole("dialog").waitFor();
    await check(page, { isCovered: true });
  });

  test("with evidence, a date, a filter, ranks and communities, and several selected", async () => {
    const page = await openWithoutPicture();
    await expandAlibaba(page);
    await page.getByRole("button", { name: /^founded by Jack Ma/ }).click();
    await page.locator(".evidence").waitFor();
    await page.getByLabel("competes with").uncheck();
    await page.getByRole("slider", { name: "As of the year" }).press("Home");
    await page.getByRole("button", { name: "Any time" }).waitFor();
    await page.getByLabel("Size by").selectOption("DEGREE");
    await page.getByLabel("Color by").selectOption("community");
    await page.locator(".communities").waitFor();
    await check(page);
    await row(page, "Jack Ma").click();
    await row(page, "Munich").click({ modifiers: ["Control"] });
    await page.getByRole("button", { name: "What they have in common" }).click();
    await page.getByText("common neighbor").first().waitFor();
    await check(page);
  });

  test("with paths, with none, with news, and where something fails", async () => {
    const page = await openWithoutPicture();
    await page.getByRole("button", { name: /^How is/ }).click();
    await page.locator(".paths").waitFor();
    await check(page);
    await page.getByRole("button", { name: /^Without/ }).click();
    await page.getByRole("tabpanel").getByText("No path within").waitFor();
    await check(page);
    await row(page, "Alibaba").click();
    await page.getByRole("button", { name: "Expand", exact: true }).waitFor();

    for (const [response, text] of [
      [{ status: 503, headers: { "retry-after": "60" }, json: fail("BUSY") }, /^The service is busy/],
      [{ json: fail("TIMEOUT") }, /^That took too long/],
    ] as const) {
      await page.route("**/graphql", (route) => route.fulfill(response), { times: 1 });
      await page.getByRole("button", { name: "Expand", exact: true }).click();
      await page.locator(".notice").getByText(text).waitFor();
      await check(page);
      await page.keyboard.press("Escape");
    }
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText(/^No connection/).waitFor();
    await check(page);
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator(".said", { hasText: "added" }).waitFor();

    await ask("mutation ($record: ArticleRecordInput!) { importArticle(record: $record) { relationsCreated } }", {
      record,
    });
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await row(page, "Novum").waitFor();
    await ask(`mutation { retractArticle(id: "article:novum") { removedEntities } }`);
    await page.locator(".news").getByText("are no longer in the graph").waitFor();
    await check(page);
    complaints.length = 0;
  });

  test("on a narrow screen, in each of its tabs, in its one menu, and in the menu of an entity", async () => {
    const page = await open({ viewport: { width: 390, height: 800 }, hasTouch: true });
    await page.locator(".question").waitFor();
    await page.getByRole("button", { name: /^Alibaba \d/ }).tap();
    await page.getByRole("button", { name: "Expand", exact: true }).tap();
    await shown(page, 9, 8);
    const tabs = page.getByRole("tab");
    for (const [language, colorScheme] of [
      ["Deutsch", "dark"],
      ["English", "light"],
    ] as const) {
      await page.getByRole("button", { name: /^Menu|Menü/ }).tap();
      await page.getByRole("menuitem", { name: /^Language|Sprache/ }).tap();
      await page.getByRole("menuitemradio", { name: language }).waitFor();
      await page.emulateMedia({ colorScheme });
      await findNothing(page, { isCovered: true });
      expect(await tooSmall(page)).toEqual([]);
      await page.getByRole("menuitemradio", { name: language }).tap();
      await page.getByRole("menu").first().waitFor({ state: "detached" });
      expect(await tabs.count()).toBe(5);
      for (const tab of await tabs.all()) {
        await tab.tap();
        await findNothing(page);
        expect(await tooSmall(page)).toEqual([]);
      }
      await page.locator(".ground").click({ button: "right" });
      await page.getByRole("menu").waitFor();
      await findNothing(page, { isCovered: true });
      await page.keyboard.press("Escape");
    }
  });
});

describe("assets, money and what is known of an entity", () => {
  beforeAll(async () => {
    for (const record of [wideRecord, laterWideRecord])
      await ask("mutation ($record: ArticleRecordInput!) { importArticle(record: $record) { unchanged } }", { record });
  });
  const at = (selected: string) => `#v=1&e=company:harbor~asset:dawn~company:nord~person:finn&${selected}`;

  test("a card tells each fact and which articles say so, in any language", async () => {
    const page = await openWithoutPicture();
    await page.locator(".question").waitFor();
    await page.goto(`${origin()}/explorer${at("s=0")}`);
    const facts = page.locator("[data-facts]");
    await facts.waitFor();
    expect(await facts.locator("dt").allTextContents()).toEqual([
      "Kind",
      "Country",
      "Legal form",
      "Status",
      "Incorporated",
      "Address",
      "Website",
      "Topics",
    ]);
    const status = facts.locator(".fact", { hasText: "Status" });
    await status.locator("summary").click();
    expect(await status.textContent()).toBe(
      "Statusin liquidationThe harbor movesThe Quay, 2021active: Who holds the harborThe Quay, March 1, 2020",
    );
    await check(page);
    await speak(page, "de");
    expect(await facts.locator("dd summary").allTextContents()).toEqual(
      expect.arrayContaining(["Behörde", "Schweden"]),
    );
    expect(await page.locator(".legend").textContent()).toContain("Objekte");
    expect(await page.locator(".legend").textContent()).toContain("zahlte an");
  });

  test("a relation tells the share, and its statements what each article gives", async () => {
    const { relations } = await ask("{ relations(filter: { types: [OWNS], kinds: [ASSET] }) { nodes { id } } }");
    const page = await openWithoutPicture();
    await page.locator(".question").waitFor();
    await page.goto(`${origin()}/explorer${at(`r=${relations.nodes[0].id}`)}`);
    const card = page.locator(".card");
    await card.locator(".evidence li").nth(1).waitFor();
    expect(await card.locator("p.muted").first().textContent()).toMatch(/^60% · since 2015 · /);
    const given = await card.locator(".evidence li > small").allTextContents();
    expect(given.map((text) => text.split(" · ")[0])).toEqual(["60%", expect.stringMatching(/^25%?\s?[–-]\s?50%$/)]);
  });

  test("the picture draws an asset", async () => {
    const page = await open();
    await page.locator(".question").waitFor();
    await page.goto(`${origin()}/explorer${at("s=1")}`);
    await shown(page, 4, 5);
    await page.locator("canvas").first().waitFor();
    await check(page);
  });
});

/** What can be tapped and is less than 44 pixels high. A box to check counts with its label. Links in texts do not count. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(`{
    const targets = "a.brand, button, input:not([type=range]), select, summary, [role=tab], [role^=menuitem], [role=row]";
    [...document.querySelectorAll(targets)]
      .map((target) => target.closest("label") ?? target)
      .filter((target) => target.checkVisibility({ visibilityProperty: true }) && !target.closest(".visually-hidden, [aria-hidden=true]"))
      .filter((target) => target.getBoundingClientRect().height < 44)
      .map((target) => target.outerHTML.slice(0, 200));
  }`);
}

test("on a narrow screen one menu holds language and colors, all in sight", async () => {
  const page = await openWithoutPicture(undefined, "", { viewport: { width: 390, height: 800 }, hasTouch: true });
  await page.locator(".question").waitFor();
  const menu = page.getByRole("button", { name: "Menu" });
  const choose = async (group: string, choice: string) => {
    await menu.tap();
    await page.getByRole("menuitem", { name: group }).tap();
    await page.getByRole("menuitemradio", { name: choice }).tap();
  };
  const bar = await page.locator(".top").evaluate(({ scrollWidth, offsetHeight }) => [scrollWidth, offsetHeight]);
  expect(bar).toEqual([390, 57]);
  await menu.tap();
  for (const item of await page.getByRole("menuitem").all()) await expectInSight(page, item);
  expect(await page.getByRole("menuitem", { name: "Save" }).getAttribute("aria-disabled")).toBe("true");
  await page.keyboard.press("Escape");
  await choose("Colors", "Dark");
  expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
  await menu.tap();
  await page.getByRole("menuitem", { name: "Colors" }).tap();
  await page.getByRole("menuitemradio", { name: "Dark", checked: true }).waitFor();
  await page.getByRole("menuitemradio", { name: "As the system" }).tap();
  await choose("Language", "Deutsch");
  await page.getByRole("button", { name: "Menü" }).waitFor();
  // By keyboard: into the list of languages and back.
  await page.getByRole("button", { name: "Menü" }).press("Enter");
  await page.getByRole("menuitem", { name: "Sprache" }).press("ArrowRight");
  await page.getByRole("menuitemradio", { name: "Deutsch", checked: true }).waitFor();
  await page.getByRole("menuitemradio", { name: "English" }).press("Enter");
  await menu.waitFor();
});

async function expectInSight(page: Page, target: Locator): Promise<void> {
  const box = await target.boundingBox();
  const size = page.viewportSize();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(size?.width ?? 0);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(size?.height ?? 0);
}

test("under forced colors, what is selected is framed, and signs and the picture keep their colors", async () => {
  const page = await openWithoutPicture(undefined, "", { forcedColors: "active", colorScheme: "dark" });
  await beginWith(page, "Alibaba");
  await shown(page, 1, 0);
  const look = (selector: string, property: string) =>
    page.evaluate(`getComputedStyle(document.querySelector("${selector}"))["${property}"]`);
  expect(await look(".row[data-selected]", "outlineStyle")).toBe("solid");
  expect(await look(".row .sign", "fill")).toBe(rgb(darkPalette.kind.COMPANY));
  expect(await look(".ground", "backgroundColor")).toBe(rgb(darkPalette.paper));
});

test("what is printed is the figure with its legend and sources, and nothing else", async () => {
  const page = await openWithoutPicture(undefined, "window.print = () => dispatchEvent(new Event('beforeprint'));");
  await expandAlibaba(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("menuitem", { name: "Print" }).click();
  await page.locator(".print-figure").waitFor({ state: "attached" });
  expect(await page.locator(".print-figure").isVisible()).toBe(false);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const seen = await page.evaluate<string>("document.body.innerText");
  for (const text of ["Jack Ma", "Companies", "founded by", "Sources: Alibaba-Gründer Jack Ma"])
    expect(seen).toContain(text);
  expect(await page.getByRole("button").count()).toBe(0);
  expect(await page.evaluate("getComputedStyle(document.documentElement).colorScheme")).toBe("light");
  // The browser tells the end of a print, and the page is back.
  await page.pdf();
  await page.locator(".print-figure").waitFor({ state: "detached" });
});

test("all this without an error on the console", () => {
  expect(complaints).toEqual([]);
});

function rgb(hex: string): string {
  const channels = [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
  return `rgb(${channels.join(", ")})`;
}
