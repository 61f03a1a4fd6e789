import { Form } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { DropZone } from "#app/ui/drop-zone.tsx";
import { Icon, Mark } from "#app/ui/icon.tsx";
import { Progress } from "#app/ui/status.tsx";

import { ACCEPT, type TalkStream } from "../../files/deal-file.ts";
import { useUpload } from "./use-upload.ts";

type SendFileProps = {
  stream: TalkStream;
  base: string;
  readBy: string;
  error?: string;
  back: string;
};

/** One file for one stream. With script it shows how far it is, and what is wrong stands here at once. */
export function SendFile({ stream, base, readBy, error, back }: SendFileProps) {
  const upload = useUpload(`${base}/upload`);
  const wrong = upload.error ?? error;
  const shared = stream === "shared";
  return (
    <Form
      method="post"
      action={`${base}/files`}
      encType="multipart/form-data"
      className="send-file"
      data-stream={stream}
      onSubmit={upload.onSubmit}
    >
      {/* Before the file, which is read as it arrives. */}
      <input type="hidden" name="stream" value={stream} />
      <p className="row-flex strong">
        <Icon name={shared ? "send" : "lock"} />
        {shared ? `${readBy} reads this file` : `${readBy}: no partner sees this file`}
      </p>
      <DropZone
        name="file"
        label={shared ? `File for ${readBy}` : "Internal file"}
        help="PDF, PNG, JPEG, WebP, Word, Excel, PowerPoint, CSV, text or mail (eml), up to 20 MB"
        accept={ACCEPT}
        required
      />
      {wrong && (
        <p className="error" role="alert">
          <Mark name="bad" />
          {wrong}
        </p>
      )}
      {upload.share !== null && (
        <Progress
          parts={[{ share: upload.share }]}
          label={`${Math.round(upload.share * 100)}% is sent`}
        />
      )}
      <div className="row-flex">
        <Button type="submit" icon={shared ? "upload" : "lock"} disabled={upload.share !== null}>
          {shared ? `Send the file to ${readBy}` : "Keep the file internal"}
        </Button>
        <LinkButton to={back} kind="bare" replace preventScrollReset>
          Back
        </LinkButton>
        <span className="help" role="status">
          {upload.share !== null ? "The file is on its way" : ""}
        </span>
      </div>
    </Form>
  );
}
