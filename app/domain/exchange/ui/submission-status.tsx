import { formatUnits } from "#app/ui/format.ts";
import { Status } from "#app/ui/status.tsx";

import type { Submission } from "../submission.ts";

type Shown = Pick<Submission, "status" | "rowsRefused">;

/** What became of a file. */
export function SubmissionStatus({ status, rowsRefused }: Shown) {
  if (status === "received") return <Status mark="ring">Waiting</Status>;
  if (status === "reading") {
    return (
      <Status mark="now" tone="live">
        Reading
      </Status>
    );
  }
  if (status === "checked") {
    return (
      <Status mark="now" tone="live">
        Applying
      </Status>
    );
  }
  if (status === "waiting") {
    return (
      <Status mark="review" tone="warn">
        To be confirmed
      </Status>
    );
  }
  if (status === "discarded") return <Status mark="ring">Discarded</Status>;
  if (status === "reversed") return <Status mark="ring">Taken back</Status>;
  if (status === "refused") {
    return (
      <Status mark="bad" tone="bad">
        Refused
      </Status>
    );
  }
  if (rowsRefused > 0) {
    return (
      <Status mark="warn" tone="warn">
        {formatUnits(rowsRefused)} to correct
      </Status>
    );
  }
  return (
    <Status mark="ok" tone="ok">
      Applied
    </Status>
  );
}
