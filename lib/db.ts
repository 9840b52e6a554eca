/**
 * The one door to PostgreSQL. Each text of a statement has its name, so that the server plans each once; a
 * statement is stopped after 5 s, and a connection that cannot be had within 5 s is an error, not a wait.
 *
 * Through a pooler in transaction mode (DATABASE_POOL_URL) a connection is another's at the next transaction: statements
 * have no name there, and the pooler sets the limits (ops/pgbouncer.ini).
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import { z } from "zod";
import { Prisma, PrismaClient } from "./generated/prisma/client";
import { endingWhenSilent } from "./silent-connection";

export type Transaction = Prisma.TransactionClient;

/**
 * A statement that holds this comment is planned with its values each time. A search needs it: how to find a word
 * depends on how frequent it is, which a plan made once for all words cannot know.
 */
export const PLANNED_ANEW = "/* planned anew */";

/**
 * Each length of a list is another statement, and the server keeps the plan of each that has a name as long as the
 * connection lives: long ones have none.
 */
const TOO_MANY_PARAMETERS = "$65";

/**
 * A connection is kept while nobody asks: it knows the plans of what was asked on it, and a new one took a lone decision
 * from 20 ms to 100. Probes tell what lies between (a firewall, a balancer of connections) that it is in use, and one
 * that nobody uses keeps no process from ending.
 */
const KEPT = {
  idleTimeoutMillis: 600_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 30_000,
  allowExitOnIdle: true,
};

/** By text: a digest would name it as well, and costs a tenth of what a statement does. */
const names = new Map<string, string>();

declare global {
  // `next dev` evaluates this module anew after each change: one pool must do for all.
  var sillageDb: PrismaClient | undefined;
  var sillageReading: AsyncLocalStorage<PrismaClient> | undefined;
}

/** The replica that what runs reads from (lib/replicas.ts), instead of the primary. */
globalThis.sillageReading ??= new AsyncLocalStorage();
export const reading = globalThis.sillageReading;

const primary = connect();

export const db = process.env.DATABASE_REPLICA_URLS ? routed(primary) : primary;

function connect(): PrismaClient {
  const pool = process.env.DATABASE_POOL_URL || undefined;
  // Absent only while `next build` collects pages, which asks nothing of the database.
  globalThis.sillageDb ??= clientOf(pool ?? process.env.DATABASE_URL, { pooled: pool !== undefined });
  markDoubts(globalThis.sillageDb);
  return globalThis.sillageDb;
}

interface ClientOptions {
  /** Through a pooler in transaction mode. */
  pooled?: boolean;
  /** Milliseconds for a connection. */
  patience?: number;
  /** Milliseconds for a statement. */
  statement?: number;
}

export function clientOf(
  connectionString: string | undefined,
  { pooled = false, patience = 5_000, statement = 5_000 }: ClientOptions = {},
): PrismaClient {
  // A pooler may look for a connection as long as a statement takes.
  const silence = 2 * statement + 1_000;
  const limits = {
    statement_timeout: statement,
    idle_in_transaction_session_timeout: 15_000,
    // What is planned for a large directory would be compiled first, where the server can: longer than it runs.
    options: "-c jit=off",
  };
  return new PrismaClient({
    adapter: new PrismaPg(
      {
        ...{ connectionString, max: 10, connectionTimeoutMillis: patience },
        ...{ ...KEPT, ...endingWhenSilent(silence) },
        ...(!pooled && limits),
      },
      {
        statementNameGenerator: ({ sql }) =>
          pooled || sql.includes(PLANNED_ANEW) || sql.includes(TOO_MANY_PARAMETERS) ? "" : nameOf(sql),
      },
    ),
    // An error does not quote the lines that asked: finding them costs each statement a quarter of its time.
    errorFormat: "minimal",
    // Many people who write at once wait for one another rather than fail.
    transactionOptions: { maxWait: 10_000, timeout: 10_000 },
  });
}

/** The primary, or the replica of what runs. */
function routed(primary: PrismaClient): PrismaClient {
  return new Proxy(primary, {
    get: (_, name) => {
      const client = reading.getStore() ?? primary;
      const value: unknown = Reflect.get(client, name, client);
      return typeof value === "function" ? value.bind(client) : value;
    },
  });
}

