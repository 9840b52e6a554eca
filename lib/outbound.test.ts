import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import { type Guard, OutboundError, type OutboundRequest, publicInternet, reach } from "./outbound";
import { isPublicAddress } from "./public-address";
import {
  NAMES_OF_INSIDE,
  OTHER_PORTS,
  PRIVATE_ANSWERS,
  PUBLIC_ADDRESSES,
  privateAddresses,
} from "./testing/private-addresses";

/** On every address of this machine; whoever connects is counted, before a word is said. */
const canary = { server: createServer((_, response) => response.end("secret")), port: 0, connections: 0 };

/** Another server on the internet, as far as the guard is told. */
const other = { server: createServer((asked, response) => answer(asked, response)), port: 0 };
let answer: RequestListener;
let asked: IncomingMessage[] = [];

beforeAll(async () => {
  canary.server.on("connection", () => canary.connections++);
  canary.port = await listen(canary.server);
  other.port = await listen(other.server, "127.0.0.1");
});
beforeEach(() => {
  canary.connections = 0;
  asked = [];
});
afterAll(() => {
  for (const { server } of [canary, other]) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(server: Server, host?: string): Promise<number> {
  await new Promise<void>((resolve) => server.listen({ port: 0, host }, resolve));
  const address = server.address();
  return address !== null && typeof address === "object" ? address.port : 0;
}

const answers = (listener: RequestListener) => {
  answer = (request, response) => {
    asked.push(request);
    listener(request, response);
  };
};

const page: OutboundRequest = { types: ["text/html"], maxBytes: 100_000, timeoutMs: 5_000 };

/** As in production, but that the canary's port is as allowed as 80, and that names lead where the test says. */
function guard(names: Record<string, string[]> = {}): Guard {
  return {
    ports: new Set(["80", "443", String(canary.port)]),
    testServers: new Set([`127.0.0.1:${other.port}`]),
    resolve: async (hostname) =>
      (names[hostname] ?? []).map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    sender: "Sillage (+https://sillage.example.org)",
  };
}

const at = (path = "/") => `http://127.0.0.1:${other.port}${path}`;

async function reasonOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return "none";
  } catch (error) {
    return error instanceof OutboundError ? error.reason : String(error);
  }
}

describe("an address that leads inside", () => {
  it("is refused in every spelling, and nothing reaches the server that counts", async () => {
    const addresses = privateAddresses(canary.port);
    expect(new Set(addresses).size).toBeGreaterThanOrEqual(200);
    for (const address of addresses) {
      const error = await reach(address, page, guard()).catch((thrown: unknown) => thrown);
      expect(error, address).toBeInstanceOf(OutboundError);
      // A name that the resolver does not know is a failure and no refusal: it was not asked either.
      if (error instanceof OutboundError && error.reason !== "name")
        expect(error.refused, address).toBe(true);
    }
    expect(canary.connections).toBe(0);
  });

  it("is counted when it is let through: the canary is alive", async () => {
    const open = { ...guard(), testServers: new Set([`127.0.0.1:${canary.port}`]) };
    await reach(`http://127.0.0.1:${canary.port}/`, { ...page, types: ["*"] }, open);
    expect(canary.connections).toBe(1);
  });

  it.each(PRIVATE_ANSWERS)("is refused when a public name leads to it: %s", async (address) => {
    const names = guard({ "innocent.example.fr": [address] });
    expect(await reasonOf(reach(`http://innocent.example.fr:${canary.port}/`, page, names))).toBe("private");
    expect(canary.connections).toBe(0);
  });

  it("is refused when the name leads there only the second time: one answer is both judged and connected", async () => {
    let times = 0;
    const rebinding: Guard = {
      ...guard(),
      testServers: new Set([`127.0.0.1:${other.port}`, `127.0.0.2:${canary.port}`]),
      resolve: async () => [{ address: times++ === 0 ? "127.0.0.2" : "127.0.0.1", family: 4 }],
    };
    const address = `http://rebinding.example.fr:${canary.port}/`;
    await reach(address, { ...page, types: ["*"] }, rebinding);
    expect(times).toBe(1);
    expect(canary.connections).toBe(1);
    expect(await reasonOf(reach(address, page, rebinding))).toBe("private");
    expect(canary.connections).toBe(1);
  });

  it("is refused when the name leads there only after a redirect to itself, the second time that it is asked for", async () => {
    let times = 0;
    const rebinding: Guard = {
      ...guard(),
      testServers: new Set([`127.0.0.2:${other.port}`, `127.0.0.1:${other.port}`]),
      resolve: async () => [{ address: times++ === 0 ? "127.0.0.1" : "10.0.0.1", family: 4 }],
    };
    answers((_, response) => response.writeHead(302, { location: "/again" }).end());
    expect(await reasonOf(reach(`http://rebinding.example.fr:${other.port}/`, page, rebinding))).toBe(
      "private",
    );
    expect([times, asked.length]).toEqual([2, 1]);
  });

  it.each(NAMES_OF_INSIDE)("is refused when a public name spells it out: %s", async (name, address) => {
    const names = guard({ [name]: [address] });
    expect(await reasonOf(reach(`http://${name}:${canary.port}/`, page, names))).toBe("private");
    expect(canary.connections).toBe(0);
  });

  it("is passed over when the name has public addresses too", async () => {
    const both = guard({ "both.example.fr": ["10.0.0.1", "127.0.0.1"] });
    answers((_, response) => response.setHeader("content-type", "text/html").end("hello"));
    const { body } = await reach(`http://both.example.fr:${other.port}/`, page, both);
    expect(String(body)).toBe("hello");
  });

  it("is refused as the end of a redirect, in every spelling", async () => {
    const followed = privateAddresses(canary.port).filter((address) => /^[\x21-\x7e]+$/.test(address));
    expect(followed.length).toBeGreaterThan(150);
    for (const location of followed) {
      answers((request, response) => {
        if (request.url === "/start") response.writeHead(302, { location }).end();
        else response.setHeader("content-type", "text/html").end("own page");
      });
      // What has no host of its own ("localhost:80", "") is a path or a scheme: it stays here, or is refused.
      const result = await reach(at("/start"), page, guard()).catch((thrown: unknown) => thrown);
      if (!(result instanceof OutboundError))
        expect(result, location).toMatchObject({ url: expect.stringContaining(at()) });
    }
    expect(canary.connections).toBe(0);
  });
});

