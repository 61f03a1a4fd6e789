import { setTimeout as pause } from "node:timers/promises";

import pg from "pg";

import { alterBesideOthers } from "#tests/support/alter-beside-others.ts";

/** Where on its way a file can be stopped: a trigger that waits there for a lock. */
const places = {
  "while it is copied": {
    on: "staging_row",
    trigger: "before insert",
    when: "new.row_no = 20",
  },
  "while its refused rows are kept": {
    on: "submission_row",
    trigger: "before insert",
    when: "true",
  },
  "when it has been checked": {
    on: "submission",
    trigger: "after update",
    when: "new.status = 'checked' and old.status = 'reading'",
  },
  "before it is settled": { on: null, trigger: "", when: "" },
  "while lines are replaced": {
    on: "revenue_fact",
    trigger: "before update",
    when: "new.superseded_at is not null",
  },
  "while lines are added": {
    on: "revenue_fact",
    trigger: "before insert",
    when: "new.row_no = 20",
  },
  "when it is done": {
    on: "submission",
    trigger: "after update",
    when: "new.status in ('applied', 'reversed') and new.status <> old.status",
  },
} as const;
export type Place = keyof typeof places;
export const everyPlace = Object.keys(places) as Place[];

const KEY = 77_001;

async function ownerClient(): Promise<pg.Client> {
  const client = new pg.Client(process.env.OWNER_DATABASE_URL);
  // A server that dies takes the barrier's lock with it.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** A role may end its own connections and no other's: whose it is, is not asked. */
async function endConnection(pid: number) {
  for (const url of [process.env.APP_DATABASE_URL, process.env.LOADER_DATABASE_URL]) {
    const client = new pg.Client(url);
    await client.connect();
    const ended = await client.query("select pg_terminate_backend($1, 5000)", [pid]).then(
      () => true,
      (error: Error & { code?: string }) => {
        if (error.code === "42501") return false;
        throw error;
      },
    );
    await client.end();
    if (ended) return;
  }
  throw new Error(`Nobody may end connection ${pid}`);
}

/** Lets nobody of this vendor past a place, until it is taken away. */
export async function barrierAt(place: Place, vendorId: number) {
  const owner = await ownerClient();
  const { on, trigger, when } = places[place];
  const name = `barrier_${vendorId}`;
  const key = on ? `${KEY}, ${vendorId}` : `hashtext('sales'), ${vendorId}`;
  await owner.query(`select pg_advisory_lock(${key})`);
  if (on) {
    // What happens after a row is held until the transaction commits.
    const late = trigger.startsWith("after");
    await alterBesideOthers(
      owner,
      `create function tributary.${name}() returns trigger language plpgsql as $$
      begin perform pg_advisory_xact_lock(${key}); return new; end $$;
      create ${late ? "constraint " : ""}trigger ${name} ${trigger} on tributary.${on}
        ${late ? "deferrable initially deferred" : ""} for each row
        when (new.vendor_id = ${vendorId} and ${when}) execute function tributary.${name}()`,
    );
  }
  const waiting = async () => {
    const { rows } = await owner.query<{ pid: number }>(
      `select pid from pg_locks where locktype = 'advisory' and not granted and objid = ${vendorId}`,
    );
    return rows[0]?.pid;
  };
  return {
    /** Resolves with the process id of the connection that waits at the barrier. */
    reached: async (): Promise<number> => {
      for (let turn = 0; turn < 1_000; turn += 1) {
        const pid = await waiting();
        if (pid !== undefined) return pid;
        await pause(15);
      }
      throw new Error(`Nobody came to the place "${place}"`);
    },
    /** Ends a connection as a lost machine would. */
    cut: (pid: number) => endConnection(pid),
    lift: async () => {
      await owner.query(`select pg_advisory_unlock(${key})`);
      if (on) await alterBesideOthers(owner, `drop function tributary.${name}() cascade`);
      await owner.end();
    },
  };
}
