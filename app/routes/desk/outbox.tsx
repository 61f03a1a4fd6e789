import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { listMails } from "#app/platform/mail/mail.server.ts";
import { withParams } from "#app/ui/address.ts";
import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { Mark } from "#app/ui/icon.tsx";
import { PageHead, RecordHead, Section, Split } from "#app/ui/page.tsx";
import { Notice, Status } from "#app/ui/status.tsx";

import { requireActor } from "../guard.server.ts";
import { mailStates } from "./mail-states.ts";

export const handle = { crumb: "Outbox" };
export const meta: MetaFunction = () => [{ title: "Outbox · Tributary" }];

const Query = z.object({ mail: z.uuid().optional().catch(undefined) });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "outbox:read");
  const query = Query.parse(Object.fromEntries(new URL(request.url).searchParams));
  return withScope(actor, async (tx) => {
    const mails = await listMails(tx);
    const { timeZone } = await findVendor(tx);
    const open = mails.find(({ id }) => id === query.mail) ?? mails[0] ?? null;
    return {
      timeZone,
      open,
      chosen: query.mail !== undefined,
      mails: mails.map(({ id, toName, subject, status, createdAt }) => ({
        ...{ id, toName, subject, status, createdAt },
      })),
    };
  });
}

export default function Outbox() {
  const { mails, open, chosen, timeZone } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  if (!open) {
    return (
      <>
        <PageHead title="Outbox" />
        <Empty title="No mail yet">Every mail the portal writes can be read here</Empty>
      </>
    );
  }
  return (
    <Split cols="list-record" open={chosen ? "record" : "list"}>
      <section aria-label="Mails">
        <PageHead
          title="Outbox"
          sub={`the newest ${mails.length}`}
          actions={<ExportMenu of="/desk/outbox" params="" />}
        />
        <ul className="queue">
          {mails.map((mail) => (
            <li key={mail.id} data-tone={mailStates[mail.status].tone}>
              <Link
                to={withParams(params, { mail: mail.id })}
                aria-current={mail.id === open.id ? "true" : undefined}
                preventScrollReset
              >
                <Mark name={mailStates[mail.status].mark} />
                <b>{mail.subject}</b>
                <span className="num faint">{mailStates[mail.status].word}</span>
                <small className="col-start-2">
                  {mail.toName}, {formatInstant(mail.createdAt, timeZone)}
                </small>
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <article aria-label={open.subject}>
        <RecordHead
          title={open.subject}
          beside={
            <Status mark={mailStates[open.status].mark} tone={mailStates[open.status].tone}>
              {mailStates[open.status].word}
            </Status>
          }
          meta={
            <>
              <span>
                To {open.toName}, {open.toAddress}
              </span>
              <span>{formatInstant(open.createdAt, timeZone)}</span>
            </>
          }
        />
        {open.problem && (
          <Notice tone="bad" title="It could not be sent">
            {open.problem}
          </Notice>
        )}
        <Section>
          <p className="max-w-prose whitespace-pre-wrap">{open.text}</p>
        </Section>
      </article>
    </Split>
  );
}
