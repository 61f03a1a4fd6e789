import { AsyncLocalStorage } from "node:async_hooks";

/** What a line of the log says of the work it belongs to: ids alone, no person's name or address. */
export type WorkContext = {
  requestId?: string;
  job?: string;
  jobId?: string;
  vendorId?: number;
  membershipId?: string;
};

// The process that serves and the application it serves are two bundles of modules with one thread of work.
const kept = globalThis as { tributaryWork?: AsyncLocalStorage<WorkContext> };
kept.tributaryWork ??= new AsyncLocalStorage();
const current = kept.tributaryWork;

/** Everything logged by `work`, and by what it sets off, carries the context. */
export const inContext = <T>(context: WorkContext, work: () => T): T => current.run(context, work);

export const contextNow = (): WorkContext => current.getStore() ?? {};

/** Adds to what is known of the work at hand, once it is known who asks. */
export function addToContext(more: WorkContext): void {
  Object.assign(contextNow(), more);
}
