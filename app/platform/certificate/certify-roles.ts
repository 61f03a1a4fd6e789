import type { Ask, RoleFact } from "./certificate.ts";

type RoleRow = {
  name: string;
  login: boolean;
  super: boolean;
  bypass: boolean;
  creates: boolean;
  owns: number;
  groups: string[];
  powerful: string[];
  grants: string[];
};

// `powerful` are the roles it can act as that would pass by the policies.
const ROLES = `
  select r.rolname::text as name, r.rolcanlogin as login, r.rolsuper as super, r.rolbypassrls as bypass,
         r.rolcreaterole or r.rolcreatedb or r.rolreplication as creates,
         (select count(*)::int from pg_class c where c.relnamespace = 'tributary'::regnamespace and c.relowner = r.oid) as owns,
         array(select g.rolname::text from pg_roles g
                where g.oid <> r.oid and pg_has_role(r.oid, g.oid, 'member') and not r.rolsuper order by 1) as groups,
         array(select g.rolname::text from pg_roles g
                where g.oid <> r.oid and pg_has_role(r.oid, g.oid, 'member') and not r.rolsuper
                  and (g.rolsuper or g.rolbypassrls or g.rolname like 'pg\\_%'
                       or g.rolname in ('tributary_identity', 'tributary_facets', 'tributary_seal', 'tributary_privacy')
                       or exists (select from pg_class c where c.relnamespace = 'tributary'::regnamespace and c.relowner = g.oid))
                order by 1) as powerful,
         array(select distinct c.relname || ' ' || lower(x.privilege_type) from pg_class c, aclexplode(c.relacl) x
                where c.relnamespace = 'tributary'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
                  and pg_has_role(r.oid, x.grantee, 'usage') and not r.rolsuper order by 1) as grants
    from pg_roles r
   where r.rolname = current_user
      or r.rolname in ('tributary_identity', 'tributary_facets', 'tributary_seal', 'tributary_privacy')
      or exists (select from pg_auth_members m join pg_roles g on g.oid = m.roleid
                  where m.member = r.oid and g.rolname in ('tributary_loader', 'tributary_jobs')
                    and r.rolname in (current_database() || '_copier', current_database() || '_worker'))
   order by r.rolname <> current_user, r.rolcanlogin desc, 1`;

/** The roles that reach this database's rows in the course of the application's work. */
export async function certifyRoles(ask: Ask): Promise<RoleFact[]> {
  const rows = await ask<RoleRow>(ROLES);
  const [{ name: own } = { name: "" }] = await ask<{ name: string }>(
    "select current_user::text as name",
  );
  return rows.map((row) => {
    if (row.name === own) return application(row);
    if (!row.login) return functionOwner(row);
    return row.groups.includes("tributary_loader") ? loader(row) : queue(row);
  });
}

const application = (row: RoleRow): RoleFact => ({
  name: row.name,
  what: "The application: every page and every job",
  facts: [
    said(row.super, "is a superuser", "is no superuser"),
    said(row.bypass, "has BYPASSRLS", "has no BYPASSRLS"),
    said(row.owns > 0, `owns ${row.owns} tables`, "owns no table"),
    said(row.creates, "may make roles or databases, or replicate", "makes no roles or databases"),
    `is a member of ${row.groups.join(", ") || "no group"}`,
  ],
  faults: [
    ...fault(row.super, "It is a superuser"),
    ...fault(row.bypass, "It has BYPASSRLS"),
    ...fault(row.owns > 0, "It owns tables"),
    ...fault(row.creates, "It may make roles or databases, or replicate"),
    ...row.powerful.map((name) => `It may act as ${name}`),
  ],
});

const functionOwner = (row: RoleRow): RoleFact => ({
  name: row.name,
  what: "Owns functions; nobody signs in with it",
  facts: ["has no login", `may on tables: ${row.grants.join(", ") || "nothing"}`],
  faults: [
    ...fault(row.super, "It is a superuser"),
    ...fault(row.bypass, "It has BYPASSRLS"),
    ...fault(row.owns > 0, "It owns tables"),
  ],
});

const loader = (row: RoleRow): RoleFact => ({
  name: row.name,
  what: "Puts the rows of submitted files into staging, for which PostgreSQL wants BYPASSRLS",
  facts: [
    said(row.bypass, "has BYPASSRLS", "has no BYPASSRLS"),
    `may on tables: ${row.grants.join(", ") || "nothing"}`,
  ],
  faults: [
    ...fault(row.super, "It is a superuser"),
    ...row.grants
      .filter((grant) => grant !== "staging_row insert")
      .map((grant) => `It may ${grant.split(" ").reverse().join(" on ")}`),
  ],
});

const queue = (row: RoleRow): RoleFact => ({
  name: row.name,
  what: "Runs the job queue in a schema of its own",
  facts: [`may on tables: ${row.grants.join(", ") || "nothing"}`],
  faults: [
    ...fault(row.super, "It is a superuser"),
    ...fault(row.bypass, "It has BYPASSRLS"),
    ...fault(row.grants.length > 0, `It may ${row.grants.join(", ")}`),
  ],
});

const said = (yes: boolean, ifSo: string, ifNot: string) => (yes ? ifSo : ifNot);
const fault = (yes: boolean, words: string) => (yes ? [words] : []);
