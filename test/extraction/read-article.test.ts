import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { languageToRead } from "../../src/extraction/language.ts";
import { articleFiles, type ReadArticle, readArticle } from "../../src/extraction/reading/read-article.ts";
import { UnreadableArticleError } from "../../src/extraction/reading/unreadable.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pressgraph-articles-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(name: string, content: string | Buffer): Promise<ReadArticle> {
  const file = join(folder, name);
  await writeFile(file, content);
  return readArticle(file);
}

async function faultOf(name: string, content: string | Buffer): Promise<string> {
  const error = await read(name, content).catch((reason) => reason);
  expect(error).toBeInstanceOf(UnreadableArticleError);
  return error.message;
}

const first = "Ada Berg heads the ferry line Nordlicht in Kiel, which has twelve ships, a yard, and many plans.";
const second = "Her brother, Karl Berg, runs the yard; he came from Hafenwerk, where he had built tugs for years.";
const nothing = { publishedOn: null, publisher: null, url: null, language: null, notes: [] };

const page = `<!doctype html>
<html lang="en-GB">
<head>
  <meta charset="utf-8">
  <title>New ferries for Kiel and Oslo | Harbor Mail</title>
  <link rel="canonical" href="https://mail.example/ferries?id=7#top">
  <meta property="og:site_name" content="Harbor Mail">
  <meta property="article:published_time" content="2024-02-29T23:30:00-05:00">
  <script>document.title = "SCRIPT RAN";</script>
</head>
<body onload="alert(1)">
  <nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
  <article>
    <h1>New ferries for Kiel and Oslo</h1>
    <p>${first.replace("ferry", "<b>fer</b>ry").replace(",", "<script>evil()</script>,")}</p>
    <style>p { color: red }</style>
    <p>${second}<br>Karl&nbsp;Berg &amp; sons</p><form>Subscribe: <input name="mail"></form>
    ${`<p>${first}</p>`.repeat(6)}
  </article>
  <footer><a href="/imprint">Imprint</a></footer>
</body></html>`;

test("of a page its article is read, with what it says of itself, and without scripts, menus and forms", async () => {
  const { text, ...others } = await read("page.html", page);
  expect(others).toEqual({
    title: "New ferries for Kiel and Oslo",
    publishedOn: "2024-02-29",
    publisher: "Harbor Mail",
    url: "https://mail.example/ferries?id=7",
    language: "en-GB",
    notes: [],
  });
  expect(text.split("\n\n").slice(0, 3)).toEqual([first, `${second}\nKarl Berg & sons`, first]);
  expect(text).not.toMatch(/evil|color|Subscribe|Sport|Imprint/);
});

test("a page that leaves out html, head and body is read as well", async () => {
  const { title, text } = await read("bare.html", `<title>Bare</title><p>${first}<p>${second}`);
  expect([title, text]).toEqual(["Bare", `${first}\n\n${second}`]);
});

test("a page without an ending is known by its beginning", async () => {
  expect((await read("page-7", page)).publisher).toBe("Harbor Mail");
});

test("JSON of linked data tells the date and the publisher; what cannot be true is left out, and told", async () => {
  const with_ = (data: object, more = "") =>
    `<html><head><title>A</title>${more}<script type="application/ld+json">${JSON.stringify({ "@context": "https://schema.org", "@type": "NewsArticle", ...data })}</script></head><body><p>${first}</p></body></html>`;
  expect(
    await read("a.html", with_({ datePublished: "2023-05-06", publisher: { "@type": "Organization", name: "Mail" } })),
  ).toMatchObject({ publishedOn: "2023-05-06", publisher: "Mail", notes: [] });
  expect(await read("b.html", with_({}, '<meta name="Date" content="20230506T101500">'))).toMatchObject({
    publishedOn: "2023-05-06",
  });
  expect(await read("c.html", with_({ datePublished: "2999-01-01" }))).toMatchObject({
    publishedOn: null,
    notes: ["Its date, 2999-01-01, is in the future, and is left out."],
  });
  expect(await read("d.html", with_({ datePublished: "yesterday" }))).toMatchObject({
    publishedOn: null,
    notes: ["Its date, yesterday, is no date such as 2017-05-31, and is left out."],
  });
  const long = `<meta property="og:site_name" content="${"M".repeat(301)}">`;
  expect(await read("e.html", with_({}, long))).toMatchObject({
    publisher: null,
    notes: ["Its publisher has 301 characters, more than 300, and is left out."],
  });
});

