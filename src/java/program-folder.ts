import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";

const abandonedAfterMs = 24 * 3_600_000;

export interface ProgramFolder {
  /** The folder of the sources. The program goes to its folder `target`. */
  readonly sourceDir: string;
  /** The files in it of which the program is made. */
  readonly sources: readonly string[];
  /** What tells programs of the same sources apart. */
  readonly variant?: string;
  /** Puts the program into an empty folder. */
  readonly build: (dir: string) => Promise<void>;
}

/**
 * The folder of a program that is made of some sources. Builds it at the first call, and again when a source has changed.
 * Several processes may call it at once. Throws what `build` throws, and leaves nothing of it.
 */
export async function programFolder({ sourceDir, sources, variant, build }: ProgramFolder): Promise<string> {
  const hash = createHash("sha256");
  for (const source of sources) hash.update(await readFile(join(sourceDir, source)));
  const targetDir = join(sourceDir, "target");
  // The folder gets its name last, by one atomic rename. So if it exists, it is complete.
  const programDir = join(targetDir, [variant ?? [], hash.digest("hex").slice(0, 12)].flat().join("-"));
  if (existsSync(programDir)) return programDir;
  const stagingDir = join(targetDir, `staging-${randomUUID()}`);
  try {
    await mkdir(stagingDir, { recursive: true });
    await build(stagingDir);
    await publish(stagingDir, programDir);
  } finally {
    await rm(stagingDir, { recursive: true, force: true });
  }
  await removeAbandoned(targetDir);
  return programDir;
}

async function publish(stagingDir: string, programDir: string): Promise<void> {
  try {
    await rename(stagingDir, programDir);
  } catch (fault) {
    // Another process was faster. It has built the same.
    if (!existsSync(programDir)) throw fault;
  }
}

/** Removes what interrupted builds left. Keeps recent folders: another process may still be working on them. */
export async function removeAbandoned(targetDir: string): Promise<void> {
  for (const name of await readdir(targetDir)) {
    if (!name.startsWith("staging-")) continue;
    const dir = join(targetDir, name);
    const made = await stat(dir).catch(() => null);
    if (made && Date.now() - made.mtimeMs > abandonedAfterMs) await rm(dir, { recursive: true, force: true });
  }
}
