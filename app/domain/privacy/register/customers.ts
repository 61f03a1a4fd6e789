import { BOOKS, type Held, LOG } from "./held.ts";

const customer = "/desk/customers/{customer_id}";

/** Customers, joint accounts, and the files that tell of them. */
export const customers: readonly Held[] = [
  {
    ...{ table: "customer", title: "Customers", key: ["id"], since: "created_at" },
    holds: { customer: ["name", "street", "postcode", "city"] },
    none: [],
    ...{ kept: BOOKS, page: "/desk/customers/{id}" },
  },
  {
    ...{
      table: "reported_party",
      title: "Customers as reported",
      key: ["id"],
      since: "created_at",
    },
    holds: {
      customer: [
        ...["name", "name_key", "fingerprint", "street", "postcode", "city"],
        ...["domain", "duns", "vat", "lei", "domain_key", "duns_key", "vat_key"],
      ],
      ...{ phone: ["phone"], json: ["evidence"], actor: ["decided_by"] },
    },
    none: [],
    ...{ kept: BOOKS, page: `${customer}/wordings` },
  },
  {
    ...{ table: "customer_value", title: "Golden records", key: ["customer_id", "attribute"] },
    holds: { customer: ["value"] },
    none: ["attribute", "why"],
    ...{ kept: BOOKS, page: customer },
  },
  {
    ...{ table: "customer_identifier", title: "Identifiers", key: ["id"] },
    holds: { customer: ["value"] },
    none: [],
    ...{ kept: BOOKS, page: customer },
  },
  {
    ...{ table: "customer_decision", title: "Decisions on customers", key: ["id"], since: "at" },
    holds: { json: ["evidence"], text: ["note"], actor: ["by_name"] },
    none: [],
    kept: LOG,
  },
  {
    ...{ table: "customer_move", title: "What decisions set" },
    key: ["decision_id", "register", "subject_id", "aspect"],
    holds: { text: ["before", "after"] },
    none: ["register", "aspect"],
    kept: LOG,
  },
  {
    ...{
      table: "match_proposal",
      title: "Questions of matching",
      key: ["id"],
      since: "created_at",
    },
    holds: { json: ["evidence"], actor: ["decided_by"] },
    none: [],
    kept: LOG,
  },
  {
    ...{ table: "match_rule", title: "Rules of matching", key: ["version"], since: "created_at" },
    holds: { text: ["note"], actor: ["created_by"] },
    none: ["weights", "trial"],
    kept: LOG,
  },
  {
    ...{ table: "joint_account", title: "Joint accounts", key: ["id"], since: "created_at" },
    holds: { customer: ["title"], text: ["message"] },
    none: [],
    ...{ kept: LOG, page: "/desk/accounts/{id}" },
  },
  {
    ...{ table: "joint_contact", title: "Contacts of joint accounts", key: ["id"] },
    holds: { name: ["name"], mail: ["email"], phone: ["phone"], title: ["title"] },
    none: [],
    kept: "Until the side that keeps it removes it",
    page: "/desk/accounts/{account_id}",
  },
  {
    ...{ table: "joint_member", title: "People of joint accounts", key: ["id"] },
    holds: { name: ["name"], address: ["email"], title: ["title"] },
    none: [],
    kept: "Until the side that named it removes it",
    page: "/desk/accounts/{account_id}",
  },
  {
    ...{ table: "joint_grant", title: "Grants", key: ["id"], since: "starts_at" },
    holds: { actor: ["granted_by"] },
    none: [],
    kept: LOG,
  },
  {
    ...{ table: "joint_reading", title: "Receipts", key: ["id"], since: "read_at" },
    holds: { actor: ["person_name"] },
    none: [],
    ...{ user: "person_id", kept: LOG },
  },
  {
    ...{ table: "submission", title: "Files", key: ["id"], since: "created_at" },
    holds: { text: ["file_name", "problem"], actor: ["sender_name", "decided_by", "reversing_by"] },
    none: ["sha256", "header", "plan", "choices"],
    ...{ kept: BOOKS, page: "/desk/submissions/{id}" },
  },
  {
    ...{ table: "submission_row", title: "Rows of files", key: ["submission_id", "row_no"] },
    holds: { text: ["raw"], json: ["errors"] },
    none: [],
    ...{ kept: BOOKS, page: "/desk/submissions/{submission_id}" },
  },
  {
    ...{ table: "record_word", title: "Records as files say them" },
    key: ["submission_id", "row_no"],
    holds: { json: ["said", "before"], text: ["title"] },
    none: ["record_key"],
    ...{ kept: BOOKS, page: "/desk/submissions/{submission_id}" },
  },
  {
    ...{ table: "channel_cost", title: "Channel costs", key: ["id"], since: "created_at" },
    holds: { text: ["note"], actor: ["entered_by"] },
    none: ["cost_key", "authorisation", "document", "line_no"],
    ...{ kept: BOOKS, page: "/desk/revenue/costs?cost={id}" },
  },
  {
    ...{ table: "spend_estimate", title: "Estimates of spend", key: ["id"], since: "entered_at" },
    holds: { text: ["source"], actor: ["entered_by"] },
    none: [],
    ...{ kept: LOG, page: "/desk/customers/{customer_id}" },
  },
  ...(
    [
      ["forecast", "Forecasts", "publisher_name", []],
      ["intake_memory", "What files taught", "said_by", ["name", "shown", "value"]],
      ["part_alias", "Other names of parts", "said_by", ["part_key", "part_no"]],
      ["reporting_agreement", "Reporting agreements", "made_by", []],
      ["zero_report", "Reports of nothing", "said_by", []],
    ] as const
  ).map(([table, title, by, none]): Held => {
    return { table, title, key: ["id"], holds: { actor: [by] }, none, kept: LOG };
  }),
];
