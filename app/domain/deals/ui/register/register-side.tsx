import { Facts } from "#app/ui/facts.tsx";
import { formatMoney } from "#app/ui/format.ts";
import { Icon } from "#app/ui/icon.tsx";
import { Section, Side } from "#app/ui/page.tsx";
import { Moment, Timeline } from "#app/ui/timeline.tsx";

import type { RegistrationOffer } from "../../register/registration-offer.ts";
import { weekdayWords } from "../due-words.ts";

type RegisterSideProps = {
  offer: RegistrationOffer;
  currency: string;
  worth: { atList: bigint; atYours: bigint };
};

/** What follows from handing the form in as it stands. */
export function RegisterSide({ offer, currency, worth }: RegisterSideProps) {
  const { minimum } = offer;
  const short = minimum.currency === currency && worth.atYours < minimum.minor;
  return (
    <Side label="What follows">
      <Section title="What it is worth">
        <Facts
          figures
          facts={[
            { label: "At list price", value: formatMoney(worth.atList, currency) },
            {
              label: "Value at your price",
              value: formatMoney(worth.atYours, currency),
              strong: true,
            },
          ]}
        />
        {short && (
          <p className="help" style={{ marginTop: 6 }}>
            {offer.programName} takes deals from {formatMoney(minimum.minor, currency)}.
          </p>
        )}
      </Section>
      <Section title="If you submit now">
        <Outlook offer={offer} />
      </Section>
      <Section title="Who will see it" lead={<Icon name="eye" />}>
        <Readers offer={offer} />
      </Section>
    </Side>
  );
}

function Outlook({ offer: { clock, outlook, vendorName } }: { offer: RegistrationOffer }) {
  const day = (instant: Date) => weekdayWords(instant, clock);
  return (
    <Timeline timesAtEnd>
      <Moment mark="now" tone="live" time={day(clock.now)}>
        <span className="strong">Submitted</span>
      </Moment>
      <Moment mark="ring" time={day(outlook.decideBy)}>
        {vendorName} decides, at the latest
      </Moment>
      <Moment mark="ring" time={`to ${day(outlook.protectedUntil)}`}>
        Protected for {outlook.protectionDays} days
      </Moment>
      <Moment mark="ring" time={`by ${day(outlook.firstUpdate)}`}>
        Your first update
      </Moment>
    </Timeline>
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
