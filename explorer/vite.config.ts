import { defineConfig, type Plugin } from "vite";

/** React Aria brings its texts in 34 languages; the page speaks two. */
const twoLanguages: Plugin = {
  name: "two languages",
  enforce: "pre",
  load: (id) => (/\/intl\/[^/]+\/(?!en-US|de-DE)[a-z]{2}-[A-Z]{2}\.m?js$/.test(id) ? "export default {};" : null),
};

export default defineConfig({
  base: "/explorer/",
  plugins: [twoLanguages],
  build: {
    outDir: "../dist/explorer",
    emptyOutDir: true,
    chunkSizeWarningLimit: 700,
    // "use client" in the React libraries means nothing to a page without a server side.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  worker: { format: "es" },
});
