import { z } from "zod";

import { OperatorError } from "./run/operator-error.ts";

const postgres = z.url({ protocol: /^postgres(ql)?$/ });
const flag = z.enum(["0", "1"]).transform((value) => value === "1");

const Env = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  /** The application's own role: no superuser, no BYPASSRLS, no ownership. */
  APP_DATABASE_URL: postgres,
  /** Runs the job queue in schema graphile_worker. */
  JOBS_DATABASE_URL: postgres,
  /** May only COPY into staging. */
  LOADER_DATABASE_URL: postgres,
  /** Where submitted files are kept. */
  DATA_DIR: z.string().default(".data"),
  /** Where partners' files arrive by SFTP or the like. Without it none is watched. */
  DROP_DIR: z.string().min(1).optional(),
  /** Keys are derived from it: at least 32 characters, the same for every process. */
  SECRET: z.string().min(32),
  /** The address people open, without a trailing slash: for links in mails and secure cookies. */
  ORIGIN: z
    .url()
    .default("http://localhost:3000")
    .transform((url) => url.replace(/\/$/, "")),
  /** smtp://user:password@host:port. Without it, mails stay in the outbox. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default("Tributary <no-reply@tributary.example>"),
  /** A mail server that hands mails over brings it. Without it, no mail becomes a draft. */
  INBOUND_MAIL_SECRET: z.string().min(16).optional(),
  /** The host of the addresses at which mails become drafts; that of ORIGIN when it is left out. */
  INBOUND_MAIL_HOST: z
    .string()
    .regex(/^[a-z0-9.-]+$/i)
    .optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  /** 0 leaves the jobs to `npm run worker`. */
  WORKER: flag.default(true),
  /** 1 lets webhooks go to this machine, without encryption: for development and tests. */
  WEBHOOK_LOOPBACK: flag.default(false),
  /** 1 shows the demo's logins on the sign-in page. Never in production. */
  DEMO: flag.default(false),
});

const parsed = Env.safeParse(process.env);
if (!parsed.success) {
  throw new OperatorError(`The environment is not usable:\n${z.prettifyError(parsed.error)}`);
}

export const env = Object.freeze(parsed.data);
