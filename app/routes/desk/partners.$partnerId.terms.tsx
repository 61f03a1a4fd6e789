import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";

import { can } from "#app/domain/identity/permissions.ts";
import { agreementsOf } from "#app/domain/partners/agreements.server.ts";
import { endOf } from "#app/domain/partners/link.ts";
import { namedLinks } from "#app/domain/partners/links.server.ts";
import { findPartner, listPartners } from "#app/domain/partners/partners.server.ts";
import { TermsPage } from "#app/domain/partners/ui/terms-page.tsx";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { changePartnerTerms } from "./partner-terms.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Agreements and links of ${page?.partner.name ?? "a partner"} · Tributary` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "partner:read");
  const partnerId = uuidParam(params.partnerId);
  return withScope(actor, async (tx) => {
    const partner = await findPartner(tx, partnerId);
    if (!partner) throw data("Not found", { status: 404 });
    const end = endOf(partner.kind);
    const links = await namedLinks(tx, partnerId);
    const taken = links.filter(({ status }) => status !== "ended").map(({ otherId }) => otherId);
    const wanted = end === "reseller" ? ("distributor" as const) : ("reseller" as const);
    const others = (await listPartners(tx)).filter(
      ({ id, kind, status }) => kind === wanted && status === "active" && !taken.includes(id),
    );
    return {
      partner: { id: partnerId, name: partner.name },
      today: localDay(now(), (await findVendor(tx)).timeZone),
      agreements: await agreementsOf(tx, partnerId),
      links,
      toPropose: end && { wanted, choices: others.map(({ id, name }) => ({ id, name })) },
      mayManage: can(actor, "partner:manage"),
      under: { label: partner.name, to: `/desk/partners/${partnerId}` },
      crumb: "Agreements and links",
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "partner:manage");
  return changePartnerTerms(request, actor, uuidParam(params.partnerId));
}

export default function PartnerTerms() {
  const [params] = useSearchParams();
  return (
    <TermsPage
      {...useLoaderData<typeof loader>()}
      asked={params.get("do")}
      of={params.get("of")}
      answer={useActionData<typeof action>()}
    />
  );
}
