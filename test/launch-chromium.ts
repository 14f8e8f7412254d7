import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";

/** The browser at CHROMIUM_PATH, else the one in @sparticuz/chromium where it runs, else an installed Chrome. */
export async function launchChromium(args: readonly string[] = []): Promise<Browser> {
  const options = { args: [...args] };
  if (process.env.CHROMIUM_PATH) return chromium.launch({ ...options, executablePath: process.env.CHROMIUM_PATH });
  if (process.platform !== "linux" || process.arch !== "x64") return chromium.launch({ ...options, channel: "chrome" });
  const folder = await unpackedChromium();
  return chromium.launch({
    ...options,
    executablePath: join(folder, "chromium"),
    env: { ...process.env, LD_LIBRARY_PATH: join(folder, "al2023/lib") },
  });
}

/**
 * The folder with the browser of @sparticuz/chromium and the libraries it needs. The package unpacks into the temporary
 * folder, file by file; so it is given one of its own, which becomes visible to other test processes when complete.
 */
async function unpackedChromium(): Promise<string> {
  const folder = join(process.cwd(), "node_modules/.cache/chromium");
  if (existsSync(folder)) return folder;
  await mkdir(join(folder, ".."), { recursive: true });
  const partial = await mkdtemp(`${folder}-`);
  const script = 'await (await import("@sparticuz/chromium")).default.executablePath()';
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], {
    // On AWS Lambda the package adds the libraries that a bare Linux lacks; this claim makes it add them here.
    env: { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
  });
  await rename(partial, folder).catch(async (error) => {
    await rm(partial, { recursive: true });
    if (!existsSync(folder)) throw error;
  });
  return folder;
}
