/**
 * Holds those who come until the server is whole. Next listens before it runs instrumentation.ts, and a request that came in
 * between would pass by all that stands at the door: headers that only a proxy may write would be believed, and its answer
 * would have neither its protections nor, when something fails, a page of ours. Loaded before Next, by
 * `node --import ./lib/http/gate.mjs`; what is sent meanwhile waits in the kernel.
 */
import { Server } from "node:http";

/** @type {(() => void)[]} */
const held = [];
const { emit } = Server.prototype;

/** @this {Server} */
function holding(event, ...args) {
  if (event !== "connection") return Reflect.apply(emit, this, [event, ...args]);
  const [socket] = args;
  // Who goes away rudely while it waits (a balancer that looks whether the port is open) is no error of the server.
  socket.on("error", ignore);
  held.push(() => {
    if (socket.destroyed) return;
    this.emit(event, socket);
    socket.off("error", ignore);
  });
  return true;
}

function ignore() {}

Server.prototype.emit = holding;

/** Lets in who waits, and everyone from now on. */
globalThis.sillageGate = () => {
  if (Server.prototype.emit === holding) delete Server.prototype.emit;
  for (const enter of held.splice(0)) enter();
};
