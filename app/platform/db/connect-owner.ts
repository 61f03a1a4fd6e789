import { setTimeout as pause } from "node:timers/promises";

import pg from "pg";

import { OperatorError } from "../run/operator-error.ts";
import { databaseOf } from "./login-roles.ts";

const oldestServer = 15;

/** An open connection of the owner's. Makes the database when it is absent and the role may. */
export async function connectOwner(ownerUrl: string): Promise<pg.Client> {
  assertAddress(ownerUrl);
  const client = await connectOrCreate(ownerUrl);
  const { rows } = await client.query<{ server_version: string }>("show server_version");
  const version = rows[0]?.server_version ?? "";
  if (Number.parseInt(version, 10) >= oldestServer) return client;
  await client.end();
  throw new OperatorError(
    `${place(ownerUrl)} is PostgreSQL ${version}. Tributary needs ${oldestServer} or newer`,
  );
}

/** Refuses what is no address of a database before anything is tried with it. */
export function assertAddress(ownerUrl: string): void {
  const address = URL.canParse(ownerUrl) ? new URL(ownerUrl) : undefined;
  const complete = address?.hostname && address.username && databaseOf(ownerUrl);
  if (address && complete && /^postgres(ql)?:$/.test(address.protocol)) return;
  throw new OperatorError(
    "DATABASE_URL must look like postgresql://role:password@host:5432/database",
  );
}

/** Names host and database, and never the password. */
function place(ownerUrl: string): string {
  const { host } = new URL(ownerUrl);
  return `Database ${databaseOf(ownerUrl)} on ${host}`;
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  return client;
}

async function connectOrCreate(ownerUrl: string): Promise<pg.Client> {
  const startingUp = "57P03";
  for (let attempt = 0; ; attempt++) {
    try {
      return await connect(ownerUrl);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === startingUp && attempt < 30) await pause(500);
      else if (code === "3D000" && attempt < 30) await createDatabase(ownerUrl);
      else throw refusal(error, ownerUrl);
    }
  }
}

async function createDatabase(ownerUrl: string): Promise<void> {
  const database = databaseOf(ownerUrl);
  const url = new URL(ownerUrl);
  const role = decodeURIComponent(url.username);
  url.pathname = "/postgres";
  const client = await connect(url.href).catch((error: unknown) => {
    throw refusal(error, url.href);
  });
  const name = client.escapeIdentifier(database);
  try {
    await client.query(`create database ${name}`);
    // Ours alone: the roles that log in to it are let in by name.
    await client.query(`revoke connect on database ${name} from public`);
  } catch (error) {
    const { code } = error as { code?: string };
    const madeByAnother = code === "42P04" || code === "23505";
    if (code === "42501") {
      throw new OperatorError(
        `${place(ownerUrl)} does not exist, and role ${role} may not create it. An administrator can run: create database ${name} owner ${client.escapeIdentifier(role)}`,
      );
    }
    if (!madeByAnother) throw error;
  } finally {
    await client.end();
  }
}

function refusal(error: unknown, url: string): Error {
  const { code, message } = error as { code?: string; message: string };
  const { host, username } = new URL(url);
  const role = decodeURIComponent(username);
  const reason = message || code;
  if (code === "28P01") {
    return new OperatorError(`PostgreSQL on ${host} refuses role ${role}: wrong name or password`);
  }
  // Thrown by pg itself when the server asks for a password and the address has none.
  if (/password must be a string/.test(reason ?? "")) {
    return new OperatorError(
      `PostgreSQL on ${host} asks role ${role} for a password, and DATABASE_URL has none`,
    );
  }
  if (code?.startsWith("28") || code === "42501") {
    return new OperatorError(`${place(url)} refuses role ${role}: ${reason}`);
  }
  if (code && /^[0-9A-Z]{5}$/.test(code)) {
    return new OperatorError(`${place(url)} takes no connection: ${reason}`);
  }
  return new OperatorError(
    `No PostgreSQL answers on ${host} (${reason}). Start it, or correct DATABASE_URL`,
  );
}
