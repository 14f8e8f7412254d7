import { execFile } from "node:child_process";

/** The output of `npm run draw` for an exported graph. */
function drawn(graph: object): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, ["dist/tools/bin/draw.js"], (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
    child.stdin?.end(JSON.stringify(graph));
  });
}

test("a drawing is well-formed XML: invalid characters become U+FFFD, and special characters are escaped", async () => {
  const name = 'A\uFFFE\uFFFF\uD800\u0001 & <B> "C"';
  const drawing = await drawn({ entities: [{ id: "person:x", kind: "PERSON", name }], relations: [] });
  expect(drawing).toContain(">A\uFFFD\uFFFD\uFFFD\uFFFD &amp; &lt;B&gt; &quot;C&quot;</text>");
}, 60_000);
