import { prisma } from "./client.server.ts";

type Role = { name: string; powers: string | null; path: string; zone: string };

/** Refuses to start with a role that row-level security would not hold, or that would read our tables wrongly. */
export async function checkRole(): Promise<void> {
  const [role] = await prisma.$queryRaw<Role[]>`
    select current_user::text as name, current_schemas(false)::text as path, current_setting('timezone') as zone,
           concat_ws(', ',
             case when rolsuper then 'is a superuser' end,
             case when rolbypassrls then 'has BYPASSRLS' end,
             case when exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                where n.nspname = 'tributary' and pg_has_role(rolname, c.relowner, 'usage'))
                  then 'owns tables of Tributary' end) as powers
      from pg_roles where rolname = current_user`;
  if (!role) throw new Error("The database does not say who the application is to it");
  if (role.powers) {
    throw new Error(
      `The application's database role "${role.name}" ${role.powers} and could pass by row-level security. ` +
        "Give APP_DATABASE_URL a plain role that is a member of tributary_app.",
    );
  }
  if (role.path === "{tributary,public}" && role.zone === "UTC") return;
  throw new Error(
    `The application's database role "${role.name}" does not start out as Tributary needs it. The database's owner can run: ` +
      `alter role "${role.name}" set search_path = tributary, public; alter role "${role.name}" set timezone = 'UTC'`,
  );
}
