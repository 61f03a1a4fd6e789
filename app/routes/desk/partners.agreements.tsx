import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { agreementKindNames } from "#app/domain/partners/agreement.ts";
import { agreementsEnding } from "#app/domain/partners/agreements.server.ts";
import { AgreementStatus } from "#app/domain/partners/ui/agreement-state.tsx";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { addDays, localDay } from "#app/domain/programs/local-time.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { withParams } from "#app/ui/address.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Chip, Filters } from "#app/ui/filter-bar.tsx";
import { SearchFilter } from "#app/ui/filter-form.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { requireActor } from "../guard.server.ts";

export const handle = { crumb: "Agreements" };
export const meta: MetaFunction = () => [{ title: "Agreements that run out · Tributary" }];

const Query = z.object({
  days: z.enum(["0", "60", "180", "365"]).catch("60").transform(Number),
  q: z.string().trim().max(100).catch(""),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "partner:read");
  const query = Query.parse(Object.fromEntries(new URL(request.url).searchParams));
  return withScope(actor, async (tx) => {
    const today = localDay(now(), (await findVendor(tx)).timeZone);
    const ending = await agreementsEnding(tx, addDays(today, query.days === 0 ? -1 : query.days));
    const words = query.q.toLowerCase();
    return {
      query,
      today,
      agreements: ending.filter(({ partnerName }) => partnerName.toLowerCase().includes(words)),
    };
  });
}

const choices = [
  { days: 0, label: "Ran out" },
  { days: 60, label: "Within 60 days" },
  { days: 180, label: "Within half a year" },
  { days: 365, label: "Within a year" },
];

export default function Agreements() {
  const { query, today, agreements } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  return (
    <>
      <PageHead title="Agreements that run out" sub={String(agreements.length)} />
      <Filters>
        {choices.map(({ days, label }) => (
          <Chip
            key={days}
            to={withParams(params, { days: String(days) })}
            pressed={query.days === days}
          >
            {label}
          </Chip>
        ))}
        <span className="push">
          <SearchFilter value={query.q} label="Find a partner" />
        </span>
      </Filters>
      {agreements.length === 0 ? (
        <Empty title="Nothing runs out">Look further ahead, or take out the search</Empty>
      ) : (
        <table className="table">
          <caption className="sr">Agreements, the first to run out on top</caption>
          <thead>
            <tr>
              <th scope="col">Partner</th>
              <th scope="col">Agreement</th>
              <th scope="col" className="col-2">
                Version
              </th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {agreements.map((agreement) => (
              <tr key={agreement.id}>
                <th scope="row">
                  <Link
                    className="link strong clip"
                    to={`/desk/partners/${agreement.partnerId}/terms`}
                  >
                    {agreement.partnerName}
                  </Link>
                </th>
                <td>{agreementKindNames[agreement.kind]}</td>
                <td className="col-2">
                  <span className="clip">{agreement.version}</span>
                </td>
                <td>
                  <AgreementStatus agreement={agreement} today={today} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
