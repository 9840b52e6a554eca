/**
 * A server that closes its door as Next does when it is told to stop, for the tests of lib/http/leaving.ts. Prints its port.
 * Its words: drainMs, graceMs.
 */
import { createServer } from "node:http";
import { watchExchanges } from "#lib/http/exchanges";
import { isLeaving, leaveGently } from "#lib/http/leaving";

const [drainMs, graceMs] = process.argv.slice(2);

const server = createServer((request, response) => {
  request.resume();
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  if (pathname === "/readyz") response.statusCode = isLeaving() ? 503 : 200;
  const waitMs = Number(searchParams.get("wait") ?? 5);
  request.on("end", () => setTimeout(() => response.end("served"), waitMs));
});
server.listen(0, "127.0.0.1", () => {
  process.on("SIGTERM", () => server.close(() => process.exit(143)));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  leaveGently({ port, drainMs: Number(drainMs), graceMs: Number(graceMs) });
  watchExchanges(0);
  process.stdout.write(`${port}\n`);
});
