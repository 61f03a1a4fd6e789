import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";

import { findPartner } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { findAuditEntry } from "#app/platform/audit/audit-log.server.ts";
import { sealOf } from "#app/platform/audit/chain-state.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { Facts } from "#app/ui/facts.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { RecordHead, Section, SectionHead, Side, Split } from "#app/ui/page.tsx";
import { Status } from "#app/ui/status.tsx";

import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { actionWords, type NotedRow, notedRows, pageOf } from "./audit-words.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.crumb ?? "Audit trail"} · Tributary` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "audit:read");
  const entryId = uuidParam(params.entryId);
  const page = await withScope(actor, async (tx) => {
    const entry = await findAuditEntry(tx, entryId);
    if (!entry) return null;
    const { timeZone, shortName } = await findVendor(tx);
    const { detail, partnerId, seq, hash: _, ...rest } = entry;
    const partner = partnerId ? await findPartner(tx, partnerId) : null;
    return {
      entry: rest,
      timeZone,
      side: partnerId ? (partner?.name ?? "") : shortName,
      noted: notedRows(detail),
      seal: seq === null ? null : await sealOf(tx, BigInt(seq)),
    };
  });
  if (!page) throw data("Not found", { status: 404 });
  return { ...page, crumb: actionWords(page.entry.action) };
}

export default function AuditEntry() {
  const { entry, timeZone, side, noted, seal, crumb } = useLoaderData<typeof loader>();
  const page = pageOf(entry.subjectKind, entry.subjectId);
  const subject = entry.subjectKind.replaceAll("_", " ");
  return (
    <Split cols="main-side">
      <article className="record" aria-label={crumb}>
        <RecordHead
          level={1}
          title={crumb}
          meta={
            <>
              <span>{formatInstant(entry.at, timeZone)}</span>
              <span>{entry.actorName}</span>
              <span>{side}</span>
            </>
          }
        />
        <Section title="About">
          <Facts
            facts={[
              { label: "Subject", value: subject },
              { label: "Id", value: <span className="mono small">{entry.subjectId}</span> },
            ]}
          />
          <p className="row-flex mt-3">
            {page && (
              <Link className="link" to={page}>
                Open {subject}
              </Link>
            )}
            <Link className="link" to={`/desk/audit?subject=${entry.subjectId}`}>
              All entries of this
            </Link>
          </p>
        </Section>
        <Noted rows={noted} />
      </article>
      <Side label="Seal">
        <Section title="Seal">
          {seal ? <Seal seal={seal} timeZone={timeZone} /> : <p className="quiet">No seal</p>}
        </Section>
      </Side>
    </Split>
  );
}

function Noted({ rows }: { rows: NotedRow[] }) {
  if (rows.length === 0) {
    return (
      <Section title="Noted">
        <p className="quiet">Nothing more was noted</p>
      </Section>
    );
  }
  const compared = rows.some(({ before }) => before !== null);
  return (
    <>
      <SectionHead title={compared ? "Before and after" : "Noted"} overTable />
      <table className="table">
        <caption className="sr">What was noted with it</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            {compared && <th scope="col">Before</th>}
            <th scope="col">{compared ? "After" : "Value"}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <td className="nowrap">{row.name}</td>
              {compared && <td className="quiet">{row.before || "–"}</td>}
              <td className="break-words whitespace-normal">{row.after || "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

type SealFacts = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["seal"]>;

function Seal({ seal, timeZone }: { seal: SealFacts; timeZone: string }) {
  const code = (text: string) => <span className="mono small break-all">{text}</span>;
  return (
    <Facts
      facts={[
        {
          label: "Now",
          value: seal.holds ? (
            <Status mark="ok" tone="ok">
              As it was sealed
            </Status>
          ) : (
            <Status mark="bad" tone="bad">
              Not what was sealed
            </Status>
          ),
        },
        { label: "Number", value: seal.seq },
        { label: "Sealed", value: formatInstant(seal.sealedAt, timeZone) },
        { label: "Entry", value: code(seal.digest) },
        { label: "Before", value: code(seal.previous) },
        { label: "Hash", value: code(seal.hash) },
      ]}
    />
  );
}
