import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NO_FORM } from "#lib/errors";
import { noteFailure, watchResponses } from "./failures";

/** A server that does as Next: notes the error, then sends a page of its own with status 500. */
async function fail(error: unknown, response: ServerResponse, part?: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
  noteFailure(error, { part });
  await Promise.resolve();
  response.statusCode = 500;
  response.setHeader("cache-control", "s-maxage=31536000");
  response.setHeader("content-type", "text/html");
  response.write("<html id=__next_error__>");
  response.end("internals</html>");
}

/** What React's decoder throws of arguments that are no JSON. */
function unreadable(): SyntaxError {
  const error = new SyntaxError("Expected property name or '}' in JSON at position 1");
  error.stack =
    "SyntaxError: Expected property name\n    at JSON.parse (<anonymous>)\n    at tI (node_modules/next/x.js:1:2)";
  return error;
}

/** What Next throws of arguments that are no list. */
function ofNext(): TypeError {
  const error = new TypeError("Cannot read properties of null (reading 'length')");
  error.stack = `TypeError: ${error.message}
    at t1 (/srv/sillage/node_modules/next/dist/compiled/next-server/app-page-turbo.runtime.prod.js:18:3306)
    at async m (/srv/sillage/.next/server/chunks/ssr/[token]._.js:1:11866)`;
  return error;
}

function handle(asked: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(asked.url ?? "/", "http://x");
  if (pathname.endsWith("/outage")) {
    void fail(new Error("connect ECONNREFUSED 127.0.0.1:5432 at secret.internal"), response);
  } else if (pathname.endsWith("/bug")) {
    void fail(new Error("secret of ours"), response);
  } else if (pathname.endsWith("/form")) {
    void fail(new TypeError("Failed to parse body as FormData."), response);
  } else if (pathname.endsWith("/state")) {
    void fail(new Error("The router state header was sent but could not be parsed."), response);
  } else if (pathname.endsWith("/no-form")) {
    void fail(new TypeError(NO_FORM), response);
  } else if (pathname.endsWith("/no-arguments")) {
    void fail(ofNext(), response, "action");
  } else if (pathname.endsWith("/next-bug")) {
    void fail(ofNext(), response, "render");
  } else if (pathname.endsWith("/arguments")) {
    void fail(unreadable(), response);
  } else if (pathname.endsWith("/closed")) {
    const error = new Error("Connection closed.");
    error.stack = "Error: Connection closed.\n    at t.decodeReply (node_modules/next/dist/x.js:15:8)";
    void fail(error, response);
  } else if (pathname.endsWith("/own-json")) {
    const error = unreadable();
    error.stack += "\n    at own (/srv/sillage/.next/server/chunks/a.js:1:2)";
    void fail(error, response);
  } else if (pathname.endsWith("/gone")) {
    response.writeHead(409, { "content-type": "text/plain" });
    response.end("Server Action unavailable.");
  } else if (pathname.endsWith("/missing-action")) {
    response.statusCode = 409;
    response.setHeader("x-nextjs-action-not-found", "1");
    response.end("Server Action unavailable.");
  } else if (pathname.endsWith("/moved") || pathname.endsWith("/moved.ics")) {
    response.statusCode = 308;
    response.setHeader("location", "/fr/labs/other");
    response.end();
  } else if (asked.url?.includes("%")) {
    response.writeHead(500);
    response.end("Internal Server Error");
  } else response.end("fine");
}

let server: Server;
let port: number;

beforeAll(async () => {
  watchResponses();
  server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
});

// Not fetch, which would mend the addresses.
function get(path: string, method = "GET", headers = {}) {
  return new Promise<{ status: number; headers: IncomingMessage["headers"]; body: string }>(
    (resolve, reject) => {
      request({ port, path, method, headers }, (response) => {
        let body = "";
        response.setEncoding("utf8").on("data", (part: string) => (body += part));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      })
        .on("error", reject)
        .end();
    },
  );
}

describe("a response that Next gives 500 to", () => {
  it("is 503 when the database is away, as a whole page in the reader's language", async () => {
    const french = await get("/fr/outage");
    expect(french.status).toBe(503);
    expect(french.headers["retry-after"]).toBe("10");
    expect(french.headers["cache-control"]).toBe("no-store");
    expect(french.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(french.body).toContain("momentanément indisponible");
    expect(french.body).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
    expect((await get("/en/outage")).body).toContain('<html lang="en">');
  });

  it("stays 500 when it is our fault, and says nothing of it", async () => {
    const { status, body } = await get("/fr/bug");
    expect(status).toBe(500);
    expect(body).toContain("L’incident vient de nous");
    expect(body).not.toMatch(/secret|internals/);
  });

  it("is 400 when the form or the address is damaged", async () => {
    expect((await get("/fr/form", "POST")).status).toBe(400);
    for (const path of ["/fr/state", "/fr/arguments", "/fr/closed", "/fr/no-form", "/fr/no-arguments"])
      expect((await get(path, "POST")).status, path).toBe(400);
    for (const path of ["/fr/own-json", "/fr/next-bug"])
      expect((await get(path, "POST")).status, path).toBe(500);
    expect((await get("/fr/labs/%E0%A4%A")).status).toBe(400);
    expect((await get("/fr/labs/a%00b")).status).toBe(400);
  });

  it("is problem details for programs", async () => {
    const { status, headers, body } = await get("/api/v1/outage");
    expect([status, headers["content-type"]]).toEqual([503, "application/problem+json"]);
    expect(JSON.parse(body)).toMatchObject({ type: "about:blank", status: 503 });
  });

  it("has no body when only its head is asked", async () => {
    expect(await get("/fr/outage", "HEAD")).toMatchObject({ status: 503, body: "" });
  });

  it("is told apart from the others served at the same time", async () => {
    const paths = Array.from(
      { length: 60 },
      (_, i) => ["/fr/outage", "/fr/bug", "/fr/form", "/fr/"][i % 4] ?? "/",
    );
    const statuses = (await Promise.all(paths.map((path) => get(path)))).map(({ status }) => status);
    expect(statuses).toEqual(paths.map((_, i) => [503, 500, 400, 200][i % 4]));
  });
});

describe("a page that has moved for good", () => {
  it("answers 301 to who reads it; programs and forms have Next's 308", async () => {
    const { status, headers } = await get("/fr/labs/moved");
    expect([status, headers.location]).toEqual([301, "/fr/labs/other"]);
    expect((await get("/en/themes/moved?x=1")).status).toBe(301);
    expect((await get("/en/themes/moved", "HEAD")).status).toBe(301);
    for (const path of ["/api/v1/entries/moved", "/fr/labs/x/moved.ics", "/fr/labs/moved.ics"]) {
      expect((await get(path)).status).toBe(308);
    }
    expect((await get("/fr/labs/moved", "POST")).status).toBe(308);
  });
});

describe("a form whose action is gone", () => {
  it("is told to people, and left to Next's own code", async () => {
    const page = await get("/fr/missing-action", "POST");
    expect(page.status).toBe(409);
    expect(page.body).toContain("ce que vous avez saisi y est encore");
    const script = await get("/fr/missing-action", "POST", { "next-action": "40" });
    expect(script).toMatchObject({ status: 409, body: "Server Action unavailable." });
  });
});

describe("any other response", () => {
  it("passes as it is", async () => {
    expect(await get("/fr/")).toMatchObject({ status: 200, body: "fine" });
    expect(await get("/fr/gone", "POST")).toMatchObject({ status: 409, body: "Server Action unavailable." });
  });
});
