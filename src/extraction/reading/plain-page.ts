import { Parser } from "htmlparser2";
import { UnreadableArticleError } from "./unreadable.ts";

/**
 * The most that a page may have, of what is kept of it. What reads it then looks at the text of an element once for each
 * that it stands in, so that elements and characters count by their levels too. Within these limits the worst page that
 * was tried takes some seconds.
 */
const most = { levels: 100, elements: 20_000, elementLevels: 300_000, texts: 100_000, textLevels: 20_000_000 } as const;

const words: Readonly<Record<keyof typeof most, string>> = {
  levels: "levels of elements in one another",
  elements: "elements",
  elementLevels: "levels of all elements together",
  texts: "pieces of text",
  textLevels: "characters, each counted by its levels",
};

/** Longer values of attributes, and longer descriptions of the page, are left out. */
const maxValue = 2_000;
const maxDescriptions = 500;
const maxLinkedData = 200_000;

/** Elements of text. The tags of all others are left out, and their text stays. */
const kept = new Set(
  `a abbr address article aside b blockquote br caption cite code dd details div dl dt em figcaption figure footer form h1
h2 h3 h4 h5 h6 header hr i li main mark nav ol p pre q s section small span strong sub summary sup table tbody td tfoot th
thead time tr u ul`.split(/\s+/),
);
const empty = new Set(["br", "hr"]);
/** Elements that are left out with all that is in them. */
const silent = new Set(
  `audio button canvas datalist dialog embed frameset iframe map math noembed noframes noscript object option picture
script select style svg template textarea title video`.split(/\s+/),
);
/** What tells the article from the rest of a page. */
const attributes = ["class", "id", "role", "itemprop", "rel", "href", "hidden", "aria-hidden", "style", "dir"];
const describing: Readonly<Record<string, readonly string[]>> = {
  meta: ["content", "property", "name", "itemprop", "http-equiv"],
  link: ["rel", "href"],
};

/**
 * The page with its text and with what it says of itself, whole in its tags, and nothing else: no scripts, styles,
 * pictures and forms. Takes a time that grows with the length alone. Throws an UnreadableArticleError for a page that
 * would take long to read.
 */
export function plainPage(html: string): string {
  const counts = { levels: 0, elements: 0, elementLevels: 0, texts: 0, textLevels: 0 };
  const head: string[] = [];
  const body: string[] = [];
  let language = "";
  let title: string | null = null;
  let linkedData: string | null = null;
  /** How many silent elements are open, the outermost of which hides all. */
  let hidden = 0;
  let isInTitle = false;

  const parser = new Parser({
    onopentag: (name, given) => {
      if (name === "html") language = attributesOf(given, ["lang"]);
      if (Object.hasOwn(describing, name) && head.length < maxDescriptions)
        head.push(`<${name}${attributesOf(given, describing[name] as readonly string[])}>`);
      if (name === "title" && title === null && hidden === 0) {
        title = "";
        isInTitle = true;
      }
      if (name === "script" && given.type?.trim().toLowerCase() === "application/ld+json") linkedData = "";
      if (silent.has(name)) hidden++;
      if (hidden > 0 || !kept.has(name)) return;
      if (!empty.has(name)) add("levels", 1);
      add("elements", 1);
      add("elementLevels", counts.levels);
      body.push(`<${name}${attributesOf(given, attributes)}>`);
    },
    ontext: (text) => {
      if (isInTitle && title !== null) title += text;
      if (linkedData !== null) linkedData += text;
      if (hidden > 0) return;
      add("texts", 1);
      add("textLevels", text.length * counts.levels);
      body.push(escaped(text));
    },
    onclosetag: (name) => {
      if (name === "title") isInTitle = false;
      if (name === "script" && linkedData !== null) {
        if (linkedData.length <= maxLinkedData && head.length < maxDescriptions)
          head.push(`<script type="application/ld+json">${linkedData.replaceAll("<", "\\u003c")}</script>`);
        linkedData = null;
      }
      if (silent.has(name)) hidden--;
      if (hidden > 0 || silent.has(name) || !kept.has(name) || empty.has(name)) return;
      counts.levels--;
      body.push(`</${name}>`);
    },
  });
  parser.end(html);
  const heading = title === null || (title as string).length > maxValue ? "" : `<title>${escaped(title)}</title>`;
  return `<!doctype html><html${language}><head>${heading}${head.join("")}</head><body>${body.join("")}</body></html>`;

  function add(what: keyof typeof counts, count: number): void {
    counts[what] += count;
    if (counts[what] > most[what])
      throw new UnreadableArticleError(`has more than ${most[what].toLocaleString("en")} ${words[what]}`);
  }
}

function attributesOf(given: Readonly<Record<string, string>>, names: readonly string[]): string {
  return names
    .filter((name) => Object.hasOwn(given, name) && (given[name] as string).length <= maxValue)
    .map((name) => ` ${name}="${escaped(given[name] as string)}"`)
    .join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
