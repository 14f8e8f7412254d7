import { parentPort, workerData } from "node:worker_threads";
import type { Writer } from "../spool.ts";
import { PartitionSteps, type Task } from "./partition-steps.ts";

// A thread that derives parts of a graph. An error ends it, and the thread that started it gets that error.
const { folder, writer } = workerData as ThreadData;
const steps = new PartitionSteps(folder, writer);
parentPort?.on("message", (task: Task) => parentPort?.postMessage(steps.run(task)));

export interface ThreadData {
  readonly folder: string;
  readonly writer: Writer;
}
