import { defineConfig } from "vite";
import { twoLanguages } from "../two-languages.ts";

// A build of its own: in one with the explorer, both would load what either needs of the files that they share.
export default defineConfig({
  base: "/review/",
  plugins: [twoLanguages],
  build: {
    outDir: "../../dist/review",
    emptyOutDir: true,
    chunkSizeWarningLimit: 700,
    // "use client" in the React libraries means nothing to a page without a server side.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
});
