import type { Changed } from "../changed.ts";
import type { MergeRow } from "./merge.ts";

/** A form that was overtaken: who changed the deal meanwhile, and what there is to choose. */
export type Meeting = Pick<Changed, "by" | "at" | "changes"> & {
  /** The version that is shown now, and that the form is about from here on. */
  version: number;
  rows: MergeRow[];
};
