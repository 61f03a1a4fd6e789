import { Form, useNavigation } from "@remix-run/react";
import { type ReactNode, useRef } from "react";

import { Button } from "#app/ui/button.tsx";
import { DropZone } from "#app/ui/drop-zone.tsx";
import { Mark } from "#app/ui/icon.tsx";

type HandOverFormProps = {
  /** What to drop: "Sales-out file". */
  label: string;
  help: ReactNode;
  /** What was wrong with the last one. */
  error?: string;
  /** Sends as soon as a file is there; leave it out where a choice must be made first. */
  atOnce?: boolean;
  /** Fields before the file; they must come first, because the file is read as it arrives. */
  children?: ReactNode;
};

/** Hands a file over: one drop with script, a file field and a button without. */
export function HandOverForm({ label, help, error, atOnce, children }: HandOverFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const navigation = useNavigation();
  const sending =
    navigation.state === "submitting" && navigation.formEncType === "multipart/form-data";
  const choose = (files: File[]) => {
    if (atOnce && files.length > 0) form.current?.requestSubmit();
  };
  return (
    <Form method="post" encType="multipart/form-data" ref={form} className="hand-over">
      {children}
      <DropZone
        name="file"
        label={label}
        help={help}
        accept=".csv,.tsv,.txt,.xlsx,.xlsm,.x12,.edi,text/csv,text/tab-separated-values,text/plain"
        required
        onChoose={choose}
      />
      {error && (
        <p className="error" role="alert">
          <Mark name="bad" />
          {error}
        </p>
      )}
      <div className="row-flex">
        <Button type="submit" kind="primary" icon="upload" disabled={sending}>
          {sending ? "Sending" : "Send the file"}
        </Button>
        <span className="help" role="status">
          {sending ? "The file is on its way" : ""}
        </span>
      </div>
    </Form>
  );
}
