import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import pg from "pg";

import { chooseRunAs } from "#app/platform/db/embedded-user.ts";
import { databaseOf } from "#app/platform/db/login-roles.ts";
import { freePort } from "#app/platform/run/ports.ts";

const places = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer"];

/** Where this machine has PgBouncer; undefined where it has none. */
export const pgbouncer = places.find(existsSync);

/**
 * A pooler in transaction mode with two connections to the database, and a role that an operator made for it as the
 * README says. Answers with what APP_DATABASE_URL is then.
 */
export async function startPooler(ownerUrl: string) {
  if (!pgbouncer) throw new Error("PgBouncer is not installed");
  const folder = mkdtempSync(join(tmpdir(), "tributary-pooler-"));
  const [role, password] = [`portal_${randomBytes(3).toString("hex")}`, "a-password"];
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  await owner.query(`create role ${role} login password '${password}' in role tributary_app`);
  await owner.query(`alter role ${role} set search_path = tributary, public`);
  await owner.query(`alter role ${role} set timezone = 'UTC'`);
  await owner.query(`grant connect on database ${databaseOf(ownerUrl)} to ${role}`);

  const port = await freePort();
  const server = new URL(ownerUrl);
  const [settings, users, log] = ["ini", "users", "log"].map((name) => join(folder, name));
  if (!settings || !users || !log) throw new Error("Three files have three names");
  writeFileSync(users, `"${role}" "${password}"\n`);
  writeFileSync(
    settings,
    `[databases]
${databaseOf(ownerUrl)} = host=${server.hostname} port=${server.port || 5432}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = transaction
default_pool_size = 2
max_client_conn = 100
logfile = ${log}
`,
  );
  const [command, args] = chooseRunAs(pgbouncer, folder).command(pgbouncer, ["-q", settings]);
  const child = spawn(command, args, { stdio: "ignore" });
  const ended = new Promise((done) => child.once("exit", done));

  server.port = String(port);
  server.username = role;
  server.password = password;
  await answers(server.href, ended, log);
  server.searchParams.set("pgbouncer", "true");
  return {
    url: server.href,
    stop: async () => {
      child.kill("SIGINT");
      await ended;
      await owner.query(`revoke connect on database ${databaseOf(ownerUrl)} from ${role}`);
      await owner.query(`drop role ${role}`);
      await owner.end();
      rmSync(folder, { recursive: true });
    },
  };
}

async function answers(url: string, ended: Promise<unknown>, log: string) {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  for (;;) {
    const client = new pg.Client(url);
    try {
      await client.connect();
      await client.query("select 1");
      return;
    } catch (error) {
      if (over || (error as { code?: string }).code !== "ECONNREFUSED") {
        throw new Error(`PgBouncer does not answer: ${readFileSync(log, "utf8")}`);
      }
    } finally {
      await client.end().catch(() => {});
    }
  }
}
