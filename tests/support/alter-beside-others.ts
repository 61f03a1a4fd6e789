import type pg from "pg";

/**
 * Changes tables that other tests are using. Whoever waits for a table keeps everybody behind him from it, and one of
 * those may be what the table's present user waits for: so it is asked for briefly, again and again.
 */
export async function alterBesideOthers(owner: pg.Client, sql: string): Promise<void> {
  await owner.query("set lock_timeout = '100ms'");
  for (let turn = 0; turn < 300; turn += 1) {
    const done = await owner.query(sql).then(
      () => true,
      (error: Error & { code?: string }) => {
        if (error.code !== "55P03") throw error;
        return false;
      },
    );
    if (done) {
      await owner.query("reset lock_timeout");
      return;
    }
  }
  throw new Error("The tables are never free");
}
