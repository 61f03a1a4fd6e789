import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

import { definerAnswers, globalTables } from "#app/platform/certificate/known-exceptions.ts";

// Reads the live catalogue, so that a table added tomorrow is held to the same rules without being named here.

const owner = new pg.Client(process.env.OWNER_DATABASE_URL);
beforeAll(() => owner.connect());
afterAll(() => owner.end());

const names = async (sql: string) =>
  (await owner.query<{ name: string }>(sql)).rows.map((row) => row.name);

const TABLES = `select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity from pg_class c
  where c.relnamespace = 'tributary'::regnamespace and c.relkind in ('r', 'p')`;
const VENDOR_TABLES = `select t.* from (${TABLES}) t
  join pg_attribute a on a.attrelid = t.oid and a.attname = 'vendor_id' and a.attnotnull`;

test("only people, what they sign in with, and the migrations belong to no vendor", async () => {
  const global = await names(`select t.relname as name from (${TABLES}) t
    where t.oid not in (select oid from (${VENDOR_TABLES}) v) order by 1`);
  expect(global).toEqual([
    "_prisma_migrations",
    "passkey",
    "person",
    "rate_limit",
    "recovery_code",
    "session",
    "token",
  ]);
  expect(Object.keys(globalTables).sort()).toEqual(global);
});

test("every vendor's table is closed, to its owner as well, and has a policy for reading", async () => {
  const open = await names(`select t.relname as name from (${VENDOR_TABLES}) t
    where not (t.relrowsecurity and t.relforcerowsecurity)
       or not exists (select from pg_policy p where p.polrelid = t.oid and p.polcmd = 'r')`);
  expect(open).toEqual([]);
});

test("no policy is restrictive, none asks another table, and there is one per command and role", async () => {
  const policies = await owner.query<{ name: string; restrictive: boolean; text: string }>(`
    select p.polname as name, not p.polpermissive as restrictive,
           concat(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) as text
      from pg_policy p join pg_class c on c.oid = p.polrelid
     where c.relnamespace = 'tributary'::regnamespace`);
  expect(policies.rows.length).toBeGreaterThan(50);
  expect(policies.rows.filter((policy) => policy.restrictive)).toEqual([]);
  expect(policies.rows.filter((policy) => /\bselect\b|\bfrom\b/i.test(policy.text))).toEqual([]);

  const twice =
    await names(`select concat(p.polrelid::regclass, ' ', p.polcmd) as name from pg_policy p,
    unnest(p.polroles) role group by p.polrelid, p.polcmd, role having count(*) > 1`);
  expect(twice).toEqual([]);
});

test("every policy for the application holds rows to the vendor in scope", async () => {
  const loose =
    await names(`select p.polname as name from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace = 'tributary'::regnamespace and 'tributary_app'::regrole = any(p.polroles)
      and coalesce(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
          not like '((vendor_id = scope.vendor()) AND%'`);
  expect(loose).toEqual([]);
});

test("what the application is granted on a table is what a policy governs", async () => {
  const ungoverned = await names(`
    select t.relname || ' ' || g.privilege_type as name from (${VENDOR_TABLES}) t
      join information_schema.role_table_grants g on g.table_schema = 'tributary' and g.table_name = t.relname
     where g.grantee = 'tributary_app' and not exists (
       select from pg_policy p where p.polrelid = t.oid and 'tributary_app'::regrole = any(p.polroles)
          and p.polcmd = case g.privilege_type when 'SELECT' then 'r' when 'INSERT' then 'a'
                                               when 'UPDATE' then 'w' when 'DELETE' then 'd' end)`);
  expect(ungoverned).toEqual([]);
});

