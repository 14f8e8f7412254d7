/** A file is no article that can be read. The message says why, and goes on from the name of the file. */
export class UnreadableArticleError extends Error {
  override readonly name = "UnreadableArticleError";
}
