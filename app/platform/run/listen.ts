import { once } from "node:events";
import type { Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

import { beforeExit } from "./run-to-end.ts";

const patience = 10_000;

/** Listens until the process is asked to end; requests that run by then have ten seconds. */
export async function listen(
  server: Server,
  { port, host }: { port: number; host: string },
): Promise<void> {
  server.listen(port, host);
  await once(server, "listening");
  await beforeExit(async () => {
    const closed = new Promise<void>((done) => server.close(() => done()));
    // A connection that is kept alive counts as open until somebody closes it.
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    await Promise.race([closed, pause(patience, undefined, { ref: false })]);
    clearInterval(idle);
    server.closeAllConnections();
  });
}
