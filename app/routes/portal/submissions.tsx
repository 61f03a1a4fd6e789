import { redirect } from "@remix-run/node";

/** A partner's submissions are listed by what they report. */
export const loader = () => redirect("/portal/sales-out");
