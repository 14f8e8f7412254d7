import { statfs } from "node:fs/promises";

const fullMessages = /no space left on device|disk quota exceeded|not enough space on the disk|ENOSPC|EDQUOT/i;
/** What a start needs for its logs, its recovery and its checkpoint. */
const roomToStart = 64 * 2 ** 20;

/** Whether what Neo4j or the operating system says means that the disk is full. */
export function saysDiskFull(text: string): boolean {
  return fullMessages.test(text);
}

/** Whether the disk of this folder has room enough for a start of Neo4j; true where that cannot be told. */
export async function hasRoom(folder: string): Promise<boolean> {
  const found = await statfs(folder).catch(() => null);
  return found === null || found.bavail * found.bsize >= roomToStart;
}

/** What people are told when the disk of the data folder is full. */
export function diskFull(dataDir: string): string {
  return `The disk of the data folder ${dataDir} is full: make room on it (${roomToStart / 2 ** 20} MB or more)`;
}
