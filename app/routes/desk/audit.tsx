import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData, useSearchParams } from "@remix-run/react";

import { partnersById } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { auditActions, listAudit } from "#app/platform/audit/audit-log.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { otherParams, withParams } from "#app/ui/address.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Chip, FilterMenu, Filters } from "#app/ui/filter-bar.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { TextInput } from "#app/ui/input.tsx";
import { MenuLink } from "#app/ui/menu.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { Pager } from "#app/ui/pager.tsx";

import { requireActor } from "../guard.server.ts";
import { actionWords, auditQueryFrom, detailWords, pageOf } from "./audit-query.ts";

export const handle = { crumb: "Audit trail" };
export const meta: MetaFunction = () => [{ title: "Audit trail · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "audit:read");
  const query = auditQueryFrom(request);
  return withScope(actor, async (tx) => {
    const { entries, ...pages } = await listAudit(tx, query, query);
    const partners = await partnersById(
      tx,
      entries.flatMap(({ partnerId }) => partnerId ?? []),
    );
    const { timeZone, shortName } = await findVendor(tx);
    return {
      query,
      pages,
      timeZone,
      actions: await auditActions(tx),
      entries: entries.map(({ partnerId, detail, ...entry }) => ({
        ...entry,
        side: partnerId ? (partners.get(partnerId)?.name ?? "") : shortName,
        detail: detailWords(detail),
      })),
    };
  });
}

export default function Audit() {
  const { query, pages, timeZone, actions, entries } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const fresh = { after: null, before: null };
  return (
    <>
      <PageHead
        title="Audit trail"
        actions={
          <LinkButton to={`/desk/audit.csv?${params}`} icon="download" reloadDocument>
            Export
          </LinkButton>
        }
      />
      <Filters>
        <FilterMenu
          label="Deed"
          value={query.action ? actionWords(query.action) : "All"}
          pressed={Boolean(query.action)}
        >
          <MenuLink to={withParams(params, { ...fresh, action: null })} current={!query.action}>
            All
          </MenuLink>
          {actions.map((action) => (
            <MenuLink
              key={action}
              to={withParams(params, { ...fresh, action })}
              current={action === query.action}
            >
              {actionWords(action)}
            </MenuLink>
          ))}
        </FilterMenu>
        {query.subject && (
          <Chip to={withParams(params, { ...fresh, subject: null })} pressed icon="filter">
            One subject
          </Chip>
        )}
        <Form method="get" role="search" className="push">
          {otherParams(params, ["person"]).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <TextInput
            name="person"
            type="search"
            lead="search"
            aria-label="Find a person"
            placeholder="Find a person"
            defaultValue={query.person}
          />
        </Form>
      </Filters>
      {entries.length === 0 ? (
        <Empty title="Nothing on record">Nothing was done that fits these filters</Empty>
      ) : (
        <table className="table">
          <caption className="sr">What was done, newest first</caption>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Deed</th>
              <th scope="col">Who</th>
              <th scope="col" className="col-2">
                For
              </th>
              <th scope="col" className="col-3">
                Noted
              </th>
              <th scope="col" className="col-2">
                <span className="sr">Subject</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id}>
                <td className="nowrap tnum">{formatInstant(entry.at, timeZone)}</td>
                <td className="strong">{actionWords(entry.action)}</td>
                <td>{entry.actorName}</td>
                <td className="col-2">{entry.side}</td>
                <td className="col-3">
                  <span className="clip quiet small block max-w-96">{entry.detail}</span>
                </td>
                <td className="col-2 num">
                  <SubjectLinks {...entry} params={params} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pager {...pages} />
    </>
  );
}

type SubjectProps = { subjectKind: string; subjectId: string; params: URLSearchParams };

function SubjectLinks({ subjectKind, subjectId, params }: SubjectProps) {
  const page = pageOf(subjectKind, subjectId);
  const name = subjectKind.replaceAll("_", " ");
  return (
    <span className="row-flex justify-end">
      {page && (
        <Link className="link small" to={page}>
          Open {name}
        </Link>
      )}
      <Link
        className="link small"
        to={withParams(params, { subject: subjectId, after: null, before: null })}
      >
        All of this
      </Link>
    </span>
  );
}
