import { prisma } from "#app/platform/db/client.server.ts";

import { certifyScope } from "./certify-scope.ts";

/** Asked by the application's own role, so that what it may do is what is certified. The catalogue is nobody's data. */
export const readCertificate = (at: Date) =>
  certifyScope(<Row>(sql: string) => prisma.$queryRawUnsafe<Row[]>(sql), at);
