import { Form, Link } from "@remix-run/react";

import { BackButton, Button, LinkButton } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { formatDay, formatInstant, formatUnits } from "#app/ui/format.ts";
import { Icon } from "#app/ui/icon.tsx";
import { keyed } from "#app/ui/keyed.ts";
import { Menu } from "#app/ui/menu.tsx";
import { PageHead, ScrollRegion, Section } from "#app/ui/page.tsx";
import { Notice, Progress } from "#app/ui/status.tsx";

import { leftAlone } from "../kept-words.ts";
import type { Group } from "../read-request.server.ts";
import { RequestStatus } from "./request-status.tsx";

type RequestPageProps = {
  request: {
    id: string;
    state: "searching" | "found" | "erasing" | "erased";
    share: number;
    asked: string[] | null;
    besides: string[];
    askedBy: string;
    askedAt: Date;
    confirmedBy: string | null;
    finishedAt: Date | null;
    foundRows: number;
    erasedRows: number;
    groups: Group[];
    more: boolean;
    /** When the same address, number or name was erased earlier. */
    erasedBefore: Date | null;
  };
  timeZone: string;
  confirming: boolean;
  refusal?: string;
};

const rowsOf = (rows: number) => `${formatUnits(rows)} ${rows === 1 ? "record" : "records"}`;

/** All that is held about one person, and what an erasure would do with it. */
export function RequestPage({ request, timeZone, confirming, refusal }: RequestPageProps) {
  const { id, state, asked, groups, more } = request;
  const total = groups.reduce((sum, { rows }) => sum + rows, 0);
  return (
    <>
      <PageHead
        title={<span className="wrap-anywhere">{asked?.[0] ?? "A person"}</span>}
        sub={asked && asked.length > 1 ? asked.slice(1).join(", ") : undefined}
        actions={asked && total > 0 && <Export id={id} />}
      >
        <RequestStatus state={state} />
      </PageHead>
      {refusal && <Notice tone="bad" title={refusal} live />}
      <Underway {...request} />
      <Outcome {...request} timeZone={timeZone} />
      {confirming && state === "found" && <Confirm total={total} />}
      {state === "found" && total === 0 && (
        <Empty title="Nothing is held about this person">
          Try another spelling, or the mail address
        </Empty>
      )}
      {groups.map((group) => (
        <GroupSection key={group.table} group={group} erased={state === "erased"} />
      ))}
      {more && <p className="section small quiet">More is in the export</p>}
      {!confirming && state === "found" && total > 0 && (
        <DecisionBar>
          <LinkButton to="?do=erase" kind="danger" replace preventScrollReset>
            Erase this person
          </LinkButton>
        </DecisionBar>
      )}
    </>
  );
}

function Underway({ state, share, foundRows, erasedRows }: RequestPageProps["request"]) {
  if (state !== "searching" && state !== "erasing") return null;
  const erasing = state === "erasing" && erasedRows > 0;
  const done = erasing ? erasedRows / Math.max(foundRows, erasedRows, 1) : share;
  const words = erasing ? `${rowsOf(erasedRows)} erased so far` : "Every table is looked through";
  return (
    <Section title={words} sub="This page can be left">
      <Progress
        parts={[{ share: done, tone: "live" }]}
        label={`${Math.round(done * 100)} percent`}
      />
    </Section>
  );
}

function Outcome(props: RequestPageProps["request"] & { timeZone: string }) {
  const { askedBy, askedAt, confirmedBy, finishedAt, besides, state, timeZone, erasedBefore } =
    props;
  const facts = [
    { label: "Asked", value: `${formatInstant(askedAt, timeZone)}, ${askedBy}` },
    ...(besides.length > 0 ? [{ label: "Also written", value: besides.join(", ") }] : []),
    ...(erasedBefore && state !== "erased"
      ? [{ label: "Erased before", value: formatInstant(erasedBefore, timeZone) }]
      : []),
    ...(confirmedBy ? [{ label: "Erasure confirmed by", value: confirmedBy }] : []),
    ...(state === "erased" && finishedAt
      ? [{ label: "Erased", value: formatInstant(finishedAt, timeZone) }]
      : []),
  ];
  return (
    <Section title="The search">
      <Facts facts={facts} />
      {state === "erased" && (
        <p className="help">
          Who it was is not kept. A keyed hash proves the request and notices when the person is
          named again
        </p>
      )}
    </Section>
  );
}

function Confirm({ total }: { total: number }) {
  return (
    <Form method="post" className="divide">
      <Section title={`Erase this person from ${rowsOf(total)}?`} tone="bad">
        <div className="grid gap-3">
          <p className="quiet">
            It cannot be undone. Figures stay as they are, and partners read “Erased contact”. What
            came in since the search is erased as well.
          </p>
          <p className="strong">What stays</p>
          <Facts small facts={leftAlone.map(({ what, why }) => ({ label: what, value: why }))} />
        </div>
      </Section>
      <DecisionBar>
        <Button type="submit" name="intent" value="erase" kind="danger">
          Erase
        </Button>
        <BackButton />
      </DecisionBar>
    </Form>
  );
}

function GroupSection({ group, erased }: { group: Group; erased: boolean }) {
  const back = group.returned > 0 ? `${rowsOf(group.returned)} came back since` : undefined;
  return (
    <Section
      title={group.title}
      sub={erased ? (back ?? rowsOf(group.rows)) : `${rowsOf(group.rows)}. ${group.becomes}`}
    >
      {group.items.length > 0 && (
        <ScrollRegion label={group.title}>
          <table className="table" data-density="dense" data-inset="" data-bare="">
            <caption className="sr">{group.title}</caption>
            <thead>
              <tr>
                <th scope="col">Since</th>
                <th scope="col">What</th>
                <th scope="col">Content</th>
              </tr>
            </thead>
            <tbody>
              {keyed(group.items).map(({ key, item }) => (
                <tr key={key}>
                  <td className="whitespace-nowrap">
                    {item.since ? formatDay(new Date(item.since)) : "Unknown"}
                  </td>
                  <th scope="row">
                    {item.page ? (
                      <Link className="link" to={item.page}>
                        {item.column}
                      </Link>
                    ) : (
                      item.column
                    )}
                  </th>
                  <td className="prose">{item.value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Section>
  );
}

function Export({ id }: { id: string }) {
  return (
    <Menu label="Export" icon="download">
      {[
        ["csv", "CSV"],
        ["xlsx", "Excel workbook"],
        ["json", "JSON"],
      ].map(([ending, name]) => (
        <a
          key={ending}
          className="menu-item"
          href={`/desk/admin/privacy/${id}/held.${ending}`}
          download
        >
          <Icon name="file" />
          <span className="clip">{name}</span>
        </a>
      ))}
    </Menu>
  );
}
