import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../cypher/", import.meta.url));

/** Every statement of the cypher folder by its path without the ending, such as "article/articles". */
export const cypherFiles: ReadonlyMap<string, string> = new Map(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".cypher"))
    .map((path) => [
      path.replaceAll("\\", "/").slice(0, -".cypher".length),
      readFileSync(`${folder}/${path}`, "utf8").replace(/^\/\/.*\n/gm, ""),
    ]),
);

/** The text of one statement. Throws where there is no such file, so that a wrong name ends the start. */
export function cypher(name: string): string {
  const text = cypherFiles.get(name);
  if (text === undefined) throw new Error(`There is no cypher/${name}.cypher`);
  return text;
}
