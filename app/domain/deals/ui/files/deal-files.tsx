import { Form, useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { formatBytes, formatInstant } from "#app/ui/format.ts";
import { Icon } from "#app/ui/icon.tsx";
import { Section } from "#app/ui/page.tsx";
import { Badge } from "#app/ui/status.tsx";

import type { Clock } from "../../clock.ts";
import { type DealFile, kindNames, streamOf, type TalkStream } from "../../files/deal-file.ts";
import type { DealTalk } from "../../talk/deal-talk.ts";
import { SendFile } from "./send-file.tsx";

type DealFilesProps = {
  talk: DealTalk;
  clock: Clock;
  vendorName: string;
  base: string;
  /** What was wrong with the last one, and for whom it was meant. */
  answer?: { error: string; stream: string | null };
};

const done = { "file-added": "The file was added", "file-removed": "The file was removed" };

/** The files beside a deal. Who reads one is chosen before it is. */
export function DealFiles({ talk, clock, vendorName, base, answer }: DealFilesProps) {
  const [params] = useSearchParams();
  const { rights, files, deal } = talk;
  const vendor = rights.as === "vendor";
  const chosen = answer ? streamOf(answer.stream ?? "") : streamOf(params.get("attach") ?? "");
  const stream = chosen && mayAdd(talk, chosen) ? chosen : null;
  const sees: Record<TalkStream, string> = {
    shared: vendor ? deal.partnerName : vendorName,
    internal: `${vendorName} only`,
  };
  const choose = (to: TalkStream, label: string) =>
    mayAdd(talk, to) && (
      <LinkButton
        to={withParams(params, { attach: to, done: null })}
        size="sm"
        icon={to === "shared" ? "upload" : "lock"}
        replace
        preventScrollReset
      >
        {label}
      </LinkButton>
    );
  return (
    <div id="files" className="divide">
      <Done words={done} />
      <Section
        title="Files"
        sub={files.length === 0 ? "None yet" : undefined}
        actions={
          !stream && (
            <>
              {choose("shared", vendor ? `Add a file for ${deal.partnerName}` : "Add a file")}
              {choose("internal", "Add an internal file")}
            </>
          )
        }
      >
        {stream && (
          <SendFile
            stream={stream}
            base={base}
            readBy={sees[stream]}
            error={answer?.error}
            back={withParams(params, { attach: null, done: null })}
          />
        )}
        <ul className="file-list">
          {files.map((file) => (
            <FileLine
              key={file.id}
              file={file}
              clock={clock}
              base={base}
              mayRemove={mayRemove(talk, file)}
              asked={params.get("remove") === file.id}
            />
          ))}
        </ul>
      </Section>
    </div>
  );
}

const mayAdd = ({ rights }: DealTalk, stream: TalkStream) =>
  stream === "internal" ? rights.note : rights.share;

/** Each side its own; the database says the same. */
function mayRemove({ rights, personId }: DealTalk, file: DealFile): boolean {
  const side = rights.as === "vendor" ? "vendor" : "partner";
  if (file.side !== side || file.removedAt || rights.as === "guest") return false;
  return rights.share || file.personId === personId;
}

type FileLineProps = {
  file: DealFile;
  clock: Clock;
  base: string;
  mayRemove: boolean;
  /** Whether its removal is being asked about. */
  asked: boolean;
};

function FileLine({ file, clock, base, mayRemove: may, asked }: FileLineProps) {
  const [params] = useSearchParams();
  const kept = withParams(params, { remove: null, done: null });
  const at = formatInstant(file.at, clock.timeZone, undefined, clock.today);
  if (file.removedAt) {
    return (
      <li>
        <Icon name="file" />
        <span className="gone clip">{file.name}</span>
        <span className="faint small">Removed by {file.removedBy}</span>
      </li>
    );
  }
  return (
    <li>
      <Icon name="file" />
      <a className="link clip" href={`${base}/files/${file.id}`} download>
        {file.name}
      </a>
      {file.stream === "internal" && <Badge>Internal</Badge>}
      <span className="faint small">
        {kindNames[file.kind]}, {formatBytes(file.bytes)}, {file.authorName}, {at}
      </span>
      {may && !asked && (
        <LinkButton
          className="push"
          to={withParams(params, { remove: file.id, done: null })}
          size="sm"
          kind="bare"
          icon="trash"
          iconOnly
          replace
          preventScrollReset
        >
          Remove {file.name}
        </LinkButton>
      )}
      {may && asked && (
        <Form
          method="post"
          action={`${base}/talk${kept === "?" ? "" : kept}`}
          className="row-flex push"
          preventScrollReset
        >
          <input type="hidden" name="id" value={file.id} />
          <span>Remove it? Nobody can open it any more</span>
          <Button type="submit" name="intent" value="remove-file" size="sm" kind="danger">
            Remove
          </Button>
          <LinkButton to={kept} size="sm" replace preventScrollReset>
            Keep it
          </LinkButton>
        </Form>
      )}
    </li>
  );
}
