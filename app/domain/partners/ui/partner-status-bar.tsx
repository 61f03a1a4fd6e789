import { Form } from "@remix-run/react";

import { BackButton, Button } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields } from "#app/ui/form.tsx";
import type { MarkName } from "#app/ui/icon.tsx";
import { TextArea } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";
import { Status, type Tone } from "#app/ui/status.tsx";

import { type PartnerStatus, partnerStatusNames } from "../partner.ts";

const looks: Record<PartnerStatus, { mark: MarkName; tone?: Tone }> = {
  active: { mark: "ok", tone: "ok" },
  suspended: { mark: "warn", tone: "warn" },
  ended: { mark: "bad", tone: "bad" },
};

export const PartnerState = ({ status }: { status: PartnerStatus }) => (
  <Status {...looks[status]}>{partnerStatusNames[status]}</Status>
);

const questions: Record<PartnerStatus, { title: string; text: string; act: string }> = {
  active: {
    title: "Open the portal for this partner again?",
    text: "Its people can sign in at once. Links that were ended have to be proposed again.",
    act: "Open again",
  },
  suspended: {
    title: "Suspend this partner?",
    text: "Its people are out with their next click. Deals, reports and links stay as they are.",
    act: "Suspend",
  },
  ended: {
    title: "End the partnership?",
    text: "Its people are out with their next click, its links end and open invitations are taken back. What it reported stays.",
    act: "End partnership",
  },
};

/** Asked before a partner's people are shut out, or let in again. */
export function StatusQuestion({ to, errors }: { to: PartnerStatus; errors: string[] }) {
  const { title, text, act } = questions[to];
  return (
    <Form method="post" className="divide">
      <input type="hidden" name="status" value={to} />
      <Section title={title}>
        <p className="quiet">{text}</p>
        <Fields>
          <Field
            label="Why"
            optional
            errors={errors}
            help="Its administrators read it in their mail"
            span={6}
          >
            <TextArea name="note" rows={2} />
          </Field>
        </Fields>
      </Section>
      <DecisionBar>
        <Button type="submit" kind={to === "active" ? "primary" : "danger"}>
          {act}
        </Button>
        <BackButton />
      </DecisionBar>
    </Form>
  );
}