/** On an error, whichever copy of this module made it: its transaction had done all its work when it came. */
const DOUBT = Symbol.for("sillage.doubt");

/** Notes of a transaction that fails whether it was already at its COMMIT. */
function markDoubts(client: PrismaClient): void {
  const transact: unknown = Reflect.get(client, "$transaction");
  if (typeof transact !== "function") return;
  Reflect.set(client, "$transaction", async (work: unknown, ...options: unknown[]) => {
    let done = false;
    const noting = async (tx: Transaction) => {
      const result: unknown = typeof work === "function" ? await work(tx) : work;
      done = true;
      return result;
    };
    try {
      return await transact.call(client, typeof work === "function" ? noting : work, ...options);
    } catch (error) {
      if (done && error instanceof Error) Object.defineProperty(error, DOUBT, { value: true });
      throw error;
    }
  });
}

/**
 * Whether the connection was lost after COMMIT was sent: what was asked is done, or it is not, and only asking again
 * tells. Such an error is an outage too.
 */
export function isInDoubt(error: unknown): boolean {
  return error instanceof Error && Object.hasOwn(error, DOUBT) && isOutage(error);
}

function nameOf(sql: string): string {
  const name = names.get(sql) ?? `s${names.size}`;
  names.set(sql, name);
  return name;
}

/** The constraint that a write would have broken (P2002, P2003 or a CHECK), or null when the error is another. */
export function brokenConstraint(error: unknown): string | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null;
  const cause = driverCause(error.meta);
  return cause?.constraint?.index ?? cause?.constraint?.fields?.join("_") ?? cause?.originalMessage ?? null;
}

/** Whether the error says that the database cannot be reached or does not answer: try again later. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (error instanceof Prisma.PrismaClientKnownRequestError && OUTAGES.has(error.code)) return true;
  const { kind, originalCode } = causeOf(error);
  // Prisma writes the SQLSTATE of some in their message.
  const state = originalCode ?? /Code: `(\w{5})`/.exec(error.message)?.[1] ?? "";
  return (
    OUTAGE_KINDS.has(kind ?? "") ||
    OUTAGE_STATES.test(state) ||
    /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|EAI_AGAIN|terminated unexpectedly|Connection terminated|is not queryable|timeout exceeded when trying to connect|the database system is|not currently accepting connections|Can't reach database server/.test(
      error.message,
    )
  );
}

// Not reached, timed out, closed by the server, no connection left, no transaction in time, given up for another one.
const OUTAGES = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2034", "P2037"]);

/** What the driver calls the same, where Prisma has one code for all errors (P2010, of a statement written by hand). */
const OUTAGE_KINDS = new Set([
  "DatabaseNotReachable",
  "SocketTimeout",
  "ConnectionClosed",
  "TooManyConnections",
  "TransactionWriteConflict",
]);

/** SQLSTATEs: connection lost, no resource left, shut down, stopped after 5 s, given up for another one. */
const OUTAGE_STATES = /^(08\w{3}|53\w{3}|57P0\d|57014|40P01|40001)$/;

const driverError = z.object({ kind: z.string().optional(), originalCode: z.string().optional() });

/** What the driver said, of an error that Prisma made of it or of its own, which comes as it is at BEGIN and COMMIT. */
function causeOf(error: Error): z.infer<typeof driverError> {
  const known = error instanceof Prisma.PrismaClientKnownRequestError ? driverCause(error.meta) : undefined;
  return driverError.safeParse(known ?? error.cause).data ?? {};
}

interface DriverCause {
  originalMessage?: string;
  constraint?: { index?: string; fields?: string[] };
}

function driverCause(meta: Record<string, unknown> | undefined): DriverCause | undefined {
  const adapter = meta?.driverAdapterError;
  if (typeof adapter !== "object" || adapter === null || !("cause" in adapter)) return undefined;
  const { cause } = adapter;
  return typeof cause === "object" && cause !== null ? cause : undefined;
}
