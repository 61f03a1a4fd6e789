import { pino } from "pino";

import { env } from "./env.server.ts";
import { contextNow } from "./request-context.ts";

/** Structured lines on standard output. Ids of people and records only: no names, no addresses. */
export const log = pino({ level: env.LOG_LEVEL, base: null, mixin: () => ({ ...contextNow() }) });
