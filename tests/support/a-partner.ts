import { RegisterPartner } from "#app/domain/partners/partner.schema.ts";

/** What it takes to make Kestrel a partner. */
export const aRegistration = (over: Partial<RegisterPartner> = {}): RegisterPartner => ({
  ...RegisterPartner.parse({
    name: "Kestrel Foods plc",
    code: "KES-1",
    kind: "reseller",
    city: "Leeds",
    country: "GB",
    agreementKind: "partner",
    agreementVersion: "2026-1",
    signedOn: "2026-05-01",
    validUntil: "2028-04-30",
    adminName: "Kim Ito",
    adminEmail: "kim@kestrel.example",
  }),
  ...over,
});
