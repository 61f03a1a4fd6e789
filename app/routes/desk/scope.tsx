import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { readCertificate } from "#app/platform/certificate/read-certificate.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { PageHead, Section, Side, Split } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { requireActor } from "../guard.server.ts";
import { CertifiedFunctions, CertifiedGlobals, CertifiedRoles } from "./scope-rest.tsx";
import { CertifiedTables } from "./scope-tables.tsx";

export const meta: MetaFunction = () => [{ title: "Scope certificate · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "audit:read");
  const at = now();
  const { timeZone } = await withScope(actor, findVendor);
  return { certificate: await readCertificate(at), at, timeZone };
}

export default function Scope() {
  const { certificate, at, timeZone } = useLoaderData<typeof loader>();
  const { tables, globals, roles, functions, faults, database, server } = certificate;
  return (
    <Split cols="main-side">
      <div>
        <PageHead
          title="Scope certificate"
          sub={formatInstant(at, timeZone)}
          actions={
            <LinkButton to="/desk/scope.json" icon="download" reloadDocument>
              Download as JSON
            </LinkButton>
          }
        />
        {faults === 0 ? (
          <Notice tone="ok" title="Nothing is open">
            At this moment the database itself keeps every row of a vendor to that vendor, and every
            partner to what its rows and grants allow. The application could not pass by that.
          </Notice>
        ) : (
          <Notice tone="bad" title={`${faults} ${faults === 1 ? "thing is" : "things are"} open`}>
            Until they are closed, this database does not keep what is said below.
          </Notice>
        )}
        <CertifiedRoles roles={roles} />
        <CertifiedTables tables={tables} />
        <CertifiedGlobals globals={globals} />
        <CertifiedFunctions functions={functions} />
      </div>
      <Side label="About this certificate">
        <Section title="Read from the catalogue">
          <Facts
            facts={[
              { label: "Database", value: database },
              { label: "PostgreSQL", value: server },
              { label: "Closed tables", value: tables.length },
              { label: "Global tables", value: globals.length },
            ]}
          />
        </Section>
        <Section title="What it says" level={3}>
          <p className="help">
            Every row of a vendor’s table carries the vendor’s number. A policy of the database
            compares it, and the partner, with who is asking, before the application sees the row.
            Policies hold for the tables’ owner as well, ask no other table, and none can widen
            another. Print this page to keep it.
          </p>
        </Section>
      </Side>
    </Split>
  );
}
