import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

/** A server that is asked as soon as it listens, and says what happens in which order. */
const SERVER = `
const { createServer } = require("node:http");
const { connect } = require("node:net");
const { setTimeout: wait } = require("node:timers/promises");
const server = createServer((request, response) => {
  console.log("asked");
  response.end(request.url);
});
server.listen(0, "127.0.0.1", async () => {
  const { port } = server.address();
  const ask = (path) => fetch("http://127.0.0.1:" + port + path).then((answer) => answer.text());
  const early = [ask("/one"), ask("/two")];
  const rude = connect(port, "127.0.0.1", () => rude.write("GET /rude HTTP/1.1\\r\\n\\r\\n", () => rude.resetAndDestroy()));
  await wait(300);
  console.log("open");
  globalThis.sillageGate();
  console.log(...(await Promise.all(early)), await ask("/late"));
  globalThis.sillageGate();
  server.close();
  server.closeAllConnections();
});
`;

it("nobody is heard before the server is whole, everyone after, and who hung up by none", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--import",
    "./lib/http/gate.mjs",
    "--eval",
    SERVER,
  ]);
  expect(stdout.trim().split("\n")).toEqual(["open", "asked", "asked", "asked", "/one /two /late"]);
});
