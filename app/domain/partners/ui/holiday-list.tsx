import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormSection } from "#app/ui/form.tsx";
import { formatDay } from "#app/ui/format.ts";
import { TextInput } from "#app/ui/input.tsx";
import { SectionHead } from "#app/ui/page.tsx";

import type { Holiday } from "../vendor-settings.server.ts";

type Props = {
  holidays: Holiday[];
  answer?: { day: string[]; name: string[]; typed: { day: string; name: string } };
};

const isoDay = (day: Date) => day.toISOString().slice(0, 10);

/** Days on which the vendor rests besides the weekend. */
export function HolidayList({ holidays, answer }: Props) {
  return (
    <section aria-label="Public holidays">
      <Form method="post">
        <FormSection title="Public holidays" text="Deadlines pass over them">
          <div className="grid gap-3">
            <Fields>
              <Field label="Day" errors={answer?.day ?? []} span={2}>
                <DateField name="day" defaultValue={answer?.typed.day} />
              </Field>
              <Field label="Holiday" errors={answer?.name ?? []} span={4}>
                <TextInput name="name" defaultValue={answer?.typed.name} autoComplete="off" />
              </Field>
            </Fields>
            <Button type="submit" name="intent" value="add-holiday" className="justify-self-start">
              Add holiday
            </Button>
          </div>
        </FormSection>
      </Form>
      <SectionHead title="In the calendar" sub={String(holidays.length)} overTable />
      {holidays.length === 0 ? (
        <Empty title="No holiday yet">Every business day counts until you add one</Empty>
      ) : (
        <table className="table">
          <caption className="sr">Public holidays</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Holiday</th>
              <th scope="col">
                <span className="sr">What to do</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {holidays.map(({ day, name }) => (
              <tr key={isoDay(day)}>
                <td className="nowrap">{formatDay(day)}</td>
                <th scope="row">{name}</th>
                <td className="num">
                  <Form method="post" preventScrollReset>
                    <input type="hidden" name="day" value={isoDay(day)} />
                    <Button
                      type="submit"
                      name="intent"
                      value="remove-holiday"
                      size="sm"
                      kind="bare"
                    >
                      Remove<span className="sr"> {name}</span>
                    </Button>
                  </Form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
