import { statfs } from "node:fs/promises";
import { StartupError } from "../config.ts";

const fullMessages = /no space left on device|disk quota exceeded|not enough space on the disk|ENOSPC|EDQUOT/i;
/** The space that a start of Neo4j needs for logs, recovery and a checkpoint, in bytes. */
const roomToStart = 64 * 2 ** 20;

/** Whether a message of Neo4j or of the operating system says that the disk is full. */
export function saysDiskFull(text: string): boolean {
  return fullMessages.test(text);
}

/** Whether the disk of this folder has enough space to start Neo4j. True if that is unknown. */
export async function hasRoom(folder: string): Promise<boolean> {
  const found = await statfs(folder).catch(() => null);
  return found === null || found.bavail * found.bsize >= roomToStart;
}

/** The message for people if the disk of the data folder is full. */
export function diskFull(dataDir: string): string {
  return `The disk of the data folder ${dataDir} is full: make room on it (${roomToStart / 2 ** 20} MB or more)`;
}

/** Runs `write`, which writes to a data folder. Throws a StartupError if the disk is full, or if this user may not write there. */
export async function writable(dataDir: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === undefined) throw fault;
    if (saysDiskFull(code)) throw new StartupError(`${diskFull(dataDir)} and start again`);
    throw new StartupError(
      `The data folder ${dataDir} cannot be written (${code}): give this user the right to, or set DATA_DIR to another folder`,
    );
  }
}
