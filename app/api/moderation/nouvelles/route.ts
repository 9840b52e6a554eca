import { isSessionOf } from "#lib/accounts/sessions";
import { getActor, getOwnSession } from "#lib/auth";
import { can } from "#lib/permissions";
import { parseQueueQuery } from "#lib/revisions/queue-filters";
import { listen, listNews, stopTelling } from "#lib/revisions/queue-news";

/** Proxies close what is silent; and an ended session is noticed then. */
const HEARTBEAT_MS = 20_000;
/** Then the browser comes back by itself. */
const LONGEST_MS = 30 * 60_000;

const encoder = new TextEncoder();

/** What others do to the queue, as server-sent events (HTML Standard, § 9.2), for those who review. */
export async function GET(request: Request): Promise<Response> {
  const [actor, session] = [await getActor(), await getOwnSession()];
  if (!session || !can(actor, "review")) return new Response(null, { status: 403 });
  closeWithTheServer();
  const filters = parseQueueQuery(new URL(request.url).search);
  let stop: () => void = () => undefined;
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const say = (text: string) => {
        try {
          controller.enqueue(encoder.encode(text));
        } catch {
          stop(); // the browser left
        }
      };
      const tell = (news: Awaited<ReturnType<typeof listNews>>) =>
        say(news.map((one) => `id: ${one.at}\ndata: ${JSON.stringify(one)}\n\n`).join(""));
      const close = () => {
        stop();
        try {
          controller.close();
        } catch {
          // the browser left
        }
      };
      const leave = listen({ moderator: actor, filters, tell, close });
      if (!leave) return controller.close();
      const heartbeat = setInterval(async () => {
        const open = await isSessionOf(session.id, "review").catch(() => true); // an outage ends no session
        if (!open) close();
        else say(": still here\n\n");
      }, HEARTBEAT_MS);
      const end = setTimeout(close, LONGEST_MS);
      stop = () => {
        stop = () => undefined;
        leave();
        clearInterval(heartbeat);
        clearTimeout(end);
      };
      request.signal.addEventListener("abort", () => stop());
      if (request.signal.aborted) return stop();
      say("retry: 5000\n\n");
      tell(await listNews(actor, filters, sinceOf(request)).catch(() => []));
    },
    cancel: () => stop(),
  });
  return new Response(stream, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      // Compressed, an event would wait for the next ones.
      "Cache-Control": "private, no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}

/** The last event that the browser had, or the instant at which its page was made. */
function sinceOf(request: Request): Date {
  const text = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("since") ?? "";
  const since = new Date(text);
  return Number.isNaN(since.getTime()) ? new Date() : since;
}

let watching = false;

function closeWithTheServer(): void {
  if (watching) return;
  watching = true;
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stopTelling);
}
