/** The longest first line that is taken for a headline, in characters. */
const maxHeadline = 200;

export interface PlainArticle {
  /** Null if the text does not begin with a headline. */
  readonly title: string | null;
  readonly text: string;
}

/**
 * A text and its headline: the first line, if it is short, stands in a paragraph of its own before others, and does not
 * end like a sentence.
 */
export function plainArticle(text: string): PlainArticle {
  const [first = "", second = "", ...others] = linesOf(text.trim());
  const title = first.trim();
  const isHeadline = fits(title) && !/[.:;,]$/.test(title) && second.trim() === "" && others.length > 0;
  return isHeadline ? { title, text: others.join("\n") } : { title: null, text };
}

/** The same of a text in Markdown: without its marks, and without its front matter, which may have the headline. */
export function markdownArticle(markdown: string): PlainArticle {
  const lines = linesOf(markdown);
  const matterEnd = lines[0] === "---" ? lines.findIndex((line, i) => i > 0 && /^(?:---|\.\.\.)$/.test(line)) : -1;
  const matter = lines.slice(0, matterEnd + 1);
  const body = lines
    .slice(matterEnd + 1)
    .join("\n")
    .trim();
  const given =
    matter
      .find((line) => line.startsWith("title:"))
      ?.slice("title:".length)
      .trim() ?? "";
  const end = `${body}\n`.indexOf("\n");
  const heading = /^#{1,6}\s/.test(body) ? plainText(body.slice(0, end)) : "";
  const title = given.replace(/^(["'])(.*)\1$/, "$2").trim() || heading;
  if (!fits(title)) return plainArticle(plainText(body));
  return { title, text: plainText(title === heading ? body.slice(end) : body) };
}

function fits(title: string): boolean {
  return title !== "" && title.length <= maxHeadline;
}

function linesOf(text: string): string[] {
  return text.split(/\r\n?|\n/);
}

function plainText(markdown: string): string {
  return markdown
    .replace(/^[^\S\n]{0,3}(?:```|~~~)[^\n]*$/gm, "")
    .replace(/^[^\S\n]{0,3}(?:#{1,6}[^\S\n]+|>[^\S\n]?|[-*+][^\S\n]+|\d{1,9}[.)][^\S\n]+(?=\S))/gm, "")
    .replace(/^[-*_ \t]{3,}$/gm, "")
    .replace(/!\[[^\][\n]*\]\([^()\n]*\)/g, "")
    .replace(/\[([^\][\n]*)\]\([^()\n]*\)/g, "$1")
    .replace(/<(https?:\/\/[^<>\s]*)>/g, "$1")
    .replace(/(\*{1,3}|`)(?=\S)([^*`\n]+)(?<=\S)\1/g, "$2")
    .replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])([^_\n]+)(?<=\S)\1(?![\p{L}\p{N}_])/gu, "$2")
    .replace(/\\([\\`*_{}[\]()#+.!|>-])/g, "$1")
    .trim();
}
