import { setTimeout as pause } from "node:timers/promises";

import pg from "pg";

import { OperatorError } from "../run/operator-error.ts";
import { databaseOf, type LoginRole } from "./login-roles.ts";

/** What a login may do is granted to these, so that migrations name the same roles everywhere. */
const groups = [
  "tributary_app",
  "tributary_loader",
  "tributary_identity",
  "tributary_facets",
  "tributary_seal",
  "tributary_privacy",
  "tributary_jobs",
];

/** Own functions that see more than their caller; the owner hands functions over to them. */
const functionOwners = [
  "tributary_identity",
  "tributary_facets",
  "tributary_seal",
  "tributary_privacy",
];

/** Whether the role gets in with the password that its address carries. */
export async function canLogIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    const refused = code?.startsWith("28") || code === "42501";
    // Thrown by pg itself when the server asks for a password and the address has none.
    const withoutPassword = /password must be a string/.test((error as Error).message);
    if (refused || withoutPassword) return false;
    throw error;
  } finally {
    await client.end();
  }
}

/** Makes the roles that migrations grant to. Roles are the whole server's, so they may exist. */
export async function createGroupRoles(owner: pg.Client): Promise<void> {
  for (const name of groups) {
    await once(owner, async () => {
      if (!(await exists(owner, name))) await owner.query(`create role ${name} nologin`);
    });
  }
  for (const name of functionOwners) {
    await once(owner, async () => {
      if (!(await canAct(owner, name))) await owner.query(`grant ${name} to current_user`);
    });
  }
}

/** What every session of a role finds: our tables by their bare names, and days that begin in UTC. */
export const sessionDefaults = (role: string, database: string) =>
  `alter role ${role} in database ${database} set search_path = tributary, public;
   alter role ${role} in database ${database} set timezone = 'UTC'`;

/** Makes one role that logs in to this database, and lets it into nothing but its group. */
export async function createLoginRole(owner: pg.Client, role: LoginRole): Promise<void> {
  const name = owner.escapeIdentifier(role.name);
  const database = owner.escapeIdentifier(databaseOf(role.url));
  const password = role.password
    ? `password ${owner.escapeLiteral(role.password)}`
    : "password null";
  await once(owner, async () => {
    if (!(await exists(owner, role.name))) {
      const bypass = role.bypassesRowSecurity ? " bypassrls" : "";
      await owner.query(`create role ${name} login${bypass}`);
    }
    if (!(await canLogIn(role.url))) await owner.query(`alter role ${name} login ${password}`);
    await owner.query(`grant ${role.group} to ${name}`);
    await owner.query(`grant connect on database ${database} to ${name}`);
    await owner.query(sessionDefaults(name, database));
  });
}

/** The queue's role keeps a schema of its own, whose functions the owner's functions call. */
export async function createJobsRole(owner: pg.Client, role: LoginRole): Promise<void> {
  await createLoginRole(owner, role);
  const name = owner.escapeIdentifier(role.name);
  await once(owner, async () => {
    await owner.query(
      `grant create on database ${owner.escapeIdentifier(databaseOf(role.url))} to ${name}`,
    );
    if (!(await canAct(owner, role.name))) await owner.query(`grant ${name} to current_user`);
  });
}

async function exists(owner: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await owner.query("select from pg_roles where rolname = $1", [name]);
  return rowCount === 1;
}

/** Being a member is not enough since PostgreSQL 16: whoever makes a role may only administer it. */
async function canAct(owner: pg.Client, name: string): Promise<boolean> {
  const { rows } = await owner.query<{ can: boolean }>(
    `select case when current_setting('server_version_num')::int >= 160000
                 then pg_has_role(current_user, $1, 'usage') and pg_has_role(current_user, $1, 'set')
                 else pg_has_role(current_user, $1, 'usage') end as can`,
    [name],
  );
  return rows[0]?.can === true;
}

/** Another database's preparation may touch the same role in the same instant; then again. */
async function once(owner: pg.Client, work: () => Promise<void>): Promise<void> {
  const raced = ["23505", "42710", "XX000"];
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      if (code === "42501") throw await missingRights(owner, message);
      if (attempt >= 20 || !raced.includes(code ?? "")) throw error;
      await pause(20 + Math.random() * 80);
    }
  }
}

async function missingRights(owner: pg.Client, reason: string): Promise<OperatorError> {
  const role = owner.escapeIdentifier(owner.user ?? "");
  const { rows } = await owner.query<{ old: boolean; loader: string; others: string | null }>(
    `select current_setting('server_version_num')::int < 160000 as old,
            format('%I', current_database() || '_copier') as loader,
            (select string_agg(rolname, ', ') from pg_roles
              where rolname = any($1) and not pg_has_role(current_user, oid, 'usage with admin option')) as others`,
    [groups],
  );
  const [server] = rows;
  // Roles are the whole server's: another installation's owner may have made them.
  const share = server?.others ? ` grant ${server.others} to ${role} with admin option;` : "";
  const sql = server?.old
    ? `alter role ${role} createrole; create role ${server.loader} login bypassrls;`
    : `alter role ${role} createrole bypassrls;`;
  return new OperatorError(
    `Role ${owner.user} may not make Tributary's database roles (${reason}). An administrator can run: ${sql}${share}`,
  );
}
