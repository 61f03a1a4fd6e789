import { z } from "zod";

import { now } from "#app/platform/clock.server.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";

const DAY = 86_400_000;

/** What has run out is refused wherever it is asked for; here it is removed, a day later where it may be asked about. */
export const clearUp = defineJob({
  name: "identity.clear-up",
  payload: z.object({}),
  cron: "17 * * * *",
  async run() {
    const at = now();
    await prisma.session.deleteMany({ where: { expiresAt: { lte: at } } });
    await prisma.token.deleteMany({ where: { expiresAt: { lte: new Date(at.getTime() - DAY) } } });
    await prisma.rateLimit.deleteMany({ where: { expire: { lt: BigInt(at.getTime()) } } });
  },
});