describe("any address at all", () => {
  const octet = fc.integer({ min: 0, max: 255 });
  const inside = fc.oneof(
    fc.tuple(fc.constant(127), octet, octet, octet),
    fc.tuple(fc.constant(10), octet, octet, octet),
    fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
    fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
    fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
    fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
    fc.tuple(fc.constant(0), octet, octet, octet),
    fc.tuple(fc.integer({ min: 224, max: 255 }), octet, octet, octet),
  );
  const number = (part: number) =>
    fc.constantFrom(String(part), `0x${part.toString(16)}`, `0X${part.toString(16)}`, `0${part.toString(8)}`);
  const hex = (high: number, low: number) => ((high << 8) | low).toString(16);
  const spelling = inside.chain(([a, b, c, d]) =>
    fc.oneof(
      fc.tuple(number(a), number(b), number(c), number(d)).map((parts) => parts.join(".")),
      fc.tuple(number(a), number(b), number(c * 256 + d)).map((parts) => parts.join(".")),
      fc.tuple(number(a), number((b * 256 + c) * 256 + d)).map((parts) => parts.join(".")),
      number(((a * 256 + b) * 256 + c) * 256 + d),
      fc
        .constantFrom("::ffff:", "::", "64:ff9b::", "::ffff:0:")
        .map((prefix) => `[${prefix}${a}.${b}.${c}.${d}]`),
      fc
        .constantFrom("2002:", "::ffff:", "64:ff9b:1::")
        .map((prefix) => `[${prefix}${hex(a, b)}:${hex(c, d)}${prefix === "2002:" ? "::1" : ""}]`),
    ),
  );

  it("inside is refused, however its numbers are written", async () => {
    await fc.assert(
      fc.asyncProperty(spelling, async (host) => {
        expect(await reasonOf(reach(`http://${host}:${canary.port}/`, page, guard()))).toBe("private");
      }),
      { numRuns: 1000 },
    );
    expect(canary.connections).toBe(0);
  });

  it("never makes anything but a refusal out of what is no address", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.webUrl(), fc.string({ unit: "binary" })), async (address) => {
        const error = await reach(address, page, guard()).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(OutboundError);
      }),
    );
    expect(canary.connections).toBe(0);
  });

  it.each(PUBLIC_ADDRESSES)("of the public internet is one that may be asked: %s", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe("what may be asked", () => {
  it("stops at the schemes, ports and credentials of pages", async () => {
    expect(await reasonOf(reach("ftp://example.fr/", page, guard()))).toBe("scheme");
    expect(await reasonOf(reach("https://example.fr:22/", page, guard()))).toBe("port");
    expect(await reasonOf(reach("https://example.fr:8080/", page, guard()))).toBe("port");
    expect(await reasonOf(reach("https://me:secret@example.fr/", page, guard()))).toBe("credentials");
    expect(await reasonOf(reach(`https://example.fr/${"a".repeat(3000)}`, page, guard()))).toBe("address");
    expect(await reasonOf(reach("https://unknown.example.fr/", page, guard()))).toBe("name");
  });

  it.each(OTHER_PORTS)("is no port but those of pages: %i", async (port) => {
    let resolved = 0;
    const counting: Guard = {
      ...guard(),
      resolve: async () => {
        resolved++;
        return [{ address: "93.184.216.34", family: 4 }];
      },
    };
    for (const scheme of ["http", "https"]) {
      expect(await reasonOf(reach(`${scheme}://example.fr:${port}/`, page, counting))).toBe("port");
    }
    expect(resolved).toBe(0);
  });

  it("never says in its errors what stood before the @", async () => {
    const error = await reach("https://me:secret@example.fr/", page, guard()).catch(String);
    expect(error).not.toContain("secret");
  });

  it("is, outside of tests, the public internet alone", () => {
    process.env.SILLAGE_MODE = "embedded";
    process.env.AUTH_SECRET = "a secret for tests only, long enough";
    process.env.DATABASE_URL ||= "postgresql://localhost/none";
    expect([...publicInternet.ports]).toEqual(["80", "443"]);
    expect([...publicInternet.testServers]).toEqual([]);
  });
});

describe("an answer", () => {
  it("comes back with its address, status, type and body, and was asked by name, without cookies", async () => {
    answers((_, response) =>
      response.writeHead(200, { "content-type": "Text/HTML; charset=utf-8" }).end("<p>é"),
    );
    const found = await reach(at("/page?q=1#part"), page, guard());
    expect(found).toMatchObject({ status: 200, mediaType: "text/html", cut: false, redirects: [] });
    expect(String(found.body)).toBe("<p>é");
    expect(asked[0]?.url).toBe("/page?q=1");
    expect(asked[0]?.headers["user-agent"]).toBe("Sillage (+https://sillage.example.org)");
    expect(Object.keys(asked[0]?.headers ?? {})).not.toContain("cookie");
  });

  it.each([404, 410, 500, 503, 304])("of status %i is an answer, without body", async (status) => {
    answers((_, response) =>
      response.writeHead(status, { "retry-after": "60" }).end(status === 304 ? undefined : "no"),
    );
    const found = await reach(at(), page, guard());
    expect(found.status).toBe(status);
    expect(found.body.length).toBe(0);
  });

  it("of another type is refused before its body is read", async () => {
    answers((_, response) => response.setHeader("content-type", "video/mp4").write("x"));
    expect(await reasonOf(reach(at(), page, guard()))).toBe("type");
  });

  it("too long is refused, or cut where that will do, said or not", async () => {
    for (const headers of [{}, { "content-length": "200000" }]) {
      answers((_, response) =>
        response.writeHead(200, { "content-type": "text/html", ...headers }).end("a".repeat(200_000)),
      );
      expect(await reasonOf(reach(at(), page, guard()))).toBe("size");
      const { body, cut } = await reach(at(), { ...page, tooLong: "cut" }, guard());
      expect([body.length, cut]).toEqual([100_000, true]);
    }
  });

  it.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
  ])("packed by %s is unpacked, and a bomb is not", async (encoding, pack) => {
    let body = pack("<title>Bonjour</title>");
    answers((_, response) =>
      response.writeHead(200, { "content-type": "text/html", "content-encoding": encoding }).end(body),
    );
    expect(String((await reach(at(), page, guard())).body)).toBe("<title>Bonjour</title>");
    body = pack(Buffer.alloc(100_000_000));
    const before = process.memoryUsage().arrayBuffers;
    expect(await reasonOf(reach(at(), page, guard()))).toBe("size");
    const { body: cut } = await reach(at(), { ...page, tooLong: "cut" }, guard());
    expect(cut.length).toBe(100_000);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });

  it("that is packed wrongly, twice or in an unknown way is an error", async () => {
    for (const encoding of ["gzip", "br", "gzip, gzip", "zstd", "deflate"]) {
      answers((_, response) =>
        response
          .writeHead(200, { "content-type": "text/html", "content-encoding": encoding })
          .end("not packed"),
      );
      expect(await reasonOf(reach(at(), page, guard())), encoding).toBe("encoding");
    }
  });

  it("that never ends, or never comes, is given up in time", async () => {
    const quick = { ...page, timeoutMs: 300 };
    answers((_, response) => void response.writeHead(200, { "content-type": "text/html" }).write("<p>"));
    expect(await reasonOf(reach(at(), quick, guard()))).toBe("time");
    answers(() => undefined);
    expect(await reasonOf(reach(at(), quick, guard()))).toBe("time");
    const mute: Guard = { ...guard(), resolve: () => new Promise(() => undefined) };
    expect(await reasonOf(reach("http://mute.example.fr/", quick, mute))).toBe("time");
  });

  it("that is cut short, no HTTP, or an upgrade is an error", async () => {
    answers((_, response) => {
      response.writeHead(200, { "content-type": "text/html", "content-length": "100" }).write("<p>");
      setTimeout(() => response.destroy(), 50);
    });
    expect(await reasonOf(reach(at(), page, guard()))).toBe("unreachable");
    for (const said of [
      "SSH-2.0-OpenSSH\r\n",
      "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n",
    ]) {
      const rude = createTcpServer((socket) => {
        socket.on("error", () => undefined);
        socket.end(said);
      });
      await new Promise<void>((resolve) => rude.listen(0, "127.0.0.1", resolve));
      const address = rude.address();
      const server = `127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`;
      const error = await reasonOf(
        reach(`http://${server}/`, page, { ...guard(), testServers: new Set([server]) }),
      );
      expect(["protocol", "unreachable"]).toContain(error);
      rude.close();
    }
  });

  it("is none where nobody listens", async () => {
    const closed = createServer();
    const port = await listen(closed, "127.0.0.1");
    await new Promise((resolve) => closed.close(resolve));
    const server = `127.0.0.1:${port}`;
    const nobody = { ...guard(), testServers: new Set([server]) };
    expect(await reasonOf(reach(`http://${server}/`, page, nobody))).toBe("unreachable");
  });
});

