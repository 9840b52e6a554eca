/** A real SMTP server on a free port of this machine, which answers as it is told and keeps what it accepted. */
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { SMTPServer } from "smtp-server";

export type Behaviour =
  | "accepts"
  /** 451 to the recipient: try later. */
  | "busy"
  /** 550 to the sender: a setting of ours or of the server is wrong. */
  | "refuses-sender"
  /** 550 to the recipient: never. */
  | "refuses-recipient"
  /** 554 to the message: never. */
  | "refuses-message"
  /** Takes the whole message, then closes without a word: it may have been delivered. */
  | "drops-after-data"
  /** 421 as its greeting. */
  | "closed";

export interface TestSmtp {
  url: string;
  received: { from: string; to: string[]; source: string }[];
  /** What to answer from now on. */
  behaviour: Behaviour;
  stop: () => Promise<void>;
}

export async function startSmtp(behaviour: Behaviour = "accepts"): Promise<TestSmtp> {
  const state: TestSmtp = { url: "", received: [], behaviour, stop: async () => undefined };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    onConnect: (_session, done) => done(state.behaviour === "closed" ? refusal(421, "closed") : null),
    onMailFrom: (_address, _session, done) =>
      done(state.behaviour === "refuses-sender" ? refusal(550, "not one of ours") : null),
    onRcptTo: (_address, _session, done) => {
      if (state.behaviour === "busy") return done(refusal(451, "busy"));
      done(state.behaviour === "refuses-recipient" ? refusal(550, "no such user") : null);
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail = {
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          source: Buffer.concat(parts).toString("utf8"),
        };
        if (state.behaviour === "refuses-message") return done(refusal(554, "not wanted"));
        state.received.push(mail);
        if (state.behaviour === "drops-after-data") return dropAll();
        done();
      });
    },
  });
  server.on("error", () => undefined); // connections that we drop on purpose
  const dropAll = () => {
    for (const connection of server.connections) connection.close();
  };
  const port = await freePort();
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  state.url = `smtp://127.0.0.1:${port}`;
  state.stop = () => new Promise((resolve) => server.close(() => resolve()));
  return state;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const refusal = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });
