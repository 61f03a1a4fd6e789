/** What a person may be at a vendor or at one of its partners. `system` is the portal itself, in jobs. */
export type VendorRole = "vendor_admin" | "channel_manager" | "channel_operations" | "finance";
export type PartnerRole = "partner_admin" | "sales_rep" | "operations" | "planner";
export type Role = VendorRole | PartnerRole | "system";

export type PartnerKind = "distributor" | "reseller" | "supplier";

type Person = {
  personId: string | null;
  membershipId: string | null;
  name: string;
  /** Whose membership it is, where a program acts in somebody's stead. */
  memberName?: string;
};

/** Somebody on the vendor's side, or the portal working for the vendor. */
export type VendorActor = Person & {
  audience: "vendor";
  vendorId: number;
  partnerId: null;
  role: VendorRole | "system";
};

export type PartnerActor = Person & {
  audience: "partner";
  vendorId: number;
  partnerId: string;
  partnerKind: PartnerKind;
  partnerName: string;
  /** Partners with a live link to this one. */
  linked: readonly string[];
  /** Linked resellers that show this distributor their deals. */
  showing: readonly string[];
  role: PartnerRole;
};

/** Who asks, from which side, about whose rows. Row-level security reads exactly these facts. */
export type Actor = VendorActor | PartnerActor;

/** The portal itself, doing a vendor's work in a job or inside a use case that must see both sides. */
export const systemActor = (vendorId: number): VendorActor => ({
  audience: "vendor",
  vendorId,
  partnerId: null,
  personId: null,
  membershipId: null,
  name: "Tributary",
  role: "system",
});
