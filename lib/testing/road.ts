/**
 * The road between a server and its PostgreSQL: it can be closed, slowed down, and cut at the one instant that leaves
 * doubt, when COMMIT was sent and its answer has not come.
 */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** `after`: PostgreSQL has committed, and nobody is told. `before`: it never gets the COMMIT. */
export type CommitCut = "before" | "after";

export interface Road {
  /** The address of the database, by this road. */
  url: string;
  port: number;
  /**
   * The database goes away: connections are ended, or reset as by a machine that was started again, and refused from then
   * on; or its machine vanishes, and whatever is sent to it has no answer.
   */
  cut: (how?: "end" | "reset" | "silence") => Promise<void>;
  restore: () => Promise<void>;
  /** Milliseconds that each answer of the database is held back. */
  delayMs: number;
  /** Asked at each COMMIT: where to cut the connection, or null to let it pass. */
  atCommit: () => CommitCut | null;
}

/** @param address of the database: "postgresql://…" */
export async function startRoad(address: string): Promise<Road> {
  const target = new URL(address);
  const sockets = new Set<Socket>();
  let silent = false;
  const relay = (client: Socket) => {
    const database = connect(Number(target.port || 5432), target.hostname);
    const drop = () => {
      client.destroy();
      database.destroy();
    };
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on("error", drop);
      socket.on("close", () => {
        sockets.delete(socket);
        drop();
      });
    }
    const reader = commitReader();
    let cutting = false;
    client.on("data", (data) => {
      if (silent) return;
      const wanted = reader(data) ? road.atCommit() : null;
      if (wanted === "before") return drop();
      cutting ||= wanted === "after";
      database.write(data);
    });
    database.on("data", (data) => {
      if (silent) return;
      // Its answer: PostgreSQL has committed by now.
      if (cutting) return drop();
      if (road.delayMs === 0) return void client.write(data);
      setTimeout(() => client.destroyed || client.write(data), road.delayMs);
    });
  };
  const listen = async (at: number): Promise<Server> => {
    const server = createServer(relay).listen(at, "127.0.0.1");
    await once(server, "listening");
    return server;
  };
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;
  const through = new URL(address);
  through.host = `127.0.0.1:${port}`;
  const road: Road = {
    port,
    url: through.href,
    delayMs: 0,
    atCommit: () => null,
    cut: async (how = "end") => {
      silent = how === "silence";
      if (silent) return;
      server.close();
      for (const socket of sockets) how === "reset" ? socket.resetAndDestroy() : socket.destroy();
    },
    restore: async () => {
      if (!silent) server = await listen(port);
      else for (const socket of sockets) socket.resetAndDestroy();
      silent = false;
    },
  };
  return road;
}

/**
 * Whether what a client sends asks to commit, now: by its text, or by the name under which it was prepared (PostgreSQL,
 * "Message Formats": Query, Parse and Bind).
 */
function commitReader(): (data: Buffer) => boolean {
  let rest = Buffer.alloc(0);
  let begun = false;
  const commits = new Set<string>();
  return (data) => {
    rest = Buffer.concat([rest, data]);
    let found = false;
    for (;;) {
      // The first message of a connection has no letter.
      const head = begun ? 1 : 0;
      if (rest.length < head + 4) return found;
      const end = head + rest.readInt32BE(head);
      if (rest.length < end) return found;
      const letter = begun ? String.fromCharCode(rest[0] ?? 0) : "";
      const [first = "", second = ""] = rest.toString("latin1", head + 4, end).split("\0");
      begun = true;
      rest = rest.subarray(end);
      if (letter === "Q") found ||= isCommit(first);
      if (letter === "P") isCommit(second) ? commits.add(first) : commits.delete(first);
      if (letter === "B") found ||= commits.has(second);
    }
  };
}

const isCommit = (sql: string) => /^\s*commit\b/i.test(sql);
