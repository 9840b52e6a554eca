/** Requests as no browser sends them: any Host, any path, over connections that are kept. */
import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { connect } from "node:net";

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** From the first byte sent to the last received. */
  ms: number;
}

export interface RawRequest {
  method?: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Buffer;
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/** @param origin "http://localhost:3000"; `path` goes as it is */
export function askRaw(
  origin: string,
  path: string,
  { method = "GET", headers = {}, body }: RawRequest = {},
) {
  const { hostname, port } = new URL(origin);
  const start = performance.now();
  return new Promise<RawAnswer>((resolve, reject) => {
    const sent = request({ agent, hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
          ms: performance.now() - start,
        }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** What comes back for bytes that are no request, perhaps, until the server ends the connection. */
export function sayBytes(origin: string, bytes: string | Buffer, patienceMs = 5_000): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let heard = "";
    const end = () => {
      socket.destroy();
      resolve(heard);
    };
    socket.setTimeout(patienceMs, end);
    socket.on("data", (chunk: Buffer) => {
      heard += chunk.toString("latin1");
    });
    socket.on("error", end);
    socket.on("close", end);
    socket.end(bytes);
  });
}

/** RFC 7578; what has no name of a file is a field. */
export function multipartOf(
  fields: Iterable<readonly [name: string, value: string | Buffer, file?: string]>,
): { body: Buffer; type: string } {
  const boundary = "----sillage-raw-boundary-7MA4YWxkTrZu0gW";
  const parts = [...fields].flatMap(([name, value, file]) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file === undefined ? "" : `; filename="${file}"\r\nContent-Type: application/octet-stream`}\r\n\r\n`,
    value,
    "\r\n",
  ]);
  return {
    body: Buffer.concat([...parts, `--${boundary}--\r\n`].map((part) => Buffer.from(part))),
    type: `multipart/form-data; boundary=${boundary}`,
  };
}
