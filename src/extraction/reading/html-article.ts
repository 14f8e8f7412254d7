import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { hasBegun } from "../../articles/record.ts";
import { oneLine } from "../../clean-text.ts";
import { maxNameLength } from "../../entity-fields.ts";
import { isPartialDate, type PartialDate } from "../../partial-date.ts";
import { plainPage } from "./plain-page.ts";
import { UnreadableArticleError } from "./unreadable.ts";

const maxTitle = 500;
const maxUrl = 2_000;

/** As much of the DOM as is used here. */
interface HtmlNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<HtmlNode>;
}
interface HtmlElement extends HtmlNode {
  readonly getAttribute: (name: string) => string | null;
}
interface HtmlDocument {
  readonly documentElement: HtmlElement;
  readonly body: HtmlNode;
  readonly querySelector: (selector: string) => HtmlElement | null;
  readonly querySelectorAll: (selector: string) => Iterable<HtmlElement>;
}

export interface HtmlArticle {
  readonly title: string | null;
  readonly text: string;
  readonly publishedOn: PartialDate | null;
  readonly publisher: string | null;
  readonly url: string | null;
  /** A BCP 47 tag. */
  readonly language: string | null;
  /** What the page says of itself and is left out, in sentences. */
  readonly notes: readonly string[];
}

/**
 * The article of a page, and what the page says of it. Nothing of the page runs, and nothing is loaded. Throws an
 * UnreadableArticleError if it has too much of anything, or no text.
 */
export function htmlArticle(html: string): HtmlArticle {
  const document = parseHTML(plainPage(html)).document as unknown as HtmlDocument;
  const notes: string[] = [];
  // Before Readability reads it, since that takes the document apart.
  const meta = metaOf(document);
  const given = {
    language: languageOf(document.documentElement.getAttribute("lang") ?? meta(["content-language", "og:locale"])),
    url: addressOf(document.querySelector('link[rel~="canonical" i][href]')?.getAttribute("href") ?? meta(["og:url"])),
    heading: document.querySelector("title")?.textContent ?? null,
    body: textOf(document.body),
  };
  const read = new Readability<HtmlNode>(document as never, {
    serializer: (element) => element as unknown as HtmlNode,
  }).parse();
  const text = read?.content ? textOf(read.content) : given.body;
  if (text.trim() === "") throw new UnreadableArticleError("has no text that could be an article");
  return {
    title: fitting("headline", read?.title || meta(["og:title"]) || given.heading, maxTitle),
    text,
    publishedOn: dateOf(read?.publishedTime || meta(dateNames)),
    publisher: fitting("publisher", read?.siteName || meta(["publisher", "dc.publisher"]), maxNameLength),
    url: given.url,
    language: given.language,
    notes,
  };

  function fitting(what: string, value: string | null, length: number): string | null {
    const line = oneLine(value ?? "").replace(/\s+/g, " ");
    if (line.length <= length) return line || null;
    notes.push(`Its ${what} has ${line.length} characters, more than ${length}, and is left out.`);
    return null;
  }

  function dateOf(value: string | null): PartialDate | null {
    if (value === null || value.trim() === "") return null;
    const [, year, month, day] = /^\s*(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?!\d)/.exec(value) ?? [];
    const date = `${year}-${month}-${day}`;
    const fault = !isPartialDate(date) ? "is no date such as 2017-05-31" : hasBegun(date) ? null : "is in the future";
    if (fault === null) return date;
    notes.push(`Its date, ${oneLine(value).slice(0, 50)}, ${fault}, and is left out.`);
    return null;
  }
}

const dateNames = [
  ...["article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued"],
  ...[
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
  ],
];

/** What the page says of itself in meta elements: the first of the names that has a value. Names are in lower case. */
function metaOf(document: HtmlDocument): (names: readonly string[]) => string | null {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll("meta[content]")) {
    const content = element.getAttribute("content") ?? "";
    for (const attribute of ["property", "name", "itemprop", "http-equiv"]) {
      const name = element.getAttribute(attribute)?.trim().toLowerCase();
      if (name !== undefined && content.trim() !== "" && !values.has(name)) values.set(name, content);
    }
  }
  return (names) => names.map((name) => values.get(name)).find((value) => value !== undefined) ?? null;
}

function languageOf(tag: string | null): string | null {
  try {
    const [canonical = null] = Intl.getCanonicalLocales((tag ?? "").trim().replaceAll("_", "-"));
    return canonical !== null && canonical.length <= 35 ? canonical : null;
  } catch {
    return null;
  }
}

/** The address without its fragment, if it is one of the web. */
function addressOf(address: string | null): string | null {
  if (address === null || !/^\s*https?:\/\//i.test(address) || !URL.canParse(address.trim())) return null;
  const url = new URL(address.trim());
  url.hash = "";
  const isPlain = url.username === "" && url.password === "" && url.href.length <= maxUrl;
  return isPlain ? url.href : null;
}

const blocks = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TR UL".split(
    " ",
  ),
);
/** The text of an element, with an empty line around each block. */
function textOf(element: HtmlNode): string {
  const pieces: string[] = [];
  add(element);
  return pieces.join("");

  function add(node: HtmlNode): void {
    if (node.nodeType === 3) {
      pieces.push((node.textContent ?? "").replace(/\s+/g, " "));
      return;
    }
    const name = node.nodeName.toUpperCase();
    if (node.nodeType !== 1) return;
    const around = blocks.has(name) ? "\n\n" : name === "BR" ? "\n" : name === "TD" || name === "TH" ? " " : "";
    pieces.push(around);
    for (const child of node.childNodes) add(child);
    if (name !== "BR") pieces.push(around);
  }
}
