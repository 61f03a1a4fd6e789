import { AsyncLocalStorage } from "node:async_hooks";

const told = new AsyncLocalStorage<Date>();

/** The present, asked for once at the edge and passed down: rules take it as an argument. */
export const now = () => told.getStore() ?? new Date();

/** Does work as if it were then: for telling of days gone by. */
export const asOf = <T>(instant: Date, work: () => Promise<T>): Promise<T> =>
  told.run(instant, work);
