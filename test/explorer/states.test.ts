import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { explorerPolicy } from "../../src/http/explorer.ts";
import { beginWith, details, expandAlibaba, isSaid, places, row, shown, startExplorer } from "./explorer-page.ts";

jest.setTimeout(120_000);

interface Community {
  readonly size: number;
  readonly containedIds: readonly string[];
}

const { origin, open, openWithoutPicture, ask, foreign, complaints } = startExplorer();

describe("GET /explorer", () => {
  test("answers with the page under its policy, and / leads to it", async () => {
    const response = await fetch(`${origin()}/explorer`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch("text/html");
    expect(response.headers.get("content-security-policy")).toBe(explorerPolicy);
    expect(response.headers.get("cache-control")).toBe("no-cache");
    for (const path of ["/", "/explorer/"]) {
      const { status, headers } = await fetch(origin() + path, { redirect: "manual" });
      expect([path, status, headers.get("location")]).toEqual([path, 302, "/explorer"]);
    }
  });

  test("links files that may be cached for good", async () => {
    const text = await (await fetch(`${origin()}/explorer`)).text();
    const paths = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? "");
    expect(paths.length).toBeGreaterThan(1);
    for (const path of paths) {
      const response = await fetch(new URL(path, origin()));
      expect([path, response.status]).toEqual([expect.stringMatching(/^\/explorer\/assets\//), 200]);
      expect(response.headers.get("cache-control")).toMatch("immutable");
    }
  });
});

test("the operations are those of the schema", async () => {
  execFileSync(process.execPath, ["explorer/codegen.mjs", "--check"]);
});

test("a link opened elsewhere shows the same", async () => {
  const page = await open();
  await expandAlibaba(page);
  await row(page, "Amazon").click();
  await page.getByRole("button", { name: "Pin", exact: true }).click();
  await page.getByLabel("competes with").uncheck();
  await shown(page, 9, 7);
  const there = await places(page);
  const other = await open({}, new URL(page.url()).hash);
  await shown(other, 9, 7);
  expect(await places(other)).toEqual(there);
  await details(other, "Amazon").waitFor();
  await other.getByRole("button", { name: "Unpin" }).waitFor();
  expect(await other.getByLabel("competes with").isChecked()).toBe(false);

  const gone = await open(
    undefined,
    "#v=1&e=company:alibaba~company:gone&p=AAAAAABkAGQ&path=person:gone~company:alibaba~~~0",
  );
  await gone.getByText("No longer in the graph: company:gone, person:gone").waitFor();
  await shown(gone, 1, 0);
});

test("what is read later moves no button that is there", async () => {
  const page = await openWithoutPicture();
  let held = "query Among";
  let release = () => {};
  await page.route("**/graphql", async (route) => {
    if (route.request().postData()?.includes(held))
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    await route.continue();
  });
  const starter = page.getByRole("button", { name: /^Alibaba \d/ });
  const expand = page.getByRole("button", { name: "Expand", exact: true });
  await page.reload();
  await starter.waitFor();
  const before = await starter.boundingBox();
  expect(await page.locator(".question").count()).toBe(0);
  release();
  await page.locator(".question").waitFor();
  expect(await starter.boundingBox()).toEqual(before);

  held = "query EntityDetails";
  await starter.click();
  await expand.waitFor();
  const there = await expand.boundingBox();
  expect(await page.locator(".counts tr").count()).toBe(0);
  release();
  await page.locator(".counts tr").first().waitFor();
  expect(await expand.boundingBox()).toEqual(there);
});

test("a date hides what did not hold, and counts what is undated", async () => {
  const page = await openWithoutPicture();
  await expandAlibaba(page);
  const slider = page.getByRole("slider", { name: "As of the year" });
  // The bar of the last year does not reach the label beside it.
  const lastBar = await page.locator(".bars rect").last().boundingBox();
  const label = await page.locator(".track + .muted").boundingBox();
  expect((lastBar?.x ?? 0) + (lastBar?.width ?? 0)).toBeLessThan((label?.x ?? 0) - 4);
  await slider.focus();
  await slider.press("Home");
  const first = await slider.getAttribute("min");
  const { around } = await ask(`{ around: expand(ids: ["company:alibaba"]) { nodes { id } } }`);
  const ids = around.nodes.map(({ id }: { id: string }) => id);
  const { expand } = await ask(
    `{ expand(ids: ["company:alibaba"], shown: ${JSON.stringify(ids)}, perType: 0, filter: { asOf: "${first}" }) {
        relations { since until } } }`,
  );
  const undated = expand.relations.filter(
    (relation: { since: unknown; until: unknown }) => !relation.since && !relation.until,
  );
  await shown(page, 9, expand.relations.length);
  await page
    .getByText(
      `${expand.relations.length} hold or may hold; ${undated.length} undated stay; ${8 - expand.relations.length} hidden`,
    )
    .waitFor();
});

test("files hold what is drawn, for readers other than the writer, and nothing that is hidden", async () => {
  const page = await openWithoutPicture();
  await expandAlibaba(page);
  await row(page, "Amazon").click();
  await page.getByRole("button", { name: "Hide", exact: true }).click();
  await page.getByLabel("located in").uncheck();
  await shown(page, 8, 5);
  const save = async (name: string) => {
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name }).click()]);
    const file = await readFile(await download.path());
    expect(file.toString()).not.toMatch(/amazon/i);
    return file;
  };
  const xml = async (name: string) =>
    page.evaluate<Record<string, string[]>>(`{
      const file = new DOMParser().parseFromString(${JSON.stringify((await save(name)).toString())}, "application/xml");
      const all = (selector, textOf) => [...file.querySelectorAll(selector)].map(textOf).sort();
      ({
        faults: all("parsererror", (fault) => fault.textContent),
        nodes: all("node", (node) => node.getAttribute("label")),
        edges: all("edge", (edge) => edge.getAttribute("source") + " " + edge.getAttribute("target")),
        names: all("#names text", (text) => text.textContent),
        lines: all("#relations path", (line) => line.getAttribute("stroke")),
        origin: all("#origin text", (text) => text.textContent),
        size: ["width", "height"].map((side) => file.documentElement.getAttribute(side)),
      });
    }`);
  const csv = async (name: string) => parse(await save(name), { columns: true, bom: true }) as Record<string, string>[];

  const view = JSON.parse((await save("View and data")).toString());
  const names = view.entities.map(({ name }: { name: string }) => name).toSorted();
  const ends = view.relations.map((line: { source: string; target: string }) => `${line.source} ${line.target}`);
  expect([names.length, ends.length, view.leftOut]).toEqual([8, 5, 3]);
  const { entities } = await ask("query ($ids: [ID!]!) { entities: nodes(ids: $ids) { ... on Entity { name } } }", {
    ids: view.entities.map(({ id }: { id: string }) => id),
  });
  expect(entities.map(({ name }: { name: string }) => name).toSorted()).toEqual(names);

  const gexf = await xml("Graph for Gephi");
  expect([gexf.faults, gexf.nodes, gexf.edges]).toEqual([[], names, ends.toSorted()]);
  const svg = await xml("Figure");
  expect([svg.faults, svg.names, svg.lines?.length]).toEqual([[], names, 5]);
  expect(svg.origin?.join()).toMatch(/3 hidden or filtered out, not drawn.*Alibaba-Gründer Jack Ma als Botschafter/);
  expect((await csv("Entities")).map(({ name }) => name).toSorted()).toEqual(names);
  expect((await csv("Relations")).map(({ source, target }) => `${source} ${target}`)).toEqual(ends);
  const png = await save("Picture (PNG)");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(svg.size?.map((side) => Math.ceil(Number(side) * 2)));

  const other = await open({}, new URL(view.link).hash);
  await shown(other, 8, 5);
});

