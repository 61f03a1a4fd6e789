import type { VendorRecord } from "../vendor-settings.server.ts";

export const settingLabels: Record<keyof VendorRecord, string> = {
  name: "Name",
  shortName: "Short name",
  currency: "Currency",
  timeZone: "Time zone",
  fiscalMonth: "Fiscal year begins in",
  businessDays: "Business days",
  takesApplications: "Applications",
};

export const weekdayNames = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
];

export const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** The settings as they stand, in the words of their form. */
export function settingsNow(record: VendorRecord): { label: string; value: string }[] {
  const words: Record<keyof VendorRecord, string> = {
    ...record,
    fiscalMonth: monthNames[record.fiscalMonth - 1] ?? "",
    businessDays: record.businessDays.map((day) => weekdayNames[day - 1]).join(", "),
    takesApplications: record.takesApplications ? "Taken" : "Not taken",
  };
  return Object.entries(settingLabels).map(([key, label]) => ({
    label,
    value: words[key as keyof VendorRecord],
  }));
}
