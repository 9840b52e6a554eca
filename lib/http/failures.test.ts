import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NO_FORM } from "#lib/errors";
import { noteFailure, watchResponses } from "./failures";
import { mapUnknownMethods } from "./methods";

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
  } else if (pathname.endsWith("/page")) {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.write("<html>");
    response.end(asked.method);
  } else if (pathname.endsWith("/to-sign-in")) {
    response.statusCode = 307;
    response.setHeader("location", "/fr/connexion");
    response.end();
  } else if (pathname.endsWith("/no-options")) {
    // As Next says of a page, and as we say of what we refuse.
    if (asked.url?.includes("refused")) response.setHeader("content-type", "text/html; charset=utf-8");
    response.statusCode = 400;
    response.end();
  } else if (pathname.endsWith("/file.svg")) {
    response.setHeader("allow", ["GET", "HEAD"]);
    response.statusCode = asked.method === "GET" ? 200 : 500;
    response.end("file");
  } else if (pathname.endsWith("/reads") || pathname.endsWith("/receives")) {
    response.statusCode = 405;
    response.end();
  } else if (pathname.endsWith("/handler")) {
    if (asked.method === "GET") return void response.end("fine");
    response.writeHead(405, { allow: "GET, HEAD, OPTIONS" });
    response.end(asked.method);
  } else if (asked.url?.includes("%")) {
    response.writeHead(500);
    response.end("Internal Server Error");
  } else response.end("fine");
}

let server: Server;
let port: number;

beforeAll(async () => {
  watchResponses();
  mapUnknownMethods();
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

describe("a method that is none of the address", () => {
  it.each(["TRACE", "PROPFIND", "M-SEARCH", "PUT", "PATCH", "DELETE"])(
    "%s of a page answers 405 and says which are",
    async (method) => {
      const { status, headers, body } = await get("/fr/page", method);
      expect([status, headers.allow]).toEqual([405, "GET, HEAD, POST, OPTIONS"]);
      expect(body).toContain("Rien à faire ainsi");
      expect(body).not.toContain(method);
    },
  );

  it("of a page that leads elsewhere is refused as well, and led nowhere", async () => {
    for (const path of ["/fr/to-sign-in", "/fr/labs/moved"])
      for (const method of ["PUT", "PATCH", "DELETE", "TRACE"]) {
        const { status, headers } = await get(path, method);
        expect([status, headers.allow, headers.location], `${method} ${path}`).toEqual([
          405,
          "GET, HEAD, POST, OPTIONS",
          undefined,
        ]);
      }
    for (const method of ["GET", "HEAD", "POST"])
      expect((await get("/fr/to-sign-in", method)).headers.location).toBe("/fr/connexion");
    expect((await get("/api/v1/entries/moved", "PUT")).status).toBe(308);
  });

  it("that asks a page which it has is told, and nothing else", async () => {
    const { status, headers, body } = await get("/fr/no-options", "OPTIONS");
    expect([status, headers.allow, body]).toEqual([204, "GET, HEAD, POST, OPTIONS", ""]);
    for (const [path, method] of [
      ["/fr/no-options?refused", "OPTIONS"],
      ["/fr/%E0%A4%A/no-options", "OPTIONS"],
      ["/fr/no-options", "POST"],
    ] as const)
      expect((await get(path, method)).status, `${method} ${path}`).toBe(400);
  });

  it("that nothing here knows is answered by a handler as any that it has not", async () => {
    for (const method of ["TRACE", "PROPFIND", "PATCH"])
      expect(await get("/api/handler", method)).toMatchObject({
        status: 405,
        headers: { allow: "GET, HEAD, OPTIONS" },
        body: "PATCH",
      });
  });

  it("of a file is refused too, where Next would fail", async () => {
    const { status, headers } = await get("/file.svg", "POST");
    expect([status, headers.allow]).toEqual([405, "GET, HEAD"]);
  });

  it("is never refused without a word on what there is", async () => {
    expect((await get("/reads", "PUT")).headers.allow).toBe("GET, HEAD, OPTIONS");
    expect((await get("/receives")).headers.allow).toBe("POST, OPTIONS");
  });

  it("leaves the others alone", async () => {
    expect((await get("/fr/page", "POST")).body).toBe("<html>POST");
    expect((await get("/fr/page", "HEAD")).status).toBe(200);
  });
});

describe("any other response", () => {
  it("passes as it is", async () => {
    expect(await get("/fr/")).toMatchObject({ status: 200, body: "fine" });
    expect(await get("/fr/gone", "POST")).toMatchObject({ status: 409, body: "Server Action unavailable." });
  });
});
