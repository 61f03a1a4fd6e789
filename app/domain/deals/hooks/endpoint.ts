export type EndpointStatus = "active" | "paused" | "disabled" | "removed";

export type EndpointLine = {
  id: string;
  url: string;
  events: string[];
  status: EndpointStatus;
  makerName: string;
  createdAt: Date;
  failingSince: Date | null;
  disabledAt: Date | null;
  /** Until when the secret before signs as well. */
  oldSecretUntil: Date | null;
};

export type DeliveryStatus = "waiting" | "delivered" | "failed";

export type DeliveryLine = {
  id: string;
  eventType: string;
  dealId: string | null;
  status: DeliveryStatus;
  attempts: number;
  createdAt: Date;
  nextAt: Date | null;
  finishedAt: Date | null;
  lastStatus: number | null;
  lastProblem: string | null;
};

export type DeliveryRecord = DeliveryLine & {
  body: string;
  tries: {
    id: string;
    at: Date;
    httpStatus: number | null;
    durationMs: number;
    response: string | null;
    problem: string | null;
  }[];
};
