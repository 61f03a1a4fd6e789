import { Link, useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Pair, SectionHead } from "#app/ui/page.tsx";

import type { Clock } from "../../clock.ts";
import type { DealTalk as Talk } from "../../talk/deal-talk.ts";
import type { Said } from "../../talk/talk.ts";
import { SaidList } from "./said-list.tsx";
import { SayForm, type TalkAnswer } from "./say-form.tsx";

const FEW = 5;

type DealTalkProps = {
  talk: Talk;
  clock: Clock;
  vendorName: string;
  /** The deal's page: "/portal/deals/…". */
  base: string;
  /** All that was said, on a page of its own; otherwise the latest. */
  all?: boolean;
  answer?: TalkAnswer;
};

const done = {
  said: "Sent",
  noted: "Noted",
  "taken-back": "Taken back",
};

/** What is said about a deal. The vendor has two streams, a partner one. */
export function DealTalk(props: DealTalkProps) {
  const { talk } = props;
  return (
    <section id="talk" className="divide" aria-label="Talk">
      <Done words={done} />
      {talk.notes ? (
        <Pair>
          <Shared {...props} />
          <Internal {...props} notes={talk.notes} />
        </Pair>
      ) : (
        <Shared {...props} />
      )}
    </section>
  );
}

/** Where a form of this part posts to: the page that can show what was wrong, with the list's choices kept. */
function useTalkAction(base: string) {
  const [params] = useSearchParams();
  const kept = withParams(params, { say: null, attach: null, remove: null, done: null });
  return `${base}/talk${kept === "?" ? "" : kept}`;
}

function Shared({ talk, clock, vendorName, base, all, answer }: DealTalkProps) {
  const [params] = useSearchParams();
  const action = useTalkAction(base);
  const { rights, deal, comments } = talk;
  const vendor = rights.as === "vendor";
  const other = vendor ? deal.partnerName : vendorName;
  const chosen = !vendor || params.get("say") === "shared" || answer?.stream === "shared";
  return (
    <div className="stream" data-stream="shared">
      <SectionHead
        title={vendor ? `With ${deal.partnerName}` : `Talk with ${vendorName}`}
        lead={<Icon name="comment" />}
        actions={
          rights.share &&
          !chosen && (
            <LinkButton
              to={withParams(params, { say: "shared", done: null })}
              size="sm"
              icon="send"
              replace
              preventScrollReset
            >
              Write to {other}
            </LinkButton>
          )
        }
      />
      {rights.share && chosen && (
        <SayForm
          key={comments[0]?.id ?? "first"}
          stream="shared"
          formId={talk.formId}
          action={action}
          label={`Your words to ${other}`}
          send={`Send to ${other}`}
          help={readers(talk, vendorName)}
          answer={answer}
          back={vendor ? withParams(params, { say: null, done: null }) : undefined}
        />
      )}
      {comments.length === 0 && <p className="quiet">Nothing was said yet</p>}
      <SaidList
        said={few(comments, all)}
        clock={clock}
        personId={talk.personId}
        label={vendor ? `Said with ${deal.partnerName}` : `Said with ${vendorName}`}
        action={action}
        intent="take-back"
      />
      <More all={all} count={comments.length} base={base} />
    </div>
  );
}

type InternalProps = DealTalkProps & { notes: Said[] };

function Internal({ talk, notes, clock, vendorName, base, all, answer }: InternalProps) {
  const [params] = useSearchParams();
  const action = useTalkAction(base);
  const chosen = params.get("say") === "internal" || answer?.stream === "internal";
  return (
    <div className="stream" data-stream="internal">
      <SectionHead
        title={`${vendorName} only`}
        lead={<Icon name="lock" />}
        actions={
          !chosen && (
            <LinkButton
              to={withParams(params, { say: "internal", done: null })}
              size="sm"
              icon="lock"
              replace
              preventScrollReset
            >
              Write an internal note
            </LinkButton>
          )
        }
      />
      {chosen && (
        <SayForm
          key={notes[0]?.id ?? "first"}
          stream="internal"
          formId={talk.formId}
          action={action}
          label="Your internal note"
          send={`Keep it within ${vendorName}`}
          help={`No partner reads it or learns that it is there`}
          answer={answer}
          back={withParams(params, { say: null, done: null })}
        />
      )}
      {notes.length === 0 && <p className="quiet">No notes yet</p>}
      <SaidList
        said={few(notes, all)}
        clock={clock}
        personId={talk.personId}
        label="Internal notes"
        action={action}
        intent="take-back-note"
      />
      <More all={all} count={notes.length} base={base} />
    </div>
  );
}

const few = <T,>(said: T[], all?: boolean) => (all ? said : said.slice(0, FEW));

function More({ all, count, base }: { all?: boolean; count: number; base: string }) {
  if (all || count <= FEW) return null;
  return (
    <p>
      <Link className="link" to={`${base}/talk`}>
        All {count}
      </Link>
    </p>
  );
}

/** Who reads what is written here, said before it is. */
function readers({ deal, team, rights }: Talk, vendorName: string): string {
  const guests = team.members
    .filter(({ guest }) => guest)
    .map(({ name, company }) => `${name} of ${company}`);
  const sides = rights.as === "vendor" ? [deal.partnerName] : [vendorName, deal.partnerName];
  const all = [...sides, ...guests];
  const last = all.pop();
  return `Read by ${all.length > 0 ? `${all.join(", ")} and ${last}` : last}`;
}
