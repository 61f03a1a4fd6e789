import { createContext } from "react";

const own = {
  price: "Your price",
  value: "Value at your price",
  worth: "Worth what your price list of today says.",
  stage: "Your sales stage",
  work: "Work you have done",
  reference: "Your own reference",
  update: "Your first update",
};
type Voice = typeof own;

const forPartner: Voice = {
  price: "Partner’s price",
  value: "Value at the partner’s price",
  worth: "Worth what the partner’s price list of today says.",
  stage: "Sales stage",
  work: "Work the partner has done",
  reference: "Partner’s own reference",
  update: "The partner’s first update",
};

export const voices = { own, forPartner };

/** Whom the form speaks to: the seller, or somebody of the vendor who hands it in for one. */
export const RegisterVoice = createContext<Voice>(own);