test("vendor_id leads every primary key, unique index and foreign key between vendors' tables", async () => {
  const keys = await names(`select i.indexrelid::regclass::text as name from pg_index i
    join (${VENDOR_TABLES}) t on t.oid = i.indrelid
    where i.indisunique and (i.indkey[0] = 0 or 'vendor_id' is distinct from
      (select attname from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[0])::text)`);
  const references = await names(`select k.conname as name from pg_constraint k
    join (${VENDOR_TABLES}) t on t.oid = k.conrelid
    join (${VENDOR_TABLES}) r on r.oid = k.confrelid
    where k.contype = 'f' and 'vendor_id' is distinct from
      (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1])::text`);
  const exclusions = await names(`select k.conname as name from pg_constraint k
    join (${VENDOR_TABLES}) t on t.oid = k.conrelid
    where k.contype = 'x' and pg_get_constraintdef(k.oid) not like '%vendor_id WITH =%'`);
  expect([...keys, ...references, ...exclusions]).toEqual([]);
});

test("a global table points into no vendor's table", async () => {
  const pointing = await names(`select k.conname as name from pg_constraint k
    where k.contype = 'f' and k.confrelid in (select oid from (${VENDOR_TABLES}) v)
      and k.connamespace = 'tributary'::regnamespace
      and k.conrelid not in (select oid from (${VENDOR_TABLES}) v)`);
  expect(pointing).toEqual([]);
});

test("foreign keys do nothing on update, never set null, and are never deferred", async () => {
  const wrong = await names(`select conname as name from pg_constraint
    where contype = 'f' and connamespace = 'tributary'::regnamespace
      and (confupdtype <> 'a' or confdeltype in ('n', 'd') or condeferrable)`);
  expect(wrong).toEqual([]);
});

test("names leave room for a shard's number, and no column draws from a sequence", async () => {
  const long = await names(`
    select conname as name from pg_constraint
     where connamespace = 'tributary'::regnamespace and length(conname) > 50
    union select relname from pg_class where relnamespace = 'tributary'::regnamespace and length(relname) > 50`);
  const sequences = await names(`select relname as name from pg_class
    where relnamespace = 'tributary'::regnamespace and relkind = 'S'`);
  expect([...long, ...sequences]).toEqual([]);
});

test("the loader may put rows into staging and nothing else", async () => {
  const grants = await names(`select table_name || ' ' || privilege_type as name
    from information_schema.role_table_grants where grantee = 'tributary_loader'`);
  expect(grants).toEqual(["staging_row INSERT"]);
});

test("functions with their owner's rights are few, known, and found on a fixed path", async () => {
  const definers = await owner.query<{ name: string; owner: string; path: boolean }>(`
    select n.nspname || '.' || p.proname as name, p.proowner::regrole::text as owner,
           exists (select from unnest(p.proconfig) c where c like 'search_path=%') as path
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')`);
  expect(definers.rows.filter((row) => !row.path)).toEqual([]);
  const owners = [
    ...["tributary_identity", "tributary_facets", "tributary_seal"],
    "tributary_privacy",
  ];
  const strange = definers.rows.filter(
    ({ name, owner: by }) => !owners.includes(by) && name !== "jobs.enqueue",
  );
  expect(strange).toEqual([]);
  // What each may answer is written down, for the certificate as well.
  expect(definers.rows.map(({ name }) => name).sort()).toEqual(Object.keys(definerAnswers).sort());
});

test("a seal is written by the database's own function and by nothing else", async () => {
  const grants = await names(`select distinct g.grantee || ' ' || lower(g.privilege_type) as name
    from information_schema.role_table_grants g
    where g.table_schema = 'tributary' and g.table_name = 'audit_seal'
      and g.grantee in ('tributary_app', 'tributary_seal', 'tributary_loader', 'PUBLIC') order by 1`);
  expect(grants).toEqual([
    "tributary_app select",
    "tributary_seal insert",
    "tributary_seal select",
  ]);
  const trigger =
    await owner.query(`select t.tgenabled, t.tgdeferrable, t.tginitdeferred from pg_trigger t
    where t.tgrelid = 'tributary.audit_entry'::regclass and t.tgname = 'audit_entry_sealed'`);
  expect(trigger.rows).toEqual([{ tgenabled: "O", tgdeferrable: true, tginitdeferred: true }]);
});
