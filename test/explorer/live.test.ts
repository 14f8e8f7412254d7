import { connect, createServer, type Server, type Socket } from "node:net";
import type { Page } from "playwright-core";
import { emptyDatabase, refill, seedRecord } from "../test-app.ts";
import { details, expandAlibaba, record, row, shown, startExplorer } from "./explorer-page.ts";

jest.setTimeout(120_000);

const { origin, app, openWithoutPicture, ask, complaints } = startExplorer();
const sockets = new Set<Socket>();
let refused: RegExp | null = null;
let proxy: Server;

beforeAll(async () => {
  // Passes requests on to the service, but for those that are refused, until the connections are cut.
  proxy = createServer((client) => {
    const service = connect(Number(new URL(origin()).port), "127.0.0.1");
    for (const [socket, other] of [
      [client, service],
      [service, client],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => other.destroy());
    }
    client.on("data", (part) => (refused?.test(String(part)) ? client.destroy() : service.write(part)));
    service.pipe(client);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
});
beforeEach(async () => {
  refused = null;
  await refill(app().neo4j, [seedRecord]);
});
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  proxy.close();
});

const address = () => {
  const at = proxy.address();
  return `http://127.0.0.1:${typeof at === "object" ? at?.port : at}`;
};

const take = (given: unknown = record) =>
  ask("mutation ($record: ArticleRecordInput!) { importArticle(record: $record) { entities { entityId } } }", {
    record: given,
  });
const retract = () => ask(`mutation { retractArticle(id: "article:novum") { removedEntities } }`);

/** Whether the page listens, and to whom. */
const listening = (page: Page, path: string) =>
  path.endsWith("live")
    ? page.waitForEvent("websocket").then((socket) => socket.waitForEvent("framereceived"))
    : page.waitForResponse((response) => response.url().includes(path));

async function openAlibaba(path = "/graphql/live", script = ""): Promise<Page> {
  const page = await openWithoutPicture(address(), script);
  const isListening = listening(page, path);
  await expandAlibaba(page);
  await isListening;
  return page;
}

const news = (page: Page, text: string) => page.getByRole("status").getByText(text).waitFor();

test("a new relation is offered and comes when asked for; what is retracted stays, struck through, until dismissed", async () => {
  const page = await openAlibaba();
  await take();
  await news(page, "1 new relation of Alibaba.");
  await shown(page, 9, 8);
  await page.locator(".counts").getByText("1 of 2").waitFor();
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await shown(page, 10, 9);
  expect(await page.locator(".news").count()).toBe(0);

  await retract();
  await news(page, "1 relation and 1 entity are no longer in the graph.");
  await shown(page, 10, 9);
  await row(page, "Novum").locator("s").getByText("Novum").waitFor();
  await row(page, "Novum").click();
  await details(page, "Novum").waitFor();
  await page.locator(".card .gone").waitFor();
  await page.locator(".news").getByRole("button", { name: "Dismiss" }).click();
  await shown(page, 9, 8);
  // No undo brings back what the graph no longer has.
  await page.getByRole("toolbar").getByRole("button", { name: "Undo" }).click();
  await shown(page, 9, 8);
});

test("more changes than an event names say so", async () => {
  const page = await openAlibaba();
  const partners = Array.from({ length: 101 }, (_, index) => `company:p${index}`);
  await take({
    ...record,
    entities: ["company:alibaba", ...partners].map((id) => ({ ref: id, id, kind: "COMPANY", name: id })),
    relations: partners.map((source) => ({
      type: "PARTNER_OF",
      source,
      target: "company:alibaba",
      evidence: [{ statement: "They work together." }],
    })),
  });
  await news(page, "Much has changed.");
});

test("what changed while the socket was cut is told after it is open again", async () => {
  const page = await openAlibaba();
  const again = listening(page, "/graphql/live");
  for (const socket of sockets) socket.destroy();
  await take();
  await again;
  await news(page, "1 new relation of Alibaba.");
});

test("names and dates that changed are read again where they are shown", async () => {
  const page = await openAlibaba();
  const [alibaba, ma] = ["Alibaba Group", "Jack Ma"];
  await take({
    ...record,
    entities: [
      { ref: "alibaba", id: "company:alibaba", kind: "COMPANY", name: alibaba },
      { ref: "ma", id: "person:jack-ma", kind: "PERSON", name: ma },
    ],
    relations: [
      {
        type: "FOUNDED_BY",
        source: "alibaba",
        target: "ma",
        evidence: [{ statement: "He founded it." }],
      },
    ],
  });
  await news(page, "changed.");
  await page.getByRole("button", { name: /^founded by Jack Ma/ }).click();
  await page.getByText("2 of 2 statements").waitFor();
});

test("where no socket gets through, the page listens to the stream", async () => {
  refused = /graphql\/live/;
  const page = await openAlibaba("/graphql/stream");
  await take();
  await news(page, "1 new relation of Alibaba.");
  complaints.length = 0;
});

test("where no stream gets through either, the page asks for the version, and says that it is another", async () => {
  refused = /graphql\/(live|stream)/;
  const tenTimesAsFast = "const wait = setTimeout; window.setTimeout = (act, ms) => wait(act, ms / 10);";
  const page = await openAlibaba("/graphql", tenTimesAsFast);
  await take();
  await news(page, "Much has changed.");
  await page.getByRole("button", { name: "Reload what is shown" }).click();
  await page.locator(".counts").getByText("1 of 2").waitFor();
  await page.getByRole("button", { name: "Expand", exact: true }).click();
  await shown(page, 10, 9);
  await retract();
  // An answer that names unknown ids tells it too.
  await page.getByRole("slider").press("Home");
  await news(page, "1 entity is no longer in the graph.");
  complaints.length = 0;
});

test("a rank of an older version says so, and is computed again when asked for", async () => {
  const page = await openAlibaba();
  await page.getByLabel("Size by").selectOption("PAGERANK");
  await page.getByText("Size by PageRank.").first().waitFor();
  const { graph } = await ask("{ graph { version } }");
  await take();
  await news(page, "1 new relation of Alibaba.");
  await page.getByText(`Of version ${graph.version}, now ${graph.version + 1}`).waitFor();
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.getByText(`1 entity added to the graph after version ${graph.version}`).waitFor();
  await page.getByRole("button", { name: "Compute again" }).click();
  await page.getByText(`Of version ${graph.version},`).waitFor({ state: "detached" });
  await row(page, "Novum").click();
  const { ranking } = await ask(`{ ranking(measure: PAGERANK, ids: ["company:novum"]) { rank } }`);
  await page.getByText(`Rank ${ranking[0].rank} by PageRank`).waitFor();
});

test("a graph that was filled again is reloaded when asked for", async () => {
  const page = await openAlibaba();
  await emptyDatabase(app().neo4j);
  await refill(app().neo4j, [record]);
  await news(page, "Much has changed.");
  await page.getByRole("button", { name: "Reload what is shown" }).click();
  await news(page, "8 relations and 8 entities are no longer in the graph.");
  await page.locator(".news").getByRole("button", { name: "Dismiss" }).click();
  await shown(page, 1, 0);
});

test("all this without an error on the console", () => {
  expect(complaints).toEqual([]);
});