test("two hops around an entity come at once", async () => {
  const page = await openWithoutPicture();
  await beginWith(page, "Jack Ma");
  await page.getByRole("button", { name: "Two hops" }).click();
  const { subgraph } = await ask(`{ subgraph(ids: ["person:jack-ma"], depth: 2) { nodes { id } relations { id } } }`);
  await shown(page, subgraph.nodes.length, subgraph.relations.length);
});

test("the screenshot of the README shows the seed graph, and is small", async () => {
  const page = await open({ viewport: { width: 1280, height: 760 } });
  await beginWith(page, "Jack Ma");
  await page.getByRole("button", { name: "Two hops" }).click();
  await shown(page, 12, 11);
  await page.getByRole("button", { name: /^Tidy/ }).click();
  await page.getByRole("menuitem", { name: "By forces" }).click();
  await page.locator(".said", { hasText: "Arranged" }).waitFor();
  await page.locator(".lines .line-button").first().click();
  await page.locator(".evidence").waitFor();
  await page.getByRole("button", { name: "Show all" }).click();
  await page.mouse.move(640, 5);
  await places(page);
  const image = await page.screenshot();
  expect(image.length).toBeLessThan(150_000);
  if (process.env.SCREENSHOT) await writeFile(process.env.SCREENSHOT, image);
});

