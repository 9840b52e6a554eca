import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askRevalidation, mayRevalidate, REVALIDATION_PATH, revalidationRequest } from "./revalidation";

const SECRET = "a secret of the server and its jobs";

// As the route handler does, on what really travels.
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    const known = mayRevalidate(request.headers.authorization ?? null, SECRET);
    const body: unknown = JSON.parse(Buffer.concat(parts).toString());
    const read = request.url === REVALIDATION_PATH && revalidationRequest.safeParse(body).success;
    response.writeHead(known ? (read ? 204 : 400) : 403).end();
  });
});
let origin = "";

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
});
afterAll(() => server.close());

test("a process that knows the secret has cached pages rendered anew", async () => {
  await askRevalidation(origin, SECRET, ["entry:tilab", "home"]);
});

test("one that does not is refused, and so is what is no list of tags", async () => {
  await expect(askRevalidation(origin, "another secret", ["home"])).rejects.toThrow("403");
  await expect(askRevalidation(origin, SECRET, [""])).rejects.toThrow("400");
});

test("nothing is allowed without a token, nor where there is no secret", () => {
  expect(mayRevalidate(null, SECRET)).toBe(false);
  expect(mayRevalidate(`Bearer ${SECRET}`, SECRET)).toBe(false);
  expect(mayRevalidate("Bearer ", "")).toBe(false);
});
