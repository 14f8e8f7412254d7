import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Sends the port to the parent process, and ends this process when the parent ends. */
export function tellReady(server: Server): void {
  process.send?.((server.address() as AddressInfo).port);
  process.once("disconnect", () => process.exit(0));
}
