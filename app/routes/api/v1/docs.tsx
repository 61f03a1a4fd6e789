import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { eventTypes, submissionEventTypes } from "#app/domain/deals/hooks/hook-events.ts";
import { env } from "#app/platform/env.server.ts";
import { PageHead } from "#app/ui/page.tsx";
import { PublicPage } from "#app/ui/public-page.tsx";

import { apiDocs } from "./docs.server.ts";
import { OperationSection } from "./docs-parts.tsx";
import { RowsOfFiles } from "./docs-rows.tsx";
import { Beginning, Conventions, Webhooks } from "./docs-rules.tsx";

export const meta: MetaFunction = () => [{ title: "API · Tributary" }];

/** For whoever writes a program, without a login: it holds nobody's data. */
export const loader = () => apiDocs(env.ORIGIN);

export default function Docs() {
  const { origin, operations, problems, rows, hook } = useLoaderData<typeof loader>();
  return (
    <PublicPage>
      <PageHead title="API" sub="Version 1" />
      <nav className="section api-contents" aria-label="Contents">
        <a className="link" href="#begin">
          Begin
        </a>
        <a className="link" href="#conventions">
          What holds everywhere
        </a>
        <a className="link" href="#problems">
          What can go wrong
        </a>
        {operations.map(({ id, title }) => (
          <a className="link" key={id} href={`#${id}`}>
            {title}
          </a>
        ))}
        <a className="link" href="#rows">
          Rows of files
        </a>
        <a className="link" href="#webhooks">
          Webhooks
        </a>
      </nav>
      <Beginning origin={origin} />
      <Conventions problems={problems} />
      <section aria-labelledby="operations-title">
        <h2 className="sr" id="operations-title">
          Operations
        </h2>
        {operations.map((doc) => (
          <OperationSection key={doc.id} doc={doc} />
        ))}
      </section>
      <RowsOfFiles rows={rows} />
      <Webhooks hook={hook} events={[...eventTypes, ...submissionEventTypes]} />
    </PublicPage>
  );
}
