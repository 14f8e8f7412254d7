import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, extname, join, relative } from "node:path";
import type { PartialDate } from "../../partial-date.ts";
import { articleText, maxTextLength } from "../article-text.ts";
import { declaredEncoding, decodeText } from "./decode-text.ts";
import { htmlArticle } from "./html-article.ts";
import { markdownArticle, plainArticle } from "./plain-article.ts";
import { UnreadableArticleError } from "./unreadable.ts";

const megabyte = 1024 * 1024;
/** The largest file. */
const mostMegabytes = 5;

const endings = /\.(?:html?|xhtml|md|markdown|txt|text)$/i;

/** An article as its file has it. */
export interface ReadArticle {
  /** Its headline; the name of the file, if it has none. */
  readonly title: string;
  /** As `articleText` gives it. Never empty. */
  readonly text: string;
  readonly publishedOn: PartialDate | null;
  readonly publisher: string | null;
  readonly url: string | null;
  /** The language that it says it has, as a BCP 47 tag. */
  readonly language: string | null;
  /** What a reader should know of the reading, in sentences: what is left out, or guessed. */
  readonly notes: readonly string[];
}

/** A file, and the name under which what is made of it is kept: without its ending, from the folder that was named. */
export interface ArticleFile {
  readonly path: string;
  readonly name: string;
}

/**
 * The files that these paths name. A folder means all texts, Markdown and HTML below it, in order of path. A subfolder
 * that cannot be read is returned like a file. Throws a file system error if a path does not exist.
 */
export async function articleFiles(paths: readonly string[]): Promise<ArticleFile[]> {
  const files: ArticleFile[] = [];
  for (const path of paths) {
    const isFolder = (await stat(path)).isDirectory();
    for (const file of isFolder ? (await filesBelow(path)).sort() : [path])
      files.push({ path: file, name: withoutEnding(isFolder ? relative(path, file) : basename(file)) });
  }
  return files;
}

function withoutEnding(path: string): string {
  return path.slice(0, path.length - extname(path).length);
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) return [folder];
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await filesBelow(path)));
    else if (endings.test(entry.name)) found.push(path);
  }
  return found;
}

/**
 * The article of a file in HTML, Markdown or plain text. Throws an UnreadableArticleError, whose message goes on from
 * the name of the file.
 */
export async function readArticle(file: string): Promise<ReadArticle> {
  const bytes = await bytesOf(file);
  const isHtml =
    /\.(?:html?|xhtml)$/i.test(file) || /^\s*(?:<!doctype html|<html)\b/i.test(bytes.toString("latin1", 0, 500));
  const { text, guessed } = decodeText(bytes, isHtml ? declaredEncoding(bytes) : null);
  const { notes = [], ...read } = isHtml
    ? htmlArticle(text)
    : { ...(/\.(?:md|markdown)$/i.test(file) ? markdownArticle : plainArticle)(text), ...unsaid };
  const cleaned = articleText(read.text);
  if (cleaned === "") throw new UnreadableArticleError("has no text");
  if (cleaned.length > maxTextLength)
    throw new UnreadableArticleError(`has ${cleaned.length} characters of text, more than ${maxTextLength}`);
  return {
    ...read,
    title: articleText(read.title ?? "").replaceAll("\n", " ") || basename(file, extname(file)),
    text: cleaned,
    notes: guessed === null ? notes : [`It is read as ${guessed}, which is a guess.`, ...notes],
  };
}

const unsaid = { publishedOn: null, publisher: null, url: null, language: null, notes: [] as readonly string[] };

async function bytesOf(file: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of createReadStream(file)) {
      length += chunk.length;
      if (length > mostMegabytes * megabyte) throw new UnreadableArticleError(`has more than ${mostMegabytes} MB`);
      pieces.push(chunk);
    }
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    throw new UnreadableArticleError(`cannot be read: ${code}`);
  }
  return Buffer.concat(pieces);
}
