/** Jobs in the queue outlive a deployment, so their name stays. Other rooms ask for it by name. */
export const reportedJob = { name: "exchange.reported" } as const;
