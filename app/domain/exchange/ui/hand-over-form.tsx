import { Form } from "@remix-run/react";
import { type FormEvent, type ReactNode, useRef, useState } from "react";

import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Done } from "#app/ui/done.tsx";
import { DropZone } from "#app/ui/drop-zone.tsx";
import { Mark } from "#app/ui/icon.tsx";

import type { SentFile } from "./file-queue.ts";
import { SendingList } from "./sending-list.tsx";
import { useSending } from "./use-sending.ts";

type HandOverFormProps = {
  /** What to drop: "Sales-out files". */
  label: string;
  help: ReactNode;
  /** Where each file is sent by itself. */
  to: string;
  /** What they hold, where no field below says so. */
  kind?: string;
  /** What was wrong with the last one. */
  error?: string;
  /** Sends as soon as files are there; leave it out where a choice must be made first. */
  atOnce?: boolean;
  /** The page has another thing to do that comes first. */
  besides?: boolean;
  /** Fields before the files; they must come first, because files are read as they arrive. */
  children?: ReactNode;
};

/** Hands files over: dropped and sent one by one with script, a file field and a button without. */
export function HandOverForm(props: HandOverFormProps) {
  const { label, help, to, kind, error, atOnce, besides, children } = props;
  const form = useRef<HTMLFormElement>(null);
  const { files, underWay, send, again, asked } = useSending();
  const [round, setRound] = useState(0);

  const address = ({ name }: File) => {
    const fields = [...new FormData(form.current ?? undefined)].flatMap(([field, value]) =>
      typeof value === "string" ? [[field, value]] : [],
    );
    const said = { ...(kind && { kind }), ...Object.fromEntries(fields), name };
    return `${to}?${new URLSearchParams(said)}`;
  };
  const choose = (chosen: File[]) => atOnce === true && send(chosen, address);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const chosen = new FormData(event.currentTarget).getAll("file");
    if (!send(chosen.filter(isFile), address)) return;
    event.preventDefault();
    // An empty field again; the other choices stay.
    setRound(round + 1);
  };
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      ref={form}
      className="hand-over"
      onSubmit={submit}
    >
      {children}
      <DropZone
        key={round}
        name="file"
        label={label}
        help={help}
        accept=".csv,.tsv,.txt,.xlsx,.xlsm,.x12,.edi,.json,.jsonl,.ndjson,text/csv,text/tab-separated-values,text/plain,application/json"
        required
        multiple
        onChoose={choose}
      />
      <Done words={{ sent: "The files were sent" }} />
      {error && (
        <p className="error" role="alert">
          <Mark name="bad" />
          {error}
        </p>
      )}
      <SendingList files={files} onAgain={again} />
      <div className="row-flex">
        <Button type="submit" kind={besides ? undefined : "primary"} icon="upload">
          Send the files
        </Button>
        <span className="help" role="status">
          {files.length > 1 ? inWords(files) : underWay ? "The file is on its way" : ""}
        </span>
      </div>
      <Dialog
        open={asked !== null}
        onClose={() => asked?.stay()}
        title="Files are still being sent"
        actions={
          <>
            <Button data-safe onClick={asked?.stay}>
              Stay here
            </Button>
            <Button kind="danger" onClick={asked?.leave}>
              Leave and stop them
            </Button>
          </>
        }
      >
        What has not arrived is not handed over
      </Dialog>
    </Form>
  );
}

const isFile = (value: FormDataEntryValue): value is File =>
  typeof value !== "string" && value.name !== "";

/** "2 of 3 files sent, 1 refused". */
function inWords(files: readonly SentFile[]): string {
  const count = (state: SentFile["state"]) => files.filter((file) => file.state === state).length;
  const [refused, broken] = [count("refused"), count("broken")];
  return [
    `${count("sent")} of ${files.length} files sent`,
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(broken > 0 ? [`${broken} broken off`] : []),
  ].join(", ");
}
