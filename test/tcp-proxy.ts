import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface TcpProxy {
  readonly port: number;
  /** Forwards everything again. Closes the connections that `hush` left. */
  pass(): void;
  /** Closes every connection, and each new one at once. */
  cut(): void;
  /** Accepts connections and bytes, and sends nothing. */
  hush(): void;
  close(): Promise<void>;
}

/** A proxy before the server at this address, to simulate network faults. */
export async function tcpProxy(target: { readonly host: string; readonly port: number }): Promise<TcpProxy> {
  let mode: "pass" | "cut" | "hush" = "pass";
  const sockets = new Set<Socket>();
  const track = (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
  };
  const endAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((near) => {
    track(near);
    if (mode === "cut") {
      near.destroy();
      return;
    }
    if (mode === "hush") return;
    const far = connect(target);
    track(far);
    near.on("data", (bytes) => mode === "pass" && far.write(bytes));
    far.on("data", (bytes) => mode === "pass" && near.write(bytes));
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    pass() {
      if (mode === "hush") endAll();
      mode = "pass";
    },
    cut() {
      mode = "cut";
      endAll();
    },
    hush() {
      mode = "hush";
    },
    close() {
      endAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
