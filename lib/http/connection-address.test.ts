import { createServer } from "node:http";
import { expect, test } from "vitest";
import { noteConnectionAddresses } from "./connection-address";

test("what a client claims of its address is followed by that of its connection", async () => {
  noteConnectionAddresses();
  const server = createServer((request, response) =>
    response.end(String(request.headers["x-forwarded-for"])),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const seen = async (headers: Record<string, string>) => (await fetch(url, { headers })).text();
  expect(await seen({})).toBe("127.0.0.1");
  expect(await seen({ "x-forwarded-for": "1.2.3.4" })).toBe("1.2.3.4, 127.0.0.1");
  server.close();
});
