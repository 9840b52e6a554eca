import { createServer } from "node:http";
import { expect, it } from "vitest";
import { askToWait, watchWaits } from "./too-many";

it("a request that is one too many says so, and no other does", async () => {
  watchWaits();
  const server = createServer(async (request, response) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
    if (request.url?.startsWith("/often")) askToWait(90);
    response.statusCode = request.url === "/often/moved" ? 303 : 200;
    response.end("the form");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const paths = Array.from({ length: 30 }, (_, i) => ["/often", "/once", "/often/moved"][i % 3] ?? "");
  const answers = await Promise.all(paths.map((path) => fetch(url + path)));
  expect(answers.map(({ status, headers }) => [status, headers.get("retry-after")])).toEqual(
    paths.map(
      (_, i) =>
        [
          [429, "90"],
          [200, null],
          [303, null],
        ][i % 3],
    ),
  );
  server.close();
});
