/** Why an invitation was not sent, in words. */
export const beginningRefusals = {
  "already-open": "There is already an open account or invitation for this customer",
  "customer-unknown": "Choose a customer",
  "partner-unknown": "Choose a distributor or a reseller",
  "deal-unknown": "Choose one of your deals",
} as const;
