import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";

/** Which folders of the explorer may import which others. What stands at its top puts them together. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  operations: [],
  view: [],
  layout: ["view"],
  looks: ["view"],
  words: ["view"],
  export: ["looks", "view", "words"],
  controls: [],
  actions: ["layout", "operations", "view", "words"],
  live: ["actions", "operations"],
  panels: ["actions", "controls", "export", "looks", "view", "words"],
  picture: ["actions", "controls", "looks", "view", "words"],
  // The page at /review, which is built on its own.
  review: ["actions", "controls", "panels", "view", "words"],
};

const files = readdirSync("explorer", { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.tsx?$/.test(path));
const imports = files.flatMap((file) =>
  [...readFileSync(`explorer/${file}`, "utf8").matchAll(/(?:from|import|import\() ?"([^"]+)"/g)].map(
    ([, name = ""]) => ({
      file,
      name: name.startsWith(".") ? posix.join(posix.dirname(file), name) : name,
    }),
  ),
);
const roomOf = (path: string) => (path.includes("/") ? (path.split("/")[0] ?? "") : "");

test("the folders of the explorer import only those that they may", () => {
  const known = Object.keys(rooms);
  expect(files.map(roomOf).filter((room) => room !== "" && !known.includes(room))).toEqual([]);
  const broken = imports.filter(({ file, name }) => {
    const [from, to] = [roomOf(file), roomOf(name)];
    return from !== "" && from !== to && known.includes(to) && !rooms[from]?.includes(to);
  });
  expect(broken).toEqual([]);
});

test("the explorer imports nothing of the page for reviewers, so that its first load does not grow", () => {
  expect(imports.filter(({ file, name }) => roomOf(file) !== "review" && roomOf(name) === "review")).toEqual([]);
});

test("one file knows sigma, and none reaches into the service", () => {
  expect([...new Set(imports.filter(({ name }) => name.startsWith("sigma")).map(({ file }) => file))]).toEqual([
    "picture/renderer.ts",
  ]);
  expect(imports.filter(({ name }) => name.startsWith(".."))).toEqual([]);
});
