import { Form, Link, useSearchParams } from "@remix-run/react";

import { BackButton, Button, LinkButton } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Done } from "#app/ui/done.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { PageHead, Section } from "#app/ui/page.tsx";
import { SecretOnce } from "#app/ui/secret-once.tsx";
import { Notice } from "#app/ui/status.tsx";

import type { DeliveryLine, DeliveryRecord, EndpointLine } from "../../hooks/endpoint.ts";
import { FAILING_DAYS } from "../../hooks/hook-events.ts";
import { DeliveryDetail } from "./delivery-detail.tsx";
import { DeliveryTable } from "./delivery-table.tsx";
import { eventWords } from "./hook-words.ts";
import { EndpointState } from "./webhooks-page.tsx";

type EndpointPageProps = {
  base: string;
  endpoint: EndpointLine;
  deliveries: DeliveryLine[];
  next: string | null;
  /** The message that is looked at. */
  delivery: DeliveryRecord | null;
  now: Date;
  timeZone: string;
  answer?: { secret?: string; refusal?: string };
};

const done = {
  pause: "Nothing is sent there until you resume",
  resume: "Messages are sent there again",
  test: "A test message is on its way",
  again: "The message is on its way again",
};

/** An endpoint, and everything that was sent there in the last 30 days. */
export function EndpointPage(props: EndpointPageProps) {
  const { base, endpoint, deliveries, next, delivery, now, timeZone, answer } = props;
  const [params] = useSearchParams();
  const asked = params.get("do");
  const at = (instant: Date) => formatInstant(instant, timeZone, undefined, now);
  const isOn = endpoint.status === "active";
  return (
    <>
      <PageHead
        title={new URL(endpoint.url).host}
        actions={
          <Form method="post" className="row-flex" preventScrollReset>
            {isOn && (
              <Button type="submit" name="intent" value="test" icon="send">
                Send a test
              </Button>
            )}
            <Button type="submit" name="intent" value={isOn ? "pause" : "resume"}>
              {isOn ? "Pause" : "Resume"}
            </Button>
            <LinkButton to="?do=rotate" replace preventScrollReset>
              New secret
            </LinkButton>
            <LinkButton to="?do=remove" kind="bare" replace preventScrollReset>
              Remove
            </LinkButton>
          </Form>
        }
      />
      {answer?.refusal && <Notice tone="bad" title={answer.refusal} live />}
      <Done words={done} />
      {answer?.secret && (
        <SecretOnce title="Keep the new secret now" label="The secret" text={answer.secret}>
          It is shown this once. For a day messages are signed with the one before as well
        </SecretOnce>
      )}
      {endpoint.status === "disabled" && (
        <Notice tone="bad" title={`Switched off: nothing got through for ${FAILING_DAYS} days`}>
          Resume it once the address answers, and send again what was missed
        </Notice>
      )}
      {!answer?.secret && (asked === "rotate" || asked === "remove") && <Ask deed={asked} />}
      <Section title="Endpoint">
        <Facts
          facts={[
            { label: "Address", value: endpoint.url },
            { label: "State", value: <EndpointState endpoint={endpoint} /> },
            { label: "Hears of", value: eventWords(endpoint.events) },
            ...(endpoint.failingSince
              ? [{ label: "Not reached since", value: at(endpoint.failingSince) }]
              : []),
            ...(endpoint.oldSecretUntil && endpoint.oldSecretUntil > now
              ? [{ label: "Two secrets until", value: at(endpoint.oldSecretUntil) }]
              : []),
          ]}
        />
      </Section>
      {delivery && <DeliveryDetail delivery={delivery} base={base} maySend={isOn} at={at} />}
      <DeliveryTable deliveries={deliveries} open={delivery?.id ?? null} next={next} at={at} />
      <p className="section quiet small">
        <Link className="link" to="/api/v1/docs#webhooks">
          How to check a signature
        </Link>
      </p>
    </>
  );
}

const questions = {
  rotate: {
    title: "Make a new signing secret?",
    text: "For a day messages are signed with both, so that the receiver can take up the new one.",
    button: "Make secret",
  },
  remove: {
    title: "Remove this endpoint?",
    text: "Nothing is sent there any more, and what was sent is not shown any more.",
    button: "Remove endpoint",
  },
};

function Ask({ deed }: { deed: keyof typeof questions }) {
  const { title, text, button } = questions[deed];
  return (
    <Form method="post" className="divide">
      <Section title={title}>
        <p className="quiet">{text}</p>
      </Section>
      <DecisionBar>
        <Button
          type="submit"
          name="intent"
          value={deed}
          kind={deed === "remove" ? "danger" : "primary"}
        >
          {button}
        </Button>
        <BackButton />
      </DecisionBar>
    </Form>
  );
}