test.each([
  ["javascript:alert(1)"],
  ["/ferries"],
  ["https://user@mail.example/"],
  ["https://:secret@mail.example/"],
  [`https://mail.example/${"ä".repeat(1_000)}`],
])("the address %.40s is not taken", async (address) => {
  const { url } = await read("url.html", `<link rel="canonical" href="${address}"><p>${first}</p>`);
  expect(url).toBeNull();
});

test("a first line that stands alone is the headline; one that is a sentence, or too long, is text", async () => {
  expect(await read("a.txt", `New ferries\r\n\r\n${first}\r\n\r\n${second}`)).toEqual({
    ...{ title: "New ferries", text: `${first}\n\n${second}` },
    ...nothing,
  });
  for (const text of [
    `${first}\n\n${second}`,
    `New ferries\n${second}\n${first}`,
    `${"a ".repeat(101)}b\n\n${first}`,
    "Only this",
  ])
    expect(await read("b.txt", text)).toEqual({ ...{ title: "b", text }, ...nothing });
});

test("Markdown is read as text, with its headline from front matter or the first heading", async () => {
  const body = `## In short\n\n> **Ada Berg** heads [Nordlicht](https://nordlicht.example/a_b), *so* to say.\n\n- snake_case stays\n- \`code\` and __bold__\n\n---\n\n![a ship](ship.png)`;
  const text = "In short\n\nAda Berg heads Nordlicht, so to say.\n\nsnake_case stays\ncode and bold";
  expect(await read("a.md", `# New *ferries*\n\n${body}`)).toEqual({ ...{ title: "New ferries", text }, ...nothing });
  expect(await read("b.md", `---\ntitle: "New ferries"\ntags: [a]\n---\n# New ferries\n${body}`)).toEqual({
    ...{ title: "New ferries", text },
    ...nothing,
  });
});

test.each<[string, Buffer, string[]]>([
  ["UTF-8", Buffer.from("Jörg grüßt »Kiel«"), []],
  ["UTF-8 with its mark", Buffer.from("\ufeffJörg grüßt »Kiel«"), []],
  ["UTF-16", Buffer.from("\ufeffJörg grüßt »Kiel«", "utf16le"), []],
  ["UTF-16 with the high byte first", iconv.encode("\ufeffJörg grüßt »Kiel«", "utf-16be"), []],
])("a text in %s is read", async (_, bytes, notes) => {
  expect(await read("text.txt", bytes)).toMatchObject({ text: "Jörg grüßt »Kiel«", notes });
});

test("an encoding that a page declares counts where it is not UTF-8, and one that is guessed is told", async () => {
  const text = `Jörg „Kalle“ Groß aus Köln grüßt die Größten in München. ${"Über Österreich hörte man Ähnliches. ".repeat(5)}`;
  const html = `<meta charset="iso-8859-1"><p>${text}</p>`;
  expect(await read("a.html", iconv.encode(html, "windows-1252"))).toMatchObject({ text: text.trim(), notes: [] });
  expect(await read("b.html", html)).toMatchObject({ text: text.trim(), notes: [] });
  const { text: guessed, notes } = await read("c.txt", iconv.encode(text, "windows-1252"));
  expect(guessed).toContain("Größten in München");
  expect(notes).toEqual([expect.stringMatching(/^It is read as \S+, which is a guess\.$/)]);
});

