/** The statements that this process sends to PostgreSQL, whoever sends them: pg's client sees them all. */
import pg from "pg";

const heard = new Set<string[]>();
let listening = false;

/** What `run` sends, in order, and what it returns. Two runs at once would hear each other. */
export async function statementsOf<T>(run: () => Promise<T>): Promise<{ statements: string[]; result: T }> {
  listen();
  const statements: string[] = [];
  heard.add(statements);
  try {
    const result = await run();
    return { statements, result };
  } finally {
    heard.delete(statements);
  }
}

function listen(): void {
  if (listening) return;
  listening = true;
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = new Proxy(query, {
    apply(target, client, args) {
      for (const statements of heard) statements.push(textOf(args[0]));
      return Reflect.apply(target, client, args);
    },
  });
}

function textOf(asked: unknown): string {
  if (typeof asked === "object" && asked !== null && "text" in asked) return String(asked.text);
  return String(asked);
}
