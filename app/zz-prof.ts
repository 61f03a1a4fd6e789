import { systemActor } from "#app/platform/actor.ts";
import { closeDatabase } from "#app/platform/db/client.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { ledgerTerms } from "#app/domain/revenue/ledger/terms.server.ts";
import { workOut } from "#app/domain/revenue/ledger/work-out.server.ts";
for (const n of [0, 1]) {
await withScope(systemActor(8), async (tx) => {
  const rows = await tx.$queryRaw<{ id: string }[]>`select id from product where vendor_id = 8 order by id limit 100 offset ${n * 100}`;
  const terms = await ledgerTerms(tx);
  const t = performance.now(); const c = process.cpuUsage();
  await tx.$executeRaw`delete from ledger_entry where vendor_id = 8 and product_id = any(${rows.map((r) => r.id)}::uuid[])`;
  const t2 = performance.now();
  const r = await workOut(tx, new Map(rows.map(({ id }) => [id, "0001-01-01"])), terms, { sums: false, fromNothing: true });
  const cpu = process.cpuUsage(c);
  console.log(r, "delete", t2 - t, "ms; work", performance.now() - t2, "ms; node cpu", (cpu.user + cpu.system) / 1000);
}, { timeoutMs: 200000 });
}
await closeDatabase();
