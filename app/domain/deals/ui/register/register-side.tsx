import { useContext } from "react";

import { Facts } from "#app/ui/facts.tsx";
import { formatMoney } from "#app/ui/format.ts";
import { Icon } from "#app/ui/icon.tsx";
import { Section, Side } from "#app/ui/page.tsx";
import { Moment, Timeline } from "#app/ui/timeline.tsx";

import type { TypedOutlook } from "../../register/outlook.ts";
import type { RegistrationOffer } from "../../register/registration-offer.ts";
import { weekdayWords } from "../due-words.ts";
import { RegisterVoice } from "./register-voice.ts";

type RegisterSideProps = {
  offer: RegistrationOffer;
  currency: string;
  worth: { atList: bigint; atYours: bigint };
  /** By the parts chosen so far; null before there are any. */
  outlook: TypedOutlook | null;
};

/** What follows from handing the form in as it stands. */
export function RegisterSide({ offer, currency, worth, outlook }: RegisterSideProps) {
  const voice = useContext(RegisterVoice);
  const { minimum } = offer;
  const short = !outlook && minimum.currency === currency && worth.atYours < minimum.minor;
  return (
    <Side label="What follows">
      <Section title="What it is worth">
        <Facts
          figures
          facts={[
            { label: "At list price", value: formatMoney(worth.atList, currency) },
            {
              label: voice.value,
              value: formatMoney(worth.atYours, currency),
              strong: true,
            },
          ]}
        />
        {short && (
          <p className="help mt-2">
            {offer.programName} takes deals from {formatMoney(minimum.minor, currency)}.
          </p>
        )}
      </Section>
      <Section title="If you submit now">
        {outlook?.taken === false ? (
          <Refused outlook={outlook} />
        ) : (
          <Outlook offer={offer} outlook={outlook} />
        )}
      </Section>
      <Section title="Who will see it" lead={<Icon name="eye" />}>
        <Readers offer={offer} />
      </Section>
    </Side>
  );
}

function Refused({ outlook }: { outlook: Extract<TypedOutlook, { taken: false }> }) {
  return (
    <ul className="stack" data-gap="1">
      {outlook.words.map((why) => (
        <li key={why} className="tone-warn">
          {outlook.programName ? `${outlook.programName}: ${why}` : why}
        </li>
      ))}
    </ul>
  );
}

type OutlookProps = {
  offer: RegistrationOffer;
  outlook: Extract<TypedOutlook, { taken: true }> | null;
};

function Outlook({ offer, outlook }: OutlookProps) {
  const voice = useContext(RegisterVoice);
  const { clock, vendorName } = offer;
  const { decideBy, protectedUntil, protectionDays, firstUpdate } = outlook ?? offer.outlook;
  const steps = outlook?.steps ?? [];
  const day = (instant: Date) => weekdayWords(instant, clock);
  return (
    <>
      {outlook && outlook.programName !== offer.programName && (
        <p className="help">{outlook.programName}</p>
      )}
      <Timeline timesAtEnd>
        <Moment mark="now" tone="live" time={day(clock.now)}>
          <span className="strong">Submitted</span>
        </Moment>
        {steps.length > 1 ? (
          steps.map(({ name, approver, dueAt }) => (
            <Moment key={name} mark="ring" time={day(dueAt)}>
              {name}, {approver}
            </Moment>
          ))
        ) : (
          <Moment mark="ring" time={day(decideBy)}>
            {steps[0]?.approver ?? vendorName} decides, at the latest
          </Moment>
        )}
        <Moment mark="ring" time={`to ${day(protectedUntil)}`}>
          Protected for {protectionDays} days
        </Moment>
        <Moment mark="ring" time={`by ${day(firstUpdate)}`}>
          {voice.update}
        </Moment>
      </Timeline>
    </>
  );
}

function Readers({ offer: { readers, vendorName } }: { offer: RegistrationOffer }) {
  const desk = readers.managerName ?? `${vendorName}’s channel desk`;
  return (
    <Facts
      figures
      facts={[
        { label: desk, value: "all of it" },
        ...readers.distributors.map(({ name, sees }) => ({
          label: name,
          value: sees ? "customer and parts" : "nothing",
        })),
        { label: "Other partners", value: "an end date" },
      ]}
    />
  );
}
