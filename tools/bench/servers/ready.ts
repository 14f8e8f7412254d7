import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Tells the process that started this one where the server listens, and ends this one when that one is gone. */
export function tellReady(server: Server): void {
  process.send?.((server.address() as AddressInfo).port);
  process.once("disconnect", () => process.exit(0));
}
