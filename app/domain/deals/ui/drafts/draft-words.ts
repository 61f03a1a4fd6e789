import type { DraftSource } from "../../drafts/draft.ts";

export const sourceNames: Record<DraftSource, string> = {
  form: "Form",
  copy: "Copy",
  file: "File",
  mail: "Mail",
  api: "API",
};
