import { defineConfig } from "vite";
import { twoLanguages } from "./two-languages.ts";

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
