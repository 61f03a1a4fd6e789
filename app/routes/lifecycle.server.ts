import { demandConsolidation } from "#app/domain/demand/consolidate-demand.server.ts";
import { readSubmission } from "#app/domain/exchange/read-submission.server.ts";
import { allocateLedger } from "#app/domain/revenue/allocate-ledger.server.ts";
import { closeDatabase, pool, prisma } from "#app/platform/db/client.server.ts";
import { startJobs, type Worker } from "#app/platform/jobs/jobs.server.ts";
import { deliverMail } from "#app/platform/mail/mail.server.ts";

/** Every kind of background work, from every room. */
export const jobs = [allocateLedger, deliverMail, demandConsolidation, readSubmission];

export const startWorker = (): Promise<Worker> => startJobs(jobs);

/** Throws when the database does not answer. */
export async function ready() {
  await pool.query("select 1");
}

/** Refuses to start with a role that row-level security would not hold. */
export async function checkStartup() {
  const [role] = await prisma.$queryRaw<{ name: string; powers: string | null }[]>`
    select current_user::text as name,
           concat_ws(', ',
             case when rolsuper then 'is a superuser' end,
             case when rolbypassrls then 'has BYPASSRLS' end,
             case when exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                where n.nspname = 'tributary' and pg_has_role(rolname, c.relowner, 'usage'))
                  then 'owns tables of Tributary' end) as powers
      from pg_roles where rolname = current_user`;
  if (role?.powers) {
    throw new Error(
      `The application's database role "${role.name}" ${role.powers} and could pass by row-level security. ` +
        "Give APP_DATABASE_URL a plain role that is a member of tributary_app.",
    );
  }
}

export const shutdown = closeDatabase;
