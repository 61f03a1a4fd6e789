import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormFoot, FormSection } from "#app/ui/form.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { TextArea } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";
import { type Step, Steps } from "#app/ui/steps.tsx";
import { Moment, Timeline } from "#app/ui/timeline.tsx";

import type { ApplicationStatus } from "../application.ts";
import type { FollowedApplication } from "../follow-application.server.ts";

const outcomes: Record<ApplicationStatus, Step["state"]> = {
  received: "ahead",
  asked: "ahead",
  registered: "done",
  declined: "failed",
};

function stepsOf({ status, vendorName }: FollowedApplication): Step[] {
  const decided = status === "registered" || status === "declined";
  return [
    { name: "Received", state: "done" },
    {
      name: status === "asked" ? "Your answer" : `${vendorName} looks at it`,
      state: decided ? "done" : "now",
    },
    {
      name: status === "declined" ? "Declined" : "Registered as a partner",
      state: outcomes[status],
    },
  ];
}

type Props = { application: FollowedApplication; errors: string[] };

/** How an application stands, for whoever sent it. */
export function FollowedApplicationView({ application, errors }: Props) {
  const { status, said, timeZone, vendorName } = application;
  const question = said.find(({ kind }) => kind === "asked");
  return (
    <>
      <Section title="Where it stands">
        <Steps label="Steps of the application" steps={stepsOf(application)} />
        {status === "registered" && (
          <p className="quiet">
            Your first administrator has a mail with an invitation to the partner portal.
          </p>
        )}
      </Section>
      {status === "asked" && (
        <Form method="post">
          <FormSection title={`${vendorName} asks`} text={question?.text}>
            <Fields>
              <Field label="Your answer" errors={errors} span={6}>
                <TextArea name="text" rows={4} />
              </Field>
            </Fields>
          </FormSection>
          <FormFoot>
            <Button type="submit" kind="primary">
              Send answer
            </Button>
          </FormFoot>
        </Form>
      )}
      {said.length > 0 && (
        <Section title="What was said">
          <Timeline label="What was said, newest first">
            {said.map((note) => (
              <Moment
                key={note.id}
                time={formatInstant(note.at, timeZone)}
                dateTime={note.at.toISOString()}
                quote={note.text}
              >
                {note.authorName}
              </Moment>
            ))}
          </Timeline>
        </Section>
      )}
    </>
  );
}
