import { Form } from "@remix-run/react";

import { BackButton, Button } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Checkbox } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";

import type { NamedLink } from "../links.server.ts";

type Props = { link: NamedLink; asked: string; as: "vendor" | "distributor" | "reseller" };

const SHOWN =
  "It sees each of your deals with customer, products, value and state, and none of your files or prices paid.";

/** What is asked before a link changes: what it means stands beside the answer. */
export function LinkQuestion({ link, asked, as }: Props) {
  const other = link.otherName;
  if (asked === "accept-link") {
    return (
      <Asked
        link={link}
        title={`Link with ${other}?`}
        text={
          as === "reseller"
            ? `${other} can then sell to you as your distributor, and your reports and its own are counted once.`
            : `${other} can then buy from you as your reseller. It decides whether you see its deals.`
        }
        act="Accept"
        intent="accept-link"
        kind="primary"
        other={{ intent: "end-link", act: "Decline" }}
      >
        {as === "reseller" && (
          <Checkbox name="showDeals" value="yes" help={SHOWN}>
            Show {other} our deals
          </Checkbox>
        )}
      </Asked>
    );
  }
  if (asked === "show-deals") {
    return link.sharesDeals ? (
      <Asked
        link={link}
        title={`Hide your deals from ${other}?`}
        text="With the next click nobody there sees them. What they read before, they have read."
        act="Hide our deals"
        intent="hide-deals"
        kind="primary"
      />
    ) : (
      <Asked
        link={link}
        title={`Show your deals to ${other}?`}
        text={`${SHOWN} You can hide them again at any time.`}
        act="Show our deals"
        intent="show-deals"
        kind="primary"
      />
    );
  }
  return (
    <Asked
      link={link}
      title={
        link.status === "live"
          ? `End the link with ${other}?`
          : `Take the proposal to ${other} back?`
      }
      text="Deals are no longer shown through it. Both sides are told, and either can propose it again."
      act={link.status === "live" ? "End link" : "Take back"}
      intent="end-link"
      kind="danger"
    />
  );
}

type AskedProps = {
  link: NamedLink;
  title: string;
  text: string;
  act: string;
  intent: string;
  kind: "primary" | "danger";
  other?: { intent: string; act: string };
  children?: React.ReactNode;
};

function Asked({ link, title, text, act, intent, kind, other, children }: AskedProps) {
  return (
    <Form method="post" className="divide">
      <input type="hidden" name="linkId" value={link.id} />
      <Section title={title}>
        <p className="quiet max-w-prose">{text}</p>
        {children}
      </Section>
      <DecisionBar>
        <Button type="submit" name="intent" value={intent} kind={kind}>
          {act}
        </Button>
        {other && (
          <Button type="submit" name="intent" value={other.intent} kind="danger">
            {other.act}
          </Button>
        )}
        <BackButton />
      </DecisionBar>
    </Form>
  );
}
