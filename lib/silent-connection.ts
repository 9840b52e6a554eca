import { Socket } from "node:net";

/**
 * What a pool of connections is given to end each on which PostgreSQL owes an answer when not a byte comes for so long (ms).
 * A machine that vanishes (its power, its cable, a name that leads elsewhere by now) ends none of its connections, and
 * the system goes on sending again for a quarter of an hour what was asked: meanwhile all that a pool has would wait.
 */
export function endingWhenSilent(silence: number): { onConnect: (client: object) => void } {
  return { onConnect: (client) => endWhenSilent(client, silence) };
}

function endWhenSilent(client: object, silence: number): void {
  const connection: unknown = Reflect.get(client, "connection");
  // Under TLS this is the socket that deciphers; the one below it tells nothing.
  const stream: unknown = connection instanceof Object && Reflect.get(connection, "stream");
  if (!(stream instanceof Socket)) throw new Error("pg no longer keeps its socket at connection.stream");
  stream.setTimeout(silence);
  stream.on("timeout", () => {
    const before = stream.bytesRead;
    // A process that was held finds its timers due before it reads what has come meanwhile.
    setImmediate(() => {
      const owesNothing = Reflect.get(client, "readyForQuery") === true;
      if (owesNothing || stream.bytesRead > before) return;
      stream.destroy(new SilentError(`nothing for ${silence} ms`));
    });
  });
}

/** As the system says it, so that the driver and lib/db.ts take it for what it is. */
class SilentError extends Error {
  readonly code = "ETIMEDOUT";
  constructor(message: string) {
    super(`ETIMEDOUT: ${message}`);
  }
}