test("each entity has its rank and its community in the whole graph, also one that comes later", async () => {
  const page = await openWithoutPicture();
  await beginWith(page, "Alibaba");
  let isComputing = true;
  await page.route("**/graphql", async (route) => {
    if (!isComputing || !route.request().postData()?.includes("query Ranking")) return route.continue();
    isComputing = false;
    const errors = [{ message: "still computing", extensions: { code: "COMPUTING" } }];
    await route.fulfill({ json: { errors, data: { graph: { version: 1 }, ranking: null } } });
  });
  await Promise.all([
    isSaid(page, "The service is still computing this. Asking again in 2 s."),
    page.getByLabel("Size by").selectOption("PAGERANK"),
  ]);
  await page.getByText("Size by PageRank.").first().waitFor();
  await page.getByLabel("Color by").selectOption("community");
  await page.getByText("1 community colored.").first().waitFor();
  // Undo would take back the step before, which is not what the notice tells of.
  expect(await page.locator(".said button").count()).toBe(0);
  await page.getByRole("button", { name: "Expand", exact: true }).click();
  await shown(page, 9, 8);
  await page.locator(".said button").waitFor();

  const ids = [...(await places(page)).keys()];
  const { ranking, communities } = await ask(
    `query ($ids: [ID!]!) {
      ranking(measure: PAGERANK, ids: $ids) { rank entity { id name } }
      communities(containing: $ids, minSize: 1) { size containedIds }
    }`,
    { ids },
  );
  expect(ranking).toHaveLength(ids.length);
  const legend = page.locator(".communities");
  await legend
    .getByRole("listitem")
    .nth(communities.length - 1)
    .waitFor();
  expect((await legend.getByRole("listitem").allInnerTexts()).toSorted()).toEqual(
    communities.map(({ size, containedIds }: Community) => `${containedIds.length} of ${size} entities`).toSorted(),
  );
  for (const { rank, entity } of ranking) {
    await row(page, entity.name).click();
    const { size } = communities.find(({ containedIds }: Community) => containedIds.includes(entity.id));
    await page.getByText(`Rank ${rank} by PageRank · In a community of ${size} entities`).waitFor();
  }
});

