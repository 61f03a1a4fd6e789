import { Form } from "@remix-run/react";
import { addDays } from "#app/domain/programs/local-time.ts";
import { Button } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Field, FieldError } from "#app/ui/field.tsx";
import { Choices, Fields } from "#app/ui/form.tsx";
import { Radio, Select, TextArea } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";
import type { Clock } from "../../clock.ts";
import type { Dispute, Rival } from "../../dispute/dispute.ts";
import type { TalkDeal } from "../../talk/talk-deal.ts";
import type { DisputeAnswer } from "./dispute-page.tsx";

type Answer = { answer?: DisputeAnswer };

const of = (answer: DisputeAnswer | undefined, intent: string) =>
  answer?.intent === intent ? answer : { errors: {}, typed: {} as Record<string, string> };

const dayText = (day: Date) => day.toISOString().slice(0, 10);

const askWords = (customer: string) =>
  `Show us what you have done at ${customer} and since when: visits, quotes, mails, with their dates.`;

type OpenProps = Answer & { deal: TalkDeal; rivals: Rival[]; clock: Clock };

export function OpenForm({ deal, rivals, clock, answer }: OpenProps) {
  const { errors, typed }: Pick<DisputeAnswer, "errors" | "typed"> = of(answer, "open");
  const [rival] = rivals;
  return (
    <Form method="post" action="?">
      <Fields>
        <Field label="Between this deal and" errors={errors.otherId ?? []} span={4}>
          <Select
            name="otherId"
            options={rivals.map(({ id, number, partnerName, customerName }) => ({
              value: id,
              label: `${partnerName}: ${customerName}, ${number}`,
            }))}
            defaultValue={typed.otherId}
          />
        </Field>
        <Field label="Proof until" errors={errors.dueDay ?? []} span={2}>
          <DateField
            name="dueDay"
            defaultValue={typed.dueDay ?? dayText(addDays(clock.today, 7))}
          />
        </Field>
        <Field label="Why" note="for us alone" errors={errors.reason ?? []} span={6}>
          <TextArea name="reason" rows={2} defaultValue={typed.reason} />
        </Field>
        <Field label={`What ${deal.partnerName} reads`} errors={errors.askThis ?? []} span={3}>
          <TextArea
            name="askThis"
            rows={4}
            defaultValue={typed.askThis ?? askWords(deal.customerName)}
          />
        </Field>
        <Field label="What the other partner reads" errors={errors.askOther ?? []} span={3}>
          <TextArea
            name="askOther"
            rows={4}
            defaultValue={typed.askOther ?? askWords(rival?.customerName ?? deal.customerName)}
          />
        </Field>
      </Fields>
      <Button type="submit" name="intent" value="open" kind="primary" className="mt-3">
        Ask both for proof
      </Button>
    </Form>
  );
}

export function FindForm({ dispute, answer }: Answer & { dispute: Dispute }) {
  const { errors, typed }: Pick<DisputeAnswer, "errors" | "typed"> = of(answer, "find");
  const { first, second } = dispute;
  return (
    <Section title="Add what you found yourself" sub="No partner reads it">
      <Form method="post" action="?">
        <Fields>
          <Field label="It speaks for" errors={errors.sideId ?? []} span={3}>
            <Select
              name="sideId"
              options={[first, second].map(({ id, partnerName }) => ({
                value: id,
                label: partnerName,
              }))}
              defaultValue={typed.sideId}
            />
          </Field>
          <Field label="Day it happened" errors={errors.day ?? []} span={2}>
            <DateField name="day" defaultValue={typed.day} />
          </Field>
          <Field label="What was found" errors={errors.statement ?? []} span={6}>
            <TextArea name="statement" rows={2} defaultValue={typed.statement} />
          </Field>
        </Fields>
        <Button type="submit" name="intent" value="find" icon="lock" className="mt-3">
          Add the finding
        </Button>
      </Form>
    </Section>
  );
}

export function DecideForm({ dispute, answer }: Answer & { dispute: Dispute }) {
  const { errors, typed }: Pick<DisputeAnswer, "errors" | "typed"> = of(answer, "decide");
  const { first, second } = dispute;
  const choice = (value: string, label: string) => (
    <Radio name="outcome" value={value} defaultChecked={typed.outcome === value}>
      {label}
    </Radio>
  );
  return (
    <Section title="Decide the dispute" sub="Once; what follows is decided on each deal">
      <Form method="post" action="?">
        <input type="hidden" name="disputeId" value={dispute.id} />
        <Fields>
          <Choices legend="In favour of" span={6}>
            {choice("first", first.partnerName)}
            {choice("second", second.partnerName)}
            {choice("shared", "Both: each keeps some product families")}
            {errors.outcome && <FieldError errors={errors.outcome} />}
          </Choices>
          <Field label="Reasons" note="for us alone" errors={errors.reasons ?? []} span={6}>
            <TextArea name="reasons" rows={3} defaultValue={typed.reasons} />
          </Field>
          <Field label={`What ${first.partnerName} reads`} errors={errors.toldFirst ?? []} span={3}>
            <TextArea name="toldFirst" rows={3} defaultValue={typed.toldFirst} />
          </Field>
          <Field
            label={`What ${second.partnerName} reads`}
            errors={errors.toldSecond ?? []}
            span={3}
          >
            <TextArea name="toldSecond" rows={3} defaultValue={typed.toldSecond} />
          </Field>
        </Fields>
        <Button type="submit" name="intent" value="decide" kind="danger" className="mt-3">
          Decide and tell each its own
        </Button>
      </Form>
    </Section>
  );
}
