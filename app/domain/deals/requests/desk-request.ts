import type { ProposedChange } from "../ui/requests/request-words.ts";
import type { DealRequest } from "./deal-request.ts";

/** A partner's request with what it would change of the deal as it stands. */
export type DeskRequest = DealRequest & { changes: ProposedChange[] };
