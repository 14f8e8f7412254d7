import type { Plugin } from "vite";

/** React Aria brings its texts in 34 languages; the pages speak two. */
export const twoLanguages: Plugin = {
  name: "two languages",
  enforce: "pre",
  load: (id) => (/\/intl\/[^/]+\/(?!en-US|de-DE)[a-z]{2}-[A-Z]{2}\.m?js$/.test(id) ? "export default {};" : null),
};
