import { readFile } from "node:fs/promises";
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { link, shown, startExplorer, tabTo, typeName } from "./explorer-page.ts";

jest.setTimeout(120_000);

const { openWithoutPicture, foreign, complaints } = startExplorer();

/** How a person does what each journey needs. */
interface Way {
  readonly options?: BrowserContextOptions;
  /** Presses a button or chooses from a menu. */
  press(page: Page, target: Locator): Promise<void>;
  /** Chooses the first hit in the list that a field opened. */
  takeHit(page: Page): Promise<void>;
  /** Sets the slider to its first year. */
  setFirstYear(page: Page, slider: Locator): Promise<void>;
  /** Opens a menu of the bar. On a narrow screen one menu has all. */
  openMenu(page: Page, name: string): Promise<void>;
  /** On a narrow screen one panel is in sight at a time. */
  goTo(page: Page, panel: string): Promise<void>;
}

async function beginningOf(page: Page): Promise<readonly [number, number]> {
  const track = await page.locator(".track").boundingBox();
  return [(track?.x ?? 0) + 1, (track?.y ?? 0) + (track?.height ?? 0) / 2];
}

const ways: Readonly<Record<"mouse" | "keyboard" | "touch", Way>> = {
  mouse: {
    press: (_, target) => target.click(),
    takeHit: (page) => page.locator(".hit").first().click(),
    setFirstYear: async (page) => page.mouse.click(...(await beginningOf(page))),
    openMenu: (page, name) => button(page, name).click(),
    goTo: async () => undefined,
  },
  keyboard: {
    press: async (page, target) => {
      const isInMenu = (await target.getAttribute("role")) === "menuitem";
      await tabTo(page, target, isInMenu ? "ArrowDown" : "Tab");
      await page.keyboard.press("Enter");
    },
    takeHit: async (page) => {
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
    },
    setFirstYear: async (page, slider) => {
      await tabTo(page, slider);
      await page.keyboard.press("Home");
    },
    openMenu: (page, name) => ways.keyboard.press(page, button(page, name)),
    goTo: async () => undefined,
  },
  touch: {
    options: { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true },
    press: (_, target) => target.tap(),
    takeHit: (page) => page.locator(".hit").first().tap(),
    setFirstYear: async (page) => page.touchscreen.tap(...(await beginningOf(page))),
    openMenu: async (page, name) => {
      await button(page, "Menu").tap();
      await page.getByRole("menuitem", { name }).tap();
    },
    goTo: (page, panel) => page.getByRole("tab", { name: panel }).tap(),
  },
};

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });

async function find(page: Page, way: Way, field: RegExp, name: string): Promise<void> {
  const input = page.getByRole("combobox", { name: field });
  await way.press(page, input);
  await typeName(page, name);
  await way.takeHit(page);
}

async function openVodafone(page: Page, way: Way): Promise<void> {
  await find(page, way, /^Search/, "Vodafone");
  await shown(page, 1, 0);
  await way.goTo(page, "Details");
}

/** What a journey ends with, besides the view: what was read, or saved. */
type Journey = (page: Page, way: Way) => Promise<string | null>;

const journeys: [string, Journey][] = [
  [
    "who is this",
    async (page, way) => {
      await openVodafone(page, way);
      await way.press(page, button(page, "Expand"));
      await shown(page, 3, 2);
      await way.press(page, page.locator(".lines .line-button").first());
      await page.locator(".evidence li").waitFor();
      return page.locator(".card").textContent();
    },
  ],
  [
    "who else",
    async (page, way) => {
      await openVodafone(page, way);
      await way.press(page, button(page, /^Show 1 more: partner of/));
      await shown(page, 2, 1);
      await way.press(page, button(page, "Expand"));
      await shown(page, 3, 2);
      await way.press(page, button(page, "Undo").first());
      await shown(page, 2, 1);
      return page.locator(".counts").textContent();
    },
  ],
  [
    "how are two connected",
    async (page, way) => {
      await way.goTo(page, "Connect");
      await find(page, way, /^From/, "Donald Trump");
      await find(page, way, /^To/, "Yahoo");
      await shown(page, 5, 4);
      await link(page);
      await way.press(page, button(page, "Without Jack Ma"));
      await page.getByRole("tabpanel").getByText("No path within 6 relations.").waitFor();
      await link(page);
      await way.press(page, button(page, "Undo").first());
      return page.locator(".paths").textContent();
    },
  ],
  [
    "what held when",
    async (page, way) => {
      await find(page, way, /^Search/, "Alibaba");
      await way.goTo(page, "Details");
      await way.press(page, button(page, "Expand"));
      await shown(page, 9, 8);
      await way.goTo(page, "Time");
      await way.setFirstYear(page, page.getByRole("slider", { name: "As of the year" }));
      await button(page, "Any time").waitFor();
      return page.locator(".time-state").textContent();
    },
  ],
  [
    "show it",
    async (page, way) => {
      await openVodafone(page, way);
      await way.press(page, button(page, "Expand"));
      await shown(page, 3, 2);
      await link(page);
      await way.openMenu(page, "Save");
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        way.press(page, page.getByRole("menuitem", { name: "View and data" })),
      ]);
      return (await readFile(await download.path())).toString();
    },
  ],
];

test.each(journeys)("%s: by mouse, by keyboard alone and by touch to the same view", async (_, journey) => {
  const ends: Record<string, unknown> = {};
  for (const [name, way] of Object.entries(ways)) {
    const page = await openWithoutPicture(undefined, "", way.options);
    await page.locator(".question").waitFor();
    ends[name] = { said: await journey(page, way), link: await link(page) };
  }
  expect(ends.keyboard).toEqual(ends.mouse);
  expect(ends.touch).toEqual(ends.mouse);
});

test("all this without a request elsewhere or an error on the console", () => {
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});
