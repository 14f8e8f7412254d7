import { createHash, timingSafeEqual } from "node:crypto";
import type { Access } from "../context.ts";

/** Who asks, by the value of an Authorization header. Over a WebSocket a client can send it when it connects. */
export function accessOf(authorization: string | undefined, editorToken: string | null): Access {
  if (editorToken === null) return "switched off";
  const token = /^Bearer (.+)$/i.exec(authorization ?? "")?.[1] ?? "";
  return timingSafeEqual(digest(token), digest(editorToken)) ? "editor" : "reader";
}

/** Tokens of any length have digests of one length, which `timingSafeEqual` requires. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
