import { Form, useNavigation } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { TextArea } from "#app/ui/input.tsx";

import type { TalkStream } from "../../files/deal-file.ts";
import { LONGEST_TEXT } from "../../talk/talk.ts";

export type TalkAnswer = {
  errors: string[];
  /** What was typed, and for whom, so that nothing is lost. */
  text: string;
  stream: string;
};

type SayFormProps = {
  stream: TalkStream;
  formId: string;
  action: string;
  label: string;
  /** On the button: who gets it. */
  send: string;
  help: string;
  answer?: TalkAnswer;
  /** Back to where nothing is chosen. */
  back?: string;
};

/** Something to say, in the one stream that it stands in. */
export function SayForm(props: SayFormProps) {
  const { stream, formId, action, label, send, help, answer, back } = props;
  const { state, formData } = useNavigation();
  const sending = state !== "idle" && formData?.get("stream") === stream;
  const own = answer?.stream === stream ? answer : undefined;
  return (
    <Form method="post" action={action} className="say" preventScrollReset>
      <input type="hidden" name="stream" value={stream} />
      <input type="hidden" name="formId" value={formId} />
      <Field label={label} help={help} errors={own?.errors ?? []}>
        <TextArea name="text" rows={3} required maxLength={LONGEST_TEXT} defaultValue={own?.text} />
      </Field>
      <div className="row-flex">
        <Button
          type="submit"
          name="intent"
          value="say"
          icon={stream === "shared" ? "send" : "lock"}
          disabled={sending}
        >
          {send}
        </Button>
        {back && (
          <LinkButton to={back} kind="bare" replace preventScrollReset>
            Back
          </LinkButton>
        )}
      </div>
    </Form>
  );
}
