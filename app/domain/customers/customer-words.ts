/** A customer in somebody's own words. */
export type CustomerWords = {
  name: string;
  domain: string | null;
  duns: string | null;
  vat: string | null;
  street: string | null;
  postcode: string | null;
  city: string | null;
  country: string | null;
};
