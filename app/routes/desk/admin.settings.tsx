import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";

import { priceRule } from "#app/domain/exchange/price-rule.server.ts";
import { PriceRuleForm } from "#app/domain/exchange/ui/price-rule-form.tsx";
import { secondFactorRule } from "#app/domain/identity/second-factor/second-factor-rule.server.ts";
import { secondFactorRuleNames } from "#app/domain/identity/second-factor/second-factor-rule.ts";
import { HolidayList } from "#app/domain/partners/ui/holiday-list.tsx";
import { SettingsForm } from "#app/domain/partners/ui/settings-form.tsx";
import { vendorSettings } from "#app/domain/partners/vendor-settings.server.ts";
import { booksClosedThrough, takesClosedDays } from "#app/domain/revenue/open-period.server.ts";
import { BooksForm } from "#app/domain/revenue/ui/books-form.tsx";
import { withScope } from "#app/platform/db/scope.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { Choices, FormSection } from "#app/ui/form.tsx";
import { Radio } from "#app/ui/input.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { requireActor } from "../guard.server.ts";
import { requireRecentProof } from "../recent-proof.server.ts";
import { changeSettings } from "./settings-action.server.ts";

export const handle = { crumb: "Settings" };
export const meta: MetaFunction = () => [{ title: "Settings · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "settings:manage");
  await requireRecentProof(request);
  const zones = Intl.supportedValuesOf("timeZone");
  return withScope(actor, async (tx) => {
    const settings = await vendorSettings(tx);
    const { timeZone } = settings.record;
    return {
      ...settings,
      rule: await secondFactorRule(tx),
      booksThrough: await booksClosedThrough(tx),
      takesClosed: await takesClosedDays(tx),
      prices: await priceRule(tx),
      timeZones: zones.includes(timeZone) ? zones : [timeZone, ...zones],
    };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "settings:manage");
  await requireRecentProof(request);
  return changeSettings(request, actor);
}

const done = {
  settings: "The settings were saved",
  rule: "The rule for second factors was saved",
  books: "The end of the books was saved",
  prices: "The rule for reported prices was saved",
  "add-holiday": "The holiday was added",
  "remove-holiday": "The holiday was removed",
};

export default function Settings() {
  const { rule, holidays, booksThrough, takesClosed, prices, ...settings } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Settings" sub={settings.record.name} />
      <Done words={done} />
      <SettingsForm {...settings} answer={answer?.settings} />
      <Form method="post">
        <FormSection title="Second factor" text="Who has none sets one up before anything else">
          <div className="grid justify-items-start gap-3">
            <Choices legend="Asked of">
              {(["nobody", "staff", "everybody"] as const).map((value) => (
                <Radio key={value} name="rule" value={value} defaultChecked={value === rule}>
                  {secondFactorRuleNames[value]}
                </Radio>
              ))}
            </Choices>
            <Button type="submit" name="intent" value="rule">
              Save rule
            </Button>
          </div>
        </FormSection>
      </Form>
      <BooksForm through={booksThrough} takesClosed={takesClosed} answer={answer?.books} />
      <PriceRuleForm rule={prices} answer={answer?.prices} />
      <HolidayList holidays={holidays} answer={answer?.holiday} />
    </>
  );
}