describe("a redirect", () => {
  afterEach(() => expect(canary.connections).toBe(0));

  it("is followed, step by step, and said", async () => {
    answers((request, response) => {
      if (request.url === "/a") response.writeHead(301, { location: "/b" }).end();
      else if (request.url === "/b")
        response.writeHead(307, { location: Buffer.from("/é").toString("latin1") }).end();
      else response.setHeader("content-type", "text/html").end("there");
    });
    const found = await reach(at("/a"), page, guard());
    expect(found.url).toBe(at("/%C3%A9"));
    expect(found.redirects).toEqual([
      { url: at("/a"), status: 301 },
      { url: at("/b"), status: 307 },
    ]);
  });

  it("that goes round in circles is given up", async () => {
    answers((_, response) => response.writeHead(302, { location: "/" }).end());
    expect(await reasonOf(reach(at(), page, guard()))).toBe("redirects");
    expect(asked.length).toBe(6);
    asked = [];
    expect(await reasonOf(reach(at(), { ...page, maxRedirects: 0 }, guard()))).toBe("redirects");
    expect(asked.length).toBe(1);
  });

  it("takes our own headers to no other server", async () => {
    const second = createServer((request, response) => {
      asked.push(request);
      response.setHeader("content-type", "text/html").end();
    });
    const port = await listen(second, "127.0.0.1");
    answers((_, response) => response.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end());
    const both = { ...guard(), testServers: new Set([`127.0.0.1:${other.port}`, `127.0.0.1:${port}`]) };
    await reach(at(), { ...page, headers: { "if-none-match": '"a"' } }, both);
    expect(asked.map(({ headers }) => headers["if-none-match"])).toEqual(['"a"', undefined]);
    second.closeAllConnections();
    second.close();
  });
});

test("a POST carries its body, and is not redirected", async () => {
  let body = "";
  answers(async (request, response) => {
    for await (const chunk of request) body += chunk;
    response.writeHead(302, { location: `http://127.0.0.1:${canary.port}/` }).end();
  });
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const found = await reach(
    at(),
    { ...page, method: "POST", body: "hub.mode=publish&é=1", headers },
    guard(),
  );
  expect(found.status).toBe(302);
  expect(body).toBe("hub.mode=publish&é=1");
  expect(canary.connections).toBe(0);
});
