import type { MarkName } from "#app/ui/icon.tsx";
import type { Tone } from "#app/ui/status.tsx";

import type { DeliveryStatus, EndpointStatus } from "../../hooks/endpoint.ts";
import { EVERY_SUBMISSION, EVERYTHING } from "../../hooks/hook-events.ts";

type Shown = { mark: MarkName; tone?: Tone; word: string };

export const endpointStates: Record<EndpointStatus, Shown> = {
  active: { mark: "ok", tone: "ok", word: "On" },
  paused: { mark: "ring", word: "Paused" },
  disabled: { mark: "bad", tone: "bad", word: "Switched off" },
  removed: { mark: "withdrawn", word: "Removed" },
};

export const deliveryStates: Record<DeliveryStatus, Shown> = {
  waiting: { mark: "review", tone: "live", word: "On its way" },
  delivered: { mark: "ok", tone: "ok", word: "Delivered" },
  failed: { mark: "bad", tone: "bad", word: "Not delivered" },
};

const problems: Record<string, string> = {
  "refused-target": "The address leads to no public host",
  timeout: "No answer within 10 seconds",
  unreachable: "No connection",
  "not-active": "The endpoint takes nothing",
};

/** What came of a try, in a few words. */
export const outcomeWords = (status: number | null, problem: string | null): string =>
  problem ? (problems[problem] ?? problem) : status === null ? "" : `HTTP ${status}`;

export const eventWords = (events: readonly string[]): string =>
  events.map((event) => everything[event] ?? event).join(", ");

const everything: Record<string, string> = {
  [EVERYTHING]: "Everything about deals",
  [EVERY_SUBMISSION]: "Everything about files handed over",
};
