/** Answers Prometheus, on a port that the public does not reach. */
import { createServer } from "node:http";
import type { MetricsReport } from "./metrics-report";

/** Resolves once it listens, with what stops it. @throws when the port is taken */
export async function listen(
  { host, port }: { host: string; port: number },
  report: Pick<MetricsReport, "print" | "contentType">,
): Promise<() => void> {
  const server = createServer((request, response) => {
    if (request.url !== "/metrics" || request.method !== "GET") {
      response.writeHead(404).end();
      return;
    }
    report.print().then(
      (text) => response.writeHead(200, { "content-type": report.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  // It keeps no process alive.
  server.unref();
  return () => server.close();
}