describe("where something fails", () => {
  test("a busy service is asked again after the time it said", async () => {
    const page = await openWithoutPicture();
    await page.locator(".question").waitFor();
    let refusals = 0;
    await page.route("**/graphql", async (route) => {
      if (refusals++ > 0) return route.continue();
      await route.fulfill({
        status: 503,
        headers: { "retry-after": "1" },
        json: { errors: [{ message: "busy", extensions: { code: "BUSY" } }] },
      });
    });
    await Promise.all([isSaid(page, "The service is busy. Asking again in 1 s."), beginWith(page, "Alibaba")]);
  });

  test("a timeout and a lost connection say so, what is shown stays, and it can be tried again", async () => {
    const page = await openWithoutPicture();
    await beginWith(page, "Alibaba");
    const fail = { errors: [{ message: "slow", extensions: { code: "TIMEOUT" } }], data: { expand: null } };
    await page.route("**/graphql", (route) => route.fulfill({ json: fail }), { times: 1 });
    await page.getByRole("button", { name: "Expand", exact: true }).click();
    await page
      .getByRole("alert")
      .getByText(/^That took too long/)
      .waitFor();
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Try again" }).click();
    await page
      .getByRole("alert")
      .getByText(/^No connection/)
      .waitFor();
    await shown(page, 1, 0);
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Try again" }).click();
    await shown(page, 9, 8);
    complaints.length = 0;
  });

  test("a name that cannot be looked for says why, and not that there is none", async () => {
    const page = await openWithoutPicture();
    await page.getByRole("combobox").first().click();
    await page.context().setOffline(true);
    await page.keyboard.type("Aliba");
    await page.getByRole("listbox").getByText("No connection to the service.").waitFor();
    await page.context().setOffline(false);
    await page.keyboard.type("ba");
    await page.locator(".hit", { hasText: "Alibaba" }).first().waitFor();
    complaints.length = 0;
  });

  test("what took too long can be asked for by half, down to one", async () => {
    const page = await openWithoutPicture();
    await beginWith(page, "Alibaba");
    const asked: number[] = [];
    await page.route("**/graphql", async (route) => {
      const { perType } = route.request().postDataJSON().variables;
      if (!perType) return route.continue();
      asked.push(perType);
      if (perType === 1) return route.continue();
      await route.fulfill({ json: { errors: [{ message: "slow", extensions: { code: "TIMEOUT" } }], data: null } });
    });
    await page.getByRole("button", { name: "Expand", exact: true }).click();
    const half = page.getByRole("alert").getByRole("button", { name: "Ask for half" });
    for (const perType of [5, 2, 1]) {
      await Promise.all([
        page.waitForRequest((request) => request.postDataJSON()?.variables?.perType === perType),
        half.click(),
      ]);
      await half.waitFor({ state: perType === 1 ? "hidden" : "visible" });
    }
    expect(asked).toEqual([10, 5, 2, 1]);
    const { expand } = await ask(`{ expand(ids: ["company:alibaba"], perType: 1) { nodes { id } } }`);
    const ids = new Set(expand.nodes.map(({ id }: { id: string }) => id)).add("company:alibaba");
    await page.locator(".counts-line", { hasText: `${ids.size} entities` }).waitFor();
  });

  test("a picture whose memory the browser takes says so, and comes back with it", async () => {
    const page = await open();
    await expandAlibaba(page);
    await page.locator(".ground[data-scale]").waitFor();
    const ground = page.locator(".ground");
    /** The picture once it rests: two images in a row are the same. */
    const atRest = async () => {
      for (let last = await ground.screenshot(); ; ) {
        const next = await ground.screenshot();
        if (Buffer.compare(last, next) === 0) return next;
        last = next;
      }
    };
    const before = await atRest();
    await page.evaluate(`
      var contexts = [...document.querySelectorAll(".ground canvas")].flatMap(
        (canvas) => canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context") ?? []);
      for (const context of contexts) context.loseContext();`);
    await page.getByText("The picture was lost").waitFor();
    await row(page, "Jack Ma").click();
    await details(page, "Jack Ma").waitFor();
    await row(page, "Alibaba").click();
    await page.evaluate("for (const context of contexts) context.restoreContext();");
    await page.getByText("The picture was lost").waitFor({ state: "detached" });
    expect(Buffer.compare(await atRest(), before)).toBe(0);
  });

  test("an arrangement that was not loaded says so, and can be tried again", async () => {
    const page = await openWithoutPicture();
    await beginWith(page, "Jack Ma");
    await page.getByRole("button", { name: "Two hops" }).click();
    await shown(page, 12, 11);
    await page.route("**/layers-*.js", (route) => route.abort());
    await page.getByRole("button", { name: "Tidy" }).click();
    await page.getByRole("menuitem", { name: "In layers" }).click();
    const alert = page.getByRole("alert");
    await alert.getByText(/^Something went wrong in this page/).waitFor();
    await page.unroute("**/layers-*.js");
    await alert.getByRole("button", { name: "Try again" }).click();
    await page.locator(".said", { hasText: "Arranged." }).waitFor();
    complaints.length = 0;
  });

  test("without WebGL 2, list and details work", async () => {
    const page = await openWithoutPicture();
    await page.getByText("This browser cannot draw the picture").waitFor();
    await expandAlibaba(page);
    await row(page, "Jack Ma").click();
    await details(page, "Jack Ma").waitFor();
  });
});

test("all this without a request elsewhere, a violation of the policy or an error on the console", () => {
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});
