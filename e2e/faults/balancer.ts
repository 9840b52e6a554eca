/** A small balancer, for a machine without nginx: turn by turn, and the next one when a connection is refused. */
import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";

/** Listens at `origin`; returns what stops it. */
export async function startBalancer(
  origin: string,
  servers: readonly string[],
): Promise<() => Promise<void>> {
  let turn = 0;
  const hand = (asked: IncomingMessage, answer: ServerResponse, tries: number) => {
    const { hostname, port } = new URL(servers[turn++ % servers.length] ?? "");
    const { method, url: path, headers } = asked;
    const onward = request({ hostname, port, method, path, headers, agent: false }, (came) => {
      answer.writeHead(came.statusCode ?? 502, came.headers);
      came.pipe(answer);
    });
    onward.on("error", (error) => {
      const refused = "code" in error && error.code === "ECONNREFUSED";
      if (refused && tries < servers.length) return hand(asked, answer, tries + 1);
      if (!answer.headersSent) answer.writeHead(502);
      answer.end();
    });
    // Nothing is read before the connection stands: another server can still be asked.
    onward.on("socket", (socket) => socket.once("connect", () => asked.pipe(onward)));
  };
  const server = createServer((asked, answer) => hand(asked, answer, 1));
  server.listen(Number(new URL(origin).port));
  await once(server, "listening");
  return async () => {
    server.closeAllConnections();
    server.close();
  };
}
