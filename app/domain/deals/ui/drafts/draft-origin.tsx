import { Notice } from "#app/ui/status.tsx";

import type { DealDraft } from "../../drafts/draft.ts";

const titles: Partial<Record<DealDraft["source"], string>> = {
  copy: "A copy: check what is bought, and when",
  file: "From a file",
  mail: "From a mail: check what was read from it",
};

/** Where a draft came from, over its form. */
export function DraftOrigin({ draft: { source, note } }: { draft: DealDraft }) {
  const title = titles[source];
  if (!title) return null;
  return <Notice title={title}>{note}</Notice>;
}
