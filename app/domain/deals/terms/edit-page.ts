import type { DealRecord } from "../deal.ts";
import type { DealField } from "../deal-fields.ts";
import type { RegistrationOffer } from "../register/registration-offer.ts";
import type { EditMode } from "./edit-mode.ts";
import type { TypedTerms } from "./merge.ts";

/** All that the form for a deal's terms shows. */
export type EditPage = {
  mode: EditMode;
  pieces: readonly DealField[];
  /** The terms as they stand, as the form holds them. */
  typed: TypedTerms;
  /** From which day on the order may be expected. */
  earliest: Date;
  vendorName: string;
  /** The vendor's question, where there is one to answer. */
  question: string | null;
  deal: Pick<
    DealRecord,
    "id" | "number" | "version" | "registration" | "customerName" | "currency" | "status"
  >;
  offer: Pick<RegistrationOffer, "currencies" | "prices">;
};
