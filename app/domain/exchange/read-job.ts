/** Jobs in the queue outlive a deployment, so their name stays. */
export const readJob = { name: "exchange.read" } as const;

export type ReadPayload = { vendorId: number; submissionId: string };
