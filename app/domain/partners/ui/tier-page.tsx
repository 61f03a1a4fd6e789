import { Form } from "@remix-run/react";

import { BackButton, Button, LinkButton } from "#app/ui/button.tsx";
import { ChangedMeanwhile, type StandsNow } from "#app/ui/changed-meanwhile.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Done } from "#app/ui/done.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields } from "#app/ui/form.tsx";
import { TextInput } from "#app/ui/input.tsx";
import { PageHead, Section } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import type { Tier } from "../tiers.server.ts";
import { TierTable } from "./tier-table.tsx";

export type TierAnswer = {
  refusal?: string;
  errors?: { name?: string[] | null; discountBp?: string[] | null };
  typed?: { name: string; discountBp: string };
  now?: StandsNow;
  edition?: string;
};

type TierPageProps = {
  tiers: Tier[];
  asked: string | null;
  of: string | null;
  answer?: TierAnswer;
};

const done = {
  add: "The tier was added",
  edit: "The tier was changed",
  up: "The order was changed",
  down: "The order was changed",
  remove: "The tier was removed",
};

/** 3000 hundredths of a percent as "30". */
export const percentOf = (bp: number) => String(bp / 100);

/** The tiers of the programme, the highest first: each sets what its partners pay. */
export function TierPage({ tiers, asked, of, answer }: TierPageProps) {
  const tier = tiers.find(({ id }) => id === of);
  return (
    <>
      <PageHead
        title="Tiers"
        sub="The highest first"
        actions={
          asked !== "add" && (
            <LinkButton to="?do=add" kind="primary" icon="plus" replace preventScrollReset>
              Add a tier
            </LinkButton>
          )
        }
      />
      {answer?.refusal && <Notice tone="bad" title={answer.refusal} live />}
      <Done words={done} />
      {asked === "add" && <TierForm tier={null} answer={answer} />}
      {asked === "edit" && tier && <TierForm key={tier.id} tier={tier} answer={answer} />}
      {asked === "remove" && tier && <RemoveTier tier={tier} />}
      {tiers.length === 0 ? (
        <Empty title="No tier yet">A tier gives its partners a discount off the list price</Empty>
      ) : (
        <TierTable tiers={tiers} />
      )}
    </>
  );
}

function TierForm({ tier, answer }: { tier: Tier | null; answer?: TierAnswer }) {
  const { errors, typed } = answer ?? {};
  return (
    <Form method="post" className="divide">
      <input type="hidden" name="intent" value={tier ? "edit" : "add"} />
      {tier && (
        <>
          <input type="hidden" name="tierId" value={tier.id} />
          <input type="hidden" name="edition" value={answer?.edition ?? tier.edition} />
        </>
      )}
      {answer?.now && <ChangedMeanwhile now={answer.now} />}
      <Section title={tier ? `Change ${tier.name}` : "Add a tier"}>
        {tier && tier.partners > 0 && (
          <p className="quiet">
            New prices hold for deals that are registered from now on; those before keep theirs.
          </p>
        )}
        <Fields>
          <Field label="Name" errors={errors?.name ?? []} span={3}>
            <TextInput name="name" defaultValue={typed?.name ?? tier?.name} autoComplete="off" />
          </Field>
          <Field label="Discount" errors={errors?.discountBp ?? []} span={2}>
            <TextInput
              name="discountBp"
              inputMode="decimal"
              numeric
              end="%"
              defaultValue={typed?.discountBp ?? (tier ? percentOf(tier.discountBp) : "")}
            />
          </Field>
        </Fields>
      </Section>
      <DecisionBar>
        <Button type="submit" kind="primary">
          {tier ? "Save tier" : "Add tier"}
        </Button>
        <BackButton />
      </DecisionBar>
    </Form>
  );
}

function RemoveTier({ tier }: { tier: Tier }) {
  return (
    <Form method="post" className="divide">
      <input type="hidden" name="tierId" value={tier.id} />
      <Section title={`Remove the tier ${tier.name}?`}>
        <p className="quiet">No partner is on it.</p>
      </Section>
      <DecisionBar>
        <Button type="submit" name="intent" value="remove" kind="danger">
          Remove tier
        </Button>
        <BackButton />
      </DecisionBar>
    </Form>
  );
}