test.each<[string, string, string | Buffer, string]>([
  ["an empty file", "a.txt", " \n\n", "has no text"],
  ["a page of scripts", "a.html", "<script>let a = 1;</script>", "has no text that could be an article"],
  ["50,001 characters", "a.txt", `a${" b".repeat(25_000)}`, "has 50001 characters of text, more than 50000"],
  ["a PDF", "a.pdf", "%PDF-1.7\n…", "is a PDF: save its text, and take that"],
  [
    "a picture",
    "a.png",
    Buffer.from([137, 80, 78, 71, 0, 0, 0, 13]),
    expect.stringMatching(/^is no text: it has zero/),
  ],
  ["5 MB and a byte", "a.txt", Buffer.alloc(5 * 1024 * 1024 + 1, 97), "has more than 5 MB"],
])("%s is refused, and the error says why", async (_, name, content, message) => {
  expect(await faultOf(name, content)).toEqual(message);
});

test("50,000 characters are read", async () => {
  expect((await read("a.txt", `ab${" b".repeat(24_999)}`)).text).toHaveLength(50_000);
});

const around = (part: string, count: number) => `<p>${first}</p>${part.repeat(count)}`;
test.each<[string, string, string]>([
  ["levels", around("<div>", 500_000), "has more than 100 levels of elements in one another"],
  ["elements", around("<p>a</p>", 600_000), "has more than 20,000 elements"],
  ["deep blocks", around(`${"<div>".repeat(90)}a${"</div>".repeat(90)}`, 4_000), "has more than 300,000 levels of all"],
  ["pieces of text", around("<", 4_000_000), "has more than 100,000 pieces of text"],
  ["characters deep down", `${"<div>".repeat(90)}${"Ada, ".repeat(900_000)}`, "has more than 20,000,000 characters"],
  ["attributes", `<p ${"a=1 ".repeat(1_000_000)}`, "has no text"],
  ["data in brackets", `<script type="application/ld+json">${"[".repeat(4_000_000)}</script>`, "has no text"],
  ["a headline", `<title>${" | a".repeat(1_000_000)}</title>`, "has no text"],
  ["comments", "<!---->".repeat(700_000), "has no text"],
])("a page with too much of something is refused soon: %s", async (_, html, message) => {
  const began = performance.now();
  expect(await faultOf("hostile.html", html)).toContain(message);
  expect(performance.now() - began).toBeLessThan(10_000);
});

test("a page at the limits is read in bounded time", async () => {
  const began = performance.now();
  const { text } = await read("wide.html", `${"<div>".repeat(14)}${"<span>Ada</span><br><br>".repeat(6_500)}`);
  expect(text.startsWith("Ada\n\nAda")).toBe(true);
  expect(performance.now() - began).toBeLessThan(20_000);
});

test("a folder means its articles, in order, and all below it", async () => {
  const inner = join(folder, "many");
  await mkdir(join(inner, "below"), { recursive: true });
  for (const name of ["b.HTML", "a.txt", "c.json", "below/d.md"]) await writeFile(join(inner, name), "x");
  expect(await articleFiles([join(inner, "c.json"), inner])).toEqual([
    { path: join(inner, "c.json"), name: "c" },
    { path: join(inner, "a.txt"), name: "a" },
    { path: join(inner, "b.HTML"), name: "b" },
    { path: join(inner, "below/d.md"), name: "below/d" },
  ]);
  await expect(articleFiles([join(inner, "none")])).rejects.toThrow("ENOENT");
  await expect(readArticle(join(inner, "none"))).rejects.toThrow(new UnreadableArticleError("cannot be read: ENOENT"));
  await expect(readArticle(inner)).rejects.toThrow(new UnreadableArticleError("cannot be read: EISDIR"));
});

test("a text is read in the language of its tag, and in the one that its words tell where the tag is und", () => {
  const german = "Die Werft und der Hafen sind nicht mit der Brauerei verwandt.";
  expect(["de-AT", "en", "fr", "und"].map((tag) => languageToRead(tag, german))).toEqual(["de", "en", null, "de"]);
});
