/** The company that runs the programme. */
export const vendor = {
  vendorId: 1,
  name: "Halden Instruments",
  shortName: "Halden",
  currency: "EUR",
  timeZone: "Europe/Berlin",
};

/** Tiers, the best first; the discount is in hundredths of a percent off the list price. */
export const tiers = [
  { name: "Platinum", rank: 1, discountBp: 3_800 },
  { name: "Gold", rank: 2, discountBp: 3_000 },
  { name: "Silver", rank: 3, discountBp: 2_400 },
] as const;

export type TierName = (typeof tiers)[number]["name"];

export const rules = {
  protectionDays: 90,
  extensionDays: 60,
  extensionNoticeDays: 7,
  decisionBusinessDays: 3,
  reminderDays: [30, 14, 7, 1],
  activityDays: 30,
  minimumMinor: "250000",
  currency: "EUR",
};
