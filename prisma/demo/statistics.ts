import pg from "pg";

/**
 * So many rows at once leave the planner with figures of an empty database; autovacuum would look in a minute. Only
 * the owner may, and without it everything is merely slower until then.
 */
export async function refreshStatistics(
  ownerUrl: string | undefined,
  { vacuum = false, only = null as readonly string[] | null } = {},
) {
  if (!ownerUrl) return;
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  try {
    const { rows } = await owner.query<{ name: string }>(
      `select format('tributary.%I', relname) as name from pg_class
       where relnamespace = 'tributary'::regnamespace and relkind in ('r', 'p') and not relispartition
         and ($1::text[] is null or relname = any($1))`,
      [only],
    );
    const tables = rows.map(({ name }) => name).join(", ");
    await owner.query(`${vacuum ? "vacuum (analyze)" : "analyze"} ${tables}`);
  } finally {
    await owner.end();
  }
}
