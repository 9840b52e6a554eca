/** A real SMTP server on a free port of this machine, which answers as it is told and keeps what it accepted. */
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

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
  /** Takes the message, and says so five seconds later. */
  | "slow"
  /** 421 as its greeting. */
  | "closed";

export interface TestSmtp {
  url: string;
  received: { from: string; to: string[]; source: string }[];
  /** What to answer from now on. */
  behaviour: Behaviour;
  /** Nobody listens any more, until `up`. */
  down: () => Promise<void>;
  up: () => Promise<void>;
  stop: () => Promise<void>;
}

const SLOW_MS = 5_000;

export async function startSmtp(behaviour: Behaviour = "accepts"): Promise<TestSmtp> {
  const nothing = async () => undefined;
  const state: TestSmtp = { url: "", received: [], behaviour, down: nothing, up: nothing, stop: nothing };
  const options: SMTPServerOptions = {
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
        if (state.behaviour === "slow") setTimeout(done, SLOW_MS);
        else done();
      });
    },
  };
  const port = await freePort();
  const listen = async (): Promise<SMTPServer> => {
    const listening = new SMTPServer(options);
    listening.on("error", () => undefined); // connections that we drop on purpose
    listening.listen(port, "127.0.0.1");
    await once(listening.server, "listening");
    return listening;
  };
  let server = await listen();
  const dropAll = () => {
    for (const connection of server.connections) connection.close();
  };
  state.url = `smtp://127.0.0.1:${port}`;
  state.stop = () => new Promise((resolve) => server.close(() => resolve()));
  state.down = async () => {
    dropAll();
    await state.stop();
  };
  state.up = async () => {
    server = await listen();
  };
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
