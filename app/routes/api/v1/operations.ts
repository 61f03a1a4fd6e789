import type { Operation } from "../operation.ts";
import { actions } from "./deal-actions.ts";
import { changeDeal, createDeal, getDeal, listDeals } from "./deal-operations.ts";
import {
  decisions,
  files,
  getSubmission,
  listRowErrors,
  listSubmissions,
  sendSubmission,
} from "./submission-operations.ts";

/** Everything that the API does. */
export const operations: readonly Operation[] = [
  listDeals,
  getDeal,
  createDeal,
  changeDeal,
  ...Object.values(actions),
  sendSubmission,
  listSubmissions,
  getSubmission,
  listRowErrors,
  ...Object.values(files),
  ...Object.values(decisions),
];
