/**
 * Appends the address of the connection to X-Forwarded-For, as a proxy would: Next does so only when the header is
 * absent, and then a client could write an address of its choice there (lib/client-ip.ts reads it).
 */
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";

/** Watches every request of this process; once, when the server starts. */
export function noteConnectionAddresses(): void {
  subscribe("http.server.request.start", (message) => {
    const request = typeof message === "object" && message !== null && Reflect.get(message, "request");
    if (!(request instanceof IncomingMessage)) return;
    const claimed = request.headers["x-forwarded-for"];
    const address = request.socket.remoteAddress ?? "unknown";
    request.headers["x-forwarded-for"] = claimed ? `${claimed}, ${address}` : address;
  });
}
