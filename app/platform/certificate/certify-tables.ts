import type { Ask, Command, GlobalFact, PolicyFact, TableFact } from "./certificate.ts";
import { globalTables } from "./known-exceptions.ts";
import { holdsToVendor, policyWords } from "./policy-words.ts";

const APPLICATION = "tributary_app";

type TableRow = {
  name: string;
  kind: "r" | "p" | "v" | "m" | "f";
  partition: boolean;
  row_security: boolean;
  forced: boolean;
  vendor: boolean;
  invoker: boolean;
  may: string[];
  others: string[];
};

// What the role that asks may do, however it came by it: by name, by a group or because everybody may.
const TABLES = `
  select c.relname::text as name, c.relkind::text as kind, c.relispartition as partition,
         c.relrowsecurity as row_security, c.relforcerowsecurity as forced,
         exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'vendor_id' and a.attnotnull) as vendor,
         coalesce('security_invoker=true' = any(c.reloptions), false) as invoker,
         array(select word from unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) word
                where case when word in ('delete', 'truncate', 'trigger') then has_table_privilege(current_user, c.oid, word)
                           else has_any_column_privilege(current_user, c.oid, word) end) as may,
         array(select distinct privilege_type::text from aclexplode(c.relacl) where grantee = 0) as others
    from pg_class c
   where c.relnamespace = 'tributary'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
   order by 1`;

type PolicyRow = {
  name: string;
  on_table: string;
  command: string;
  roles: string[];
  permissive: boolean;
  condition: string | null;
  check: string | null;
};

const POLICIES = `
  select p.polname::text as name, c.relname::text as on_table, p.polcmd::text as command, p.polpermissive as permissive,
         array(select r.rolname::text from pg_roles r where r.oid = any(p.polroles) order by 1) as roles,
         pg_get_expr(p.polqual, p.polrelid) as condition, pg_get_expr(p.polwithcheck, p.polrelid) as check
    from pg_policy p
    join pg_class c on c.oid = p.polrelid
   where c.relnamespace = 'tributary'::regnamespace
   order by c.relname, not 'tributary_app'::regrole = any(p.polroles), array_position(array['r', 'a', 'w', 'd'], p.polcmd::text), p.polname`;

const commandOf: Record<string, Command | "all"> = {
  r: "read",
  a: "add",
  w: "change",
  d: "remove",
  "*": "all",
};

function toPolicy(row: PolicyRow): PolicyFact {
  const condition = row.condition ?? row.check ?? "true";
  return {
    ...policyWords(condition),
    name: row.name,
    command: commandOf[row.command] ?? "all",
    roles: row.roles,
    restrictive: !row.permissive,
    check: row.condition && row.check !== row.condition ? row.check : null,
  };
}

const needs: Record<string, Command> = {
  select: "read",
  insert: "add",
  update: "change",
  delete: "remove",
};

/** Everything about a vendor's table that would let a row out, or in. */
function faultsOf(table: TableRow, policies: PolicyFact[]): string[] {
  const faults: string[] = [];
  if (!table.row_security) faults.push("Row-level security is off");
  if (!table.forced) faults.push("Row-level security is not forced: its owner passes by it");
  const own = policies.filter(({ roles }) => roles.length === 0 || roles.includes(APPLICATION));
  for (const policy of policies) {
    if (policy.restrictive) faults.push(`Policy ${policy.name} is restrictive`);
    if (policy.roles.length === 0) faults.push(`Policy ${policy.name} is for everybody`);
  }
  for (const policy of own) {
    const conditions = [policy.exact, ...(policy.check ? [policy.check] : [])];
    if (conditions.some((each) => /\b(select|from)\b/i.test(each))) {
      faults.push(`Policy ${policy.name} asks another table`);
    }
    if (!conditions.every(holdsToVendor)) {
      faults.push(`Policy ${policy.name} does not hold rows to the vendor in scope`);
    }
  }
  for (const word of table.may) {
    const command = needs[word];
    if (!command) faults.push(`The application may ${word}, which no policy governs`);
    else if (!own.some((policy) => policy.command === command || policy.command === "all")) {
      faults.push(`The application may ${word}, and no policy says on which rows`);
    }
  }
  if (table.others.length > 0)
    faults.push(`Everybody may ${table.others.join(", ").toLowerCase()}`);
  return faults;
}

/** Every table, view and foreign table of ours, as the catalogue has it now. */
export async function certifyTables(ask: Ask) {
  const rows = await ask<TableRow>(TABLES);
  const policies = await ask<PolicyRow>(POLICIES);
  const tables: TableFact[] = [];
  const globals: GlobalFact[] = [];
  for (const row of rows) {
    const { name, may } = row;
    if (row.partition) {
      if (may.length > 0) globals.push(loose(row, "A part of a table is open beside the table"));
      continue;
    }
    if (row.kind === "v" || row.kind === "m" || row.kind === "f") {
      // A view asks with its owner's rights unless it says otherwise.
      if (may.length > 0 && !row.invoker)
        globals.push(loose(row, "It answers with its owner's rights"));
      continue;
    }
    if (row.vendor) {
      const own = policies.filter(({ on_table }) => on_table === name).map(toPolicy);
      const { row_security: rowSecurity, forced } = row;
      tables.push({ name, rowSecurity, forced, may, policies: own, faults: faultsOf(row, own) });
      continue;
    }
    const reason = globalTables[name] ?? null;
    const faults = reason ? [] : ["It belongs to no vendor, and no reason is written down"];
    if (row.others.length > 0) faults.push(`Everybody may ${row.others.join(", ").toLowerCase()}`);
    globals.push({ name, reason, may, faults });
  }
  return { tables, globals };
}

const loose = ({ name, may }: TableRow, fault: string): GlobalFact => ({
  name,
  reason: null,
  may,
  faults: [fault],
});
