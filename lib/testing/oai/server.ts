/** The archive behind a real HTTP server, as its route answers it: GET and POST. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { answerOai, type OaiHost } from "#lib/oai/answer-oai";

export const HOST = { origin: "https://sillage.exemple.fr", email: "contact@exemple.fr" };

/** @returns the address, and what stops it */
export async function serveOai(
  host: Partial<OaiHost> = {},
): Promise<{ url: string; close: () => void; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      let body = "";
      for await (const part of request) body += part;
      const query = request.method === "POST" ? body : (request.url ?? "").split("?")[1];
      asked.push(query ?? "");
      const answer = await answerOai(new URLSearchParams(query), { ...HOST, now: new Date(), ...host });
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/oai`, close: () => server.close(), asked };
}
