import { readdirSync, readFileSync } from "node:fs";
import { brokenRules, type Rooms } from "./import-rules.ts";

test("the imports of src and tools keep to rooms.json, and rooms.json allows no more than they need", () => {
  const rooms = JSON.parse(readFileSync("rooms.json", "utf8")) as Rooms;
  const files = ["src", "tools"].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .map((path) => `${root}/${path.replaceAll("\\", "/")}`)
      .filter((path) => path.endsWith(".ts")),
  );
  expect(brokenRules(rooms, new Map(files.map((path) => [path, readFileSync(path, "utf8")])))).toEqual([]);
});

describe("the check of imports", () => {
  const rooms: Rooms = {
    "src/main.ts": { imports: ["src/a"], packages: [] },
    "src/a": { imports: ["src/b"], packages: ["@scope/used"], opens: ["open.ts"] },
    "src/b": { imports: [], packages: [], opens: ["open.ts"] },
  };
  const files = {
    "src/main.ts": `import type { A } from "./a/open.ts";`,
    "src/a/open.ts": `import "@scope/used/inner"; import "node:fs"; export * from "../b/open.ts";`,
    "src/b/open.ts": `import "./private.ts";`,
    "src/b/private.ts": "",
  };
  const faultsWith = (changed: Record<string, string>) =>
    brokenRules(rooms, new Map(Object.entries({ ...files, ...changed })));

  test("accepts what the rooms allow", () => {
    expect(faultsWith({})).toEqual([]);
  });

  test.each([
    [
      "a room that is not allowed",
      "src/b/private.ts",
      `import type { A } from "../main.ts";`,
      "src/b/private.ts imports src/main.ts, and rooms.json does not let src/b import it",
    ],
    [
      "a private file",
      "src/a/more.ts",
      `const b = await import("../b/private.ts");`,
      "src/a/more.ts imports src/b/private.ts, which is private to src/b",
    ],
    [
      "a package that is not allowed",
      "src/b/private.ts",
      `type D = import("neo4j-driver").Driver;`,
      "src/b/private.ts imports the package neo4j-driver, which rooms.json does not list for src/b",
    ],
    [
      "a cycle of types",
      "src/b/private.ts",
      `import type { B } from "./open.ts";`,
      "These files import each other: src/b/open.ts -> src/b/private.ts -> src/b/open.ts",
    ],
    ["a file outside the rooms", "src/c/new.ts", "", "src/c/new.ts belongs to no room of rooms.json"],
    ["a permission that is not used", "src/main.ts", "", "rooms.json: src/main.ts does not import src/a"],
  ])("reports %s", (_, file, text, fault) => {
    expect(faultsWith({ [file]: text })).toContain(fault);
  });
});
