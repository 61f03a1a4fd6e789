import { elementOf, type Segment } from "#app/platform/x12/segment.ts";

import { taxReferences } from "./codes.ts";

const MOST = 1_000;

export type Party = {
  /** N101. */
  role: string;
  name: string;
  idQualifier: string;
  id: string;
  street: string;
  city: string;
  region: string;
  postcode: string;
  country: string;
  vat: string;
  web: string;
  /** The company's own, not a person's. */
  phone: string;
};

/** The parties of one level of a transaction set: N1 begins one, what follows it completes it. */
export class Parties {
  readonly all: Party[] = [];
  /** The one that segments complete at the moment. */
  current: Party | null = null;

  /** True when the segment belonged to a party. */
  take(segment: Segment): boolean {
    const id = segment.elements[0];
    if (id === "N1") {
      this.begin(segment);
      return true;
    }
    const { current } = this;
    if (!current || !complete(current, segment)) return false;
    return true;
  }

  find(roles: readonly string[]): Party | undefined {
    for (const role of roles) {
      const found = this.all.find((party) => party.role === role);
      if (found) return found;
    }
    return undefined;
  }

  private begin(segment: Segment) {
    const place = { street: "", city: "", region: "", postcode: "", country: "" };
    const blank = { ...place, vat: "", web: "", phone: "" };
    const [role, name, idQualifier, id] = [
      elementOf(segment, 1),
      elementOf(segment, 2),
      elementOf(segment, 3),
      elementOf(segment, 4),
    ];
    this.current = { role, name, idQualifier, id, ...blank };
    // More of them are of no more use.
    if (this.all.length < MOST) this.all.push(this.current);
  }
}

/** Takes what is said about a party; false where the segment says nothing about it. */
function complete(party: Party, segment: Segment): boolean {
  switch (segment.elements[0]) {
    case "N2":
      if (party.name === "") party.name = elementOf(segment, 1);
      return true;
    case "N3":
      if (party.street === "")
        party.street = [elementOf(segment, 1), elementOf(segment, 2)].filter(Boolean).join(", ");
      return true;
    case "N4":
      party.city = elementOf(segment, 1);
      party.region = elementOf(segment, 2);
      party.postcode = elementOf(segment, 3);
      party.country = elementOf(segment, 4);
      return true;
    case "REF":
      if (!taxReferences.includes(elementOf(segment, 1))) return false;
      party.vat = elementOf(segment, 2);
      return true;
    case "PER":
      for (const place of [3, 5, 7]) {
        const said = elementOf(segment, place + 1);
        if (elementOf(segment, place) === "UR") party.web = said;
        // Who is named in the second element has a number of their own.
        const company = elementOf(segment, 2) === "";
        if (elementOf(segment, place) === "TE" && company) party.phone = said;
      }
      return true;
    default:
      return false;
  }
}

/** D-U-N-S numbers have nine digits; with four more they say which site. */
export const dunsOf = ({ idQualifier, id }: Party): string =>
  idQualifier === "1" || idQualifier === "9" ? id.slice(0, 9) : "";

/** Where no name is given, the number under which sender and receiver know the party stands for it. */
export const nameOf = ({ name, id }: Party): string => name || id;
