import { getFormProps, getInputProps, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form, Link } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields, FormErrors, FormSection, formErrorsOf } from "#app/ui/form.tsx";
import { formatDay, formatInstant, formatUnits } from "#app/ui/format.ts";
import { TextInput } from "#app/ui/input.tsx";
import { PageHead, ScrollRegion, SectionHead } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { AskAboutPerson, askLabels } from "../ask.schema.ts";
import type { FormerMember } from "../former-members.server.ts";
import { RequestStatus } from "./request-status.tsx";

type Asked = {
  id: string;
  state: string;
  membershipId: string | null;
  askedBy: string;
  askedAt: Date;
  foundRows: number;
  erasedRows: number;
};

type PrivacyPageProps = {
  requests: Asked[];
  returns: { id: string; rows: number; since: Date }[];
  former: FormerMember[];
  timeZone: string;
  answer?: { lastResult?: SubmissionResult<string[]>; refusal?: string };
};

/** Whom the vendor holds something about: to find out, to hand it over, and to erase it. */
export function PrivacyPage({ requests, returns, former, timeZone, answer }: PrivacyPageProps) {
  return (
    <>
      <PageHead
        title="Privacy"
        sub="What is held about a person"
        actions={
          <LinkButton to="/desk/admin/privacy/retention">How long things are kept</LinkButton>
        }
      />
      {answer?.refusal && <Notice tone="bad" title={answer.refusal} live />}
      {returns.map(({ id, rows, since }) => (
        <Notice key={id} tone="warn" title="Somebody who was erased is named again">
          {`In ${formatUnits(rows)} ${rows === 1 ? "place" : "places"}, last on ${formatDay(since)}. `}
          <Link className="link" to={`/desk/admin/privacy/${id}`}>
            Look where
          </Link>
        </Notice>
      ))}
      <AskForm answer={answer} />
      <SectionHead
        title="Asked about"
        sub="Without names: they are in the search alone"
        overTable
      />
      {requests.length === 0 ? (
        <Empty title="Nobody was asked about">
          A search looks through every table that may name somebody
        </Empty>
      ) : (
        <RequestTable requests={requests} timeZone={timeZone} />
      )}
      {former.length > 0 && <FormerTable former={former} />}
    </>
  );
}

function AskForm({ answer }: Pick<PrivacyPageProps, "answer">) {
  const [form, fields] = useForm({
    id: "ask",
    lastResult: answer?.lastResult,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: AskAboutPerson }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  return (
    <Form method="post" {...getFormProps(form)}>
      <input type="hidden" name="intent" value="ask" />
      <FormErrors
        title="Nobody was looked for"
        errors={formErrorsOf(form, askLabels)}
        attempt={answer}
      />
      <FormSection
        title="Find a person"
        text="A mail address finds most: names and numbers beside it are then found in texts as well"
      >
        <div className="grid gap-4">
          <Fields>
            <Field label={askLabels.mail} field={fields.mail} span={3} optional>
              <TextInput {...getInputProps(fields.mail, { type: "text" })} autoComplete="off" />
            </Field>
            <Field label={askLabels.name} field={fields.name} span={3} optional>
              <TextInput {...getInputProps(fields.name, { type: "text" })} autoComplete="off" />
            </Field>
            <Field label={askLabels.phone} field={fields.phone} span={3} optional>
              <TextInput {...getInputProps(fields.phone, { type: "text" })} autoComplete="off" />
            </Field>
          </Fields>
          <div>
            <Button type="submit" kind="primary" icon="search">
              Find
            </Button>
          </div>
        </div>
      </FormSection>
    </Form>
  );
}

function RequestTable({ requests, timeZone }: Pick<PrivacyPageProps, "requests" | "timeZone">) {
  return (
    <ScrollRegion label="Searches">
      <table className="table">
        <caption className="sr">Searches, the latest first</caption>
        <thead>
          <tr>
            <th scope="col">Asked</th>
            <th scope="col">By</th>
            <th scope="col">About</th>
            <th scope="col" className="num">
              Found
            </th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {requests.map((request) => (
            <tr key={request.id}>
              <th scope="row">
                <Link className="link" to={`/desk/admin/privacy/${request.id}`}>
                  {formatInstant(request.askedAt, timeZone)}
                </Link>
              </th>
              <td>{request.askedBy}</td>
              <td>{request.membershipId ? "A former member" : "A contact"}</td>
              <td className="num">{formatUnits(request.foundRows)}</td>
              <td>
                <RequestStatus state={request.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function FormerTable({ former }: { former: FormerMember[] }) {
  return (
    <>
      <SectionHead
        title="Former members"
        sub="Who left and is still named in what they did"
        overTable
      />
      <ScrollRegion label="Former members">
        <table className="table">
          <caption className="sr">Former members, who left last comes first</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Worked at</th>
              <th scope="col">Until</th>
              <th scope="col">
                <span className="sr">What to do</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {former.map(({ id, name, partnerName, endedAt }) => (
              <tr key={id}>
                <th scope="row" className="strong">
                  {name}
                </th>
                <td>{partnerName ?? "Here"}</td>
                <td>{formatDay(endedAt)}</td>
                <td className="num">
                  <Form method="post">
                    <input type="hidden" name="intent" value="member" />
                    <input type="hidden" name="membershipId" value={id} />
                    <Button type="submit" size="sm">
                      Find<span className="sr"> {name}</span>
                    </Button>
                  </Form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}
