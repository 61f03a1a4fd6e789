import type { Ask, Certificate, FunctionFact } from "./certificate.ts";
import { certifyRoles } from "./certify-roles.ts";
import { certifyTables } from "./certify-tables.ts";
import { definerAnswers } from "./known-exceptions.ts";

type FunctionRow = { name: string; owner: string; path: boolean; callable: boolean; open: boolean };

const DEFINERS = `
  select n.nspname || '.' || p.proname as name, p.proowner::regrole::text as owner,
         exists (select from unnest(p.proconfig) c where c like 'search_path=%') as path,
         has_function_privilege(current_user, p.oid, 'execute') as callable,
         p.proacl is null or exists (select from aclexplode(p.proacl) where grantee = 0) as open
    from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace
   where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
   order by 1`;

async function certifyFunctions(ask: Ask): Promise<FunctionFact[]> {
  const rows = await ask<FunctionRow>(DEFINERS);
  return rows.map(({ name, owner, path, callable, open }) => {
    const answers = definerAnswers[name] ?? null;
    const faults: string[] = [];
    if (!answers) faults.push("What it may answer is not written down");
    if (!path) faults.push("It finds its tables on the caller's path");
    if (open) faults.push("Everybody may call it");
    return { name, owner, answers, callable, faults };
  });
}

/** What the catalogue says at this moment of everything that keeps one company's rows from another. */
export async function certifyScope(ask: Ask, at: Date): Promise<Certificate> {
  const [about] = await ask<{ database: string; server: string }>(
    "select current_database()::text as database, current_setting('server_version') as server",
  );
  const { tables, globals } = await certifyTables(ask);
  const roles = await certifyRoles(ask);
  const functions = await certifyFunctions(ask);
  const faults = [...tables, ...globals, ...roles, ...functions].reduce(
    (sum, each) => sum + each.faults.length,
    0,
  );
  return {
    at: at.toISOString(),
    database: about?.database ?? "",
    server: about?.server ?? "",
    ...{ tables, globals, roles, functions, faults },
  };
}
