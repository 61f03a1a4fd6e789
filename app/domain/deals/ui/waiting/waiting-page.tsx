import { Form, Link } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields } from "#app/ui/form.tsx";
import { TextInput } from "#app/ui/input.tsx";
import { PageHead, ScrollRegion } from "#app/ui/page.tsx";
import { Status } from "#app/ui/status.tsx";

import type { Clock } from "../../clock.ts";
import type { PrecheckAnswer } from "../../precheck/precheck.ts";
import type { Waiting } from "../../waiting/waiting.ts";
import { dayWords } from "../due-words.ts";
import { PrecheckWords } from "../register/precheck-words.tsx";

type WaitingPageProps = {
  waits: Waiting[];
  clock: Clock;
  /** Suggested, or typed before. */
  domain: string;
  answer: PrecheckAnswer | null;
};

/** What a partner waits for, and the way to wait for more. */
export function WaitingPage({ waits, clock, domain, answer }: WaitingPageProps) {
  return (
    <>
      <PageHead title="Waiting" sub="You hear when a customer can be registered again" />
      <div className="divide">
        <Form method="post" className="section">
          <Fields>
            <Field label="The customer’s domain" span={2}>
              <TextInput
                name="domain"
                defaultValue={domain}
                placeholder="kestrel.example"
                autoComplete="off"
                required
                maxLength={200}
              />
            </Field>
            <div className="row-flex" data-span={6}>
              <Button type="submit" name="intent" value="wait-domain">
                Tell me when it is free
              </Button>
            </div>
          </Fields>
          {answer && (
            <div className="two mt-3">
              <PrecheckWords answer={answer} clock={clock} />
              {answer.outcome === "protected" && (
                <Status mark="info" tone="live">
                  You hear when it is free
                </Status>
              )}
            </div>
          )}
        </Form>
        {waits.length === 0 ? (
          <Empty title="You wait for nothing">
            Where another registration stands against yours, you can ask to hear when it is over.
          </Empty>
        ) : (
          <ScrollRegion label="What you wait for">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">Customer</th>
                  <th scope="col">Products</th>
                  <th scope="col" className="col-2">
                    Since
                  </th>
                  <th scope="col">
                    <span className="sr">Stop waiting</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {waits.map(({ customerName, dealId, families, since }) => (
                  <tr key={dealId ?? customerName}>
                    <td>
                      {dealId ? (
                        <Link className="link" to={`/portal/deals/${dealId}`}>
                          {customerName}
                        </Link>
                      ) : (
                        customerName
                      )}
                    </td>
                    <td className="quiet">{families.join(", ") || "any"}</td>
                    <td className="quiet col-2">{dayWords(since, clock)}</td>
                    <td className="num">
                      <Form method="post">
                        {dealId && <input type="hidden" name="dealId" value={dealId} />}
                        <input type="hidden" name="customerName" value={customerName} />
                        <input type="hidden" name="from" value="list" />
                        <Button type="submit" size="sm" name="intent" value="stop">
                          Stop<span className="sr"> waiting for {customerName}</span>
                        </Button>
                      </Form>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        )}
      </div>
    </>
  );
}
