import { Form, Link } from "@remix-run/react";

import { BackButton, Button, LinkButton } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { Field } from "#app/ui/field.tsx";
import { Choices, Fields } from "#app/ui/form.tsx";
import { formatInstant, NOTHING } from "#app/ui/format.ts";
import { Checkbox, TextArea } from "#app/ui/input.tsx";
import { Section, Side, Split } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";
import { Moment, Timeline } from "#app/ui/timeline.tsx";

import {
  type Application,
  type ApplicationNote,
  checklist,
  checklistItems,
  isOpen,
  type NoteKind,
} from "../application.ts";
import { countries } from "../countries.ts";

type Alike = { key: string; to: string; name: string; what: string };

type Props = {
  application: Application & { notes: ApplicationNote[] };
  alike: Alike[];
  timeZone: string;
  mayJudge: boolean;
  asked: string | null;
  errors: string[];
};

const said: Record<NoteKind, string> = {
  note: "noted",
  asked: "asked",
  answered: "answered",
  declined: "declined",
};

/** An application with everything to decide it by. */
export function ApplicationView(props: Props) {
  const { application, alike, timeZone, mayJudge, asked, errors } = props;
  const open = isOpen(application);
  return (
    <Split cols="main-side">
      <div className="stack">
        <Section title="What they write">
          <p className="max-w-prose whitespace-pre-wrap">{application.sells}</p>
        </Section>
        <Section
          title="Looks like"
          sub={alike.length === 0 ? "No partner, customer or application we know" : undefined}
          tone={alike.length > 0 ? "warn" : undefined}
        >
          {alike.length > 0 && (
            <ul className="people">
              {alike.map(({ key, to, name, what }) => (
                <li className="row-flex" key={key}>
                  <Link className="link clip" to={to}>
                    {name}
                  </Link>
                  <span className="faint small push">{what}</span>
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Checklist application={application} open={open && mayJudge} />
        <Section title="What was said" sub={application.notes.length === 0 ? "Nothing yet" : ""}>
          <Timeline label="What was said, newest first">
            {application.notes.map((note) => (
              <Moment
                key={note.id}
                mark={note.kind === "asked" ? "warn" : "dot"}
                time={formatInstant(note.at, timeZone)}
                dateTime={note.at.toISOString()}
                quote={note.text}
              >
                {note.authorName} {said[note.kind]}
              </Moment>
            ))}
          </Timeline>
        </Section>
        {mayJudge && <Judging application={application} asked={asked} errors={errors} />}
      </div>
      <Side label="About the company">
        <Section title="Company">
          <Facts
            facts={[
              { label: "City", value: application.city },
              { label: "Country", value: countries[application.country] ?? application.country },
              { label: "Web domain", value: application.domain ?? NOTHING },
              { label: "Tax number", value: application.taxId ?? NOTHING },
            ]}
          />
        </Section>
        <Section title="Applicant">
          <Facts
            facts={[
              { label: "Name", value: application.name },
              { label: "Title", value: application.title },
              {
                label: "E-mail",
                value: (
                  <a className="link" href={`mailto:${application.email}`}>
                    {application.email}
                  </a>
                ),
              },
            ]}
          />
        </Section>
        {application.decidedAt && (
          <Section title="Decided">
            <Facts
              facts={[
                { label: "By", value: application.deciderName ?? NOTHING },
                { label: "On", value: formatInstant(application.decidedAt, timeZone) },
              ]}
            />
          </Section>
        )}
      </Side>
    </Split>
  );
}

function Checklist({ application, open }: { application: Application; open: boolean }) {
  const ticked = new Set(application.checked);
  return (
    <Section title="Checked" sub={`${ticked.size} of ${checklistItems.length}`}>
      <Form method="post" preventScrollReset>
        <Choices legend={<span className="sr">What was checked</span>}>
          {checklistItems.map((item) => (
            <Checkbox
              key={item}
              name="checked"
              value={item}
              defaultChecked={ticked.has(item)}
              disabled={!open}
            >
              {checklist[item]}
            </Checkbox>
          ))}
        </Choices>
        {open && (
          <Button type="submit" name="intent" value="check" size="sm" className="mt-3">
            Save what was checked
          </Button>
        )}
      </Form>
    </Section>
  );
}

const deeds = {
  ask: {
    title: "Ask the applicant",
    label: "What you want to know",
    act: "Send the question",
    kind: "primary",
  },
  decline: {
    title: "Decline the application? The applicant reads why, and it stays declined",
    label: "Why",
    act: "Decline",
    kind: "danger",
  },
  note: { title: "Note for colleagues", label: "Note", act: "Save the note", kind: "primary" },
} as const;

function Judging({ application, asked, errors }: Pick<Props, "application" | "asked" | "errors">) {
  const open = isOpen(application);
  const chosen = asked === "note" || (open && asked && asked in deeds) ? asked : null;
  const deed = chosen && deeds[chosen as keyof typeof deeds];
  if (deed) {
    return (
      <Form method="post" className="divide">
        <input type="hidden" name="intent" value={chosen} />
        <Section title={deed.title}>
          <Fields>
            <Field label={deed.label} errors={errors} span={6}>
              <TextArea name="text" rows={3} />
            </Field>
          </Fields>
        </Section>
        <DecisionBar>
          <Button type="submit" kind={deed.kind}>
            {deed.act}
          </Button>
          <BackButton />
        </DecisionBar>
      </Form>
    );
  }
  return (
    <>
      {application.partnerId && (
        <Notice tone="ok" title="Registered">
          <Link className="link" to={`/desk/partners/${application.partnerId}`}>
            Open the partner
          </Link>
        </Notice>
      )}
      <DecisionBar>
        {open && (
          <>
            <LinkButton to={`/desk/partners/new?application=${application.id}`} kind="primary">
              Register as a partner
            </LinkButton>
            <LinkButton to="?do=ask" replace preventScrollReset>
              Ask for more
            </LinkButton>
            <LinkButton to="?do=decline" kind="danger" replace preventScrollReset>
              Decline
            </LinkButton>
          </>
        )}
        <LinkButton to="?do=note" kind="bare" replace preventScrollReset>
          Add a note
        </LinkButton>
      </DecisionBar>
    </>
  );
}
