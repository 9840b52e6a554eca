/** Collecting a server's garbage before its memory is read: between two collections it moves by hundreds of megabytes. */
import { z } from "zod";

const targets = z.array(z.object({ webSocketDebuggerUrl: z.url() })).min(1);

/**
 * @param port of the inspector of a Node that was started with `--inspect`; resolves once it has collected all it can
 * (Chrome DevTools Protocol, HeapProfiler.collectGarbage)
 */
export async function collectGarbage(port: number): Promise<void> {
  const listed = await fetch(`http://127.0.0.1:${port}/json/list`, { signal: AbortSignal.timeout(30_000) });
  const [target] = targets.parse(await listed.json());
  const socket = new WebSocket(target?.webSocketDebuggerUrl ?? "");
  try {
    await new Promise<void>((resolve, reject) => {
      const patience = setTimeout(() => reject(new Error("the inspector does not answer")), 30_000);
      socket.onerror = () => reject(new Error("the inspector cannot be reached"));
      socket.onopen = () => socket.send(JSON.stringify({ id: 1, method: "HeapProfiler.collectGarbage" }));
      socket.onmessage = () => {
        clearTimeout(patience);
        resolve();
      };
    });
  } finally {
    socket.close();
  }
}
