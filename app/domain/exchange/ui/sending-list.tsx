import { Link } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { formatBytes, formatPercent } from "#app/ui/format.ts";
import { Icon, Mark } from "#app/ui/icon.tsx";
import { Progress, Status } from "#app/ui/status.tsx";

import type { SentFile } from "./file-queue.ts";

type SendingListProps = {
  files: readonly SentFile[];
  /** Sends one again. */
  onAgain: (no: number) => void;
};

/** Each file on its way, with how far it is and what became of it. */
export function SendingList({ files, onAgain }: SendingListProps) {
  if (files.length === 0) return null;
  return (
    <ul className="sending" aria-label="Files being sent">
      {files.map((file) => (
        <li key={file.no}>
          <Icon name="file" />
          <span className="sending-name clip">{nameOf(file)}</span>
          <span className="faint small tnum">{formatBytes(file.bytes)}</span>
          <span className="sending-state">
            <State file={file} />
            {(file.state === "broken" || file.state === "pausing") && (
              <Button size="sm" icon="refresh" onClick={() => onAgain(file.no)}>
                Send again
                <span className="sr"> {file.name}</span>
              </Button>
            )}
          </span>
          {file.state === "sending" && (
            <Progress parts={[{ share: shareOf(file) }]} label={`${file.name}: ${far(file)}`} />
          )}
        </li>
      ))}
    </ul>
  );
}

const shareOf = ({ sent, bytes }: SentFile) => (bytes === 0 ? 0 : Math.min(1, sent / bytes));
const far = (file: SentFile) =>
  `${formatPercent(shareOf(file), undefined, { digits: 0 })} of ${formatBytes(file.bytes)}`;

const nameOf = ({ name, answer }: SentFile) =>
  answer?.ok ? (
    <Link className="link" to={answer.href}>
      {name}
    </Link>
  ) : (
    name
  );

function State({ file }: { file: SentFile }) {
  const { state, answer } = file;
  if (answer?.ok === false) {
    return (
      <span className="error small">
        <Mark name="bad" />
        {answer.words}
      </span>
    );
  }
  if (answer?.ok) {
    return answer.same ? (
      <Status mark="info">Handed over before</Status>
    ) : (
      <Status tone="ok" mark="ok">
        Sent
      </Status>
    );
  }
  if (state === "sending") return <span className="small tnum">{far(file)}</span>;
  if (state === "waiting") return <span className="quiet small">Waiting</span>;
  return (
    <span className="error small">
      <Mark name="bad" />
      {state === "pausing" ? "Broken off, tried again in a moment" : "The connection broke off"}
    </span>
  );
}
