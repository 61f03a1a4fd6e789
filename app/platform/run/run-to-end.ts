import { setTimeout as pause } from "node:timers/promises";

import { stopChildren } from "./child.ts";
import { complain } from "./say.ts";

type Close = () => Promise<void> | void;

/** Thrown into work that goes on while the process is being stopped. */
class Stopped extends Error {}

const closers: Close[] = [];
let stopping: Promise<void> | undefined;

async function closeAll(): Promise<void> {
  for (let close = closers.pop(); close; close = closers.pop()) {
    try {
      await close();
    } catch (error) {
      complain(String(error));
    }
  }
}

/** Registers what must be closed before the process ends; the last registered is closed first. */
export async function beforeExit(close: Close): Promise<void> {
  closers.push(close);
  if (!stopping) return;
  await closeAll();
  throw new Stopped();
}

type Options = {
  /** False when the command is done once its work is; a server stays until it is stopped. */
  keepsRunning?: boolean;
};

/**
 * Runs a command of the project. A fault the operator can mend is told in one sentence; SIGINT,
 * SIGTERM and SIGHUP close everything in order and end with 0.
 */
export async function runToEnd(
  main: () => Promise<void>,
  { keepsRunning = true }: Options = {},
): Promise<void> {
  const work = main().catch(fail);
  const stop = (code: number) => {
    stopping ??= (async () => {
      stopChildren();
      await closeAll();
      // Start-up work that was cut short may still have something to close.
      await Promise.race([work, pause(5_000)]);
      await closeAll();
      // A command that runs to an end of its own has said by then how it went.
      process.exit(code === 0 ? undefined : code);
    })();
  };

  function fail(error: unknown): void {
    if (stopping) return;
    complain(describe(error));
    stop(1);
  }

  let asked = 0;
  const onSignal = () => {
    const now = performance.now();
    // npm passes on the signal that a terminal has already sent to the whole group: one wish, not two.
    if (asked && now - asked > 1_000) process.exit(1);
    asked ||= now;
    stop(0);
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  process.on("SIGHUP", onSignal);
  process.on("uncaughtException", fail);
  process.on("unhandledRejection", fail);
  await work;
  if (!keepsRunning) await closeAll();
}

/** By name: the server bundle has classes of its own. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === "OperatorError" ? error.message : (error.stack ?? error.message);
}
