import type { LoaderFunctionArgs } from "@remix-run/node";

import { readCertificate } from "#app/platform/certificate/read-certificate.server.ts";
import { now } from "#app/platform/clock.server.ts";

import { requireActor } from "../guard.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, "vendor", "audit:read");
  const certificate = await readCertificate(now());
  return new Response(`${JSON.stringify(certificate, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="scope-certificate-${certificate.at.slice(0, 10)}.json"`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}
