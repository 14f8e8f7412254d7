import { defineConfig } from "vite";

export default defineConfig({
  base: "/playground/",
  build: {
    outDir: "../dist/playground",
    emptyOutDir: true,
    // Monaco is one chunk of 2.8 MB.
    chunkSizeWarningLimit: 3000,
    // "use client" in the React libraries means nothing to a page without a server side.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  worker: { format: "es" },
});
