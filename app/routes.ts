import { index, layout, prefix, type RouteConfig, route } from "@remix-run/route-config";

/** A list as a file, in each format. */
const exported = (list: string, file: string) =>
  ["csv", "xlsx"].map((format) => route(`${list}.${format}`, file, { id: `${file}-${format}` }));

/** The same of lists whose files go by their addresses. */
const exportedAt = (side: "desk" | "portal", ...lists: string[]) =>
  lists.flatMap((list) => exported(list, `routes/${side}/${list.replaceAll("/", ".")}.export.ts`));

const ofCustomer = (page: string) =>
  route(`:customerId/${page}`, `routes/desk/customers.$customerId.${page}.tsx`);
const ofAdmin = (page: string) =>
  route(`admin/${page}`, `routes/desk/admin.${page.replace("/", ".")}.tsx`);
const ofRevenue = (page: string) =>
  route(`revenue/${page}`, `routes/desk/revenue.${page.replace("/", ".")}.tsx`);

/** Every address of Tributary. */
export default [
  index("routes/public/front-door.tsx"),
  route("sign-in", "routes/public/sign-in.tsx"),
  route("sign-in/passkey", "routes/public/passkey.ts"),
  route("sign-in/second-factor", "routes/public/second-factor.tsx"),
  route("sign-in/second-factor/passkey", "routes/public/second-factor.passkey.ts"),
  route("sign-out", "routes/public/sign-out.tsx"),
  route("apply/:vendorId", "routes/public/apply.tsx"),
  route("apply/:vendorId/:secret", "routes/public/apply.$secret.tsx"),
  route("forgot", "routes/public/forgot.tsx"),
  route("reset/:token", "routes/public/reset.$token.tsx"),
  route("invitation/:link", "routes/public/invitation.$link.tsx"),
  route("email-change/:token", "routes/public/email-change.$token.tsx"),
  route("unsubscribe/:secret", "routes/public/unsubscribe.$secret.tsx"),
  route("nowhere", "routes/public/nowhere.tsx"),
  route("resources/switch", "routes/resources/switch.tsx"),
  route("resources/theme", "routes/resources/theme.tsx"),
  route("resources/views", "routes/resources/views.ts"),

  // For programs.
  ...prefix("api", [
    route("v1/openapi.json", "routes/api/v1/openapi.json.ts"),
    route("v1/docs", "routes/api/v1/docs.tsx"),
    route("v1/deals", "routes/api/v1/deals.ts"),
    route("v1/deals/:dealId", "routes/api/v1/deals.$dealId.ts"),
    route("v1/deals/:dealId/actions/:action", "routes/api/v1/deals.$dealId.actions.$action.ts"),
    route("v1/submissions", "routes/api/v1/submissions.ts"),
    route("v1/submissions/:submissionId", "routes/api/v1/submissions.$submissionId.ts"),
    route(
      "v1/submissions/:submissionId/errors",
      "routes/api/v1/submissions.$submissionId.errors.ts",
    ),
    route("v1/submissions/:submissionId/:part", "routes/api/v1/submissions.$submissionId.$part.ts"),
    route("v1/*", "routes/api/v1/nowhere.ts"),
    route("inbound/mail", "routes/api/inbound.mail.ts"),
  ]),

  // Everybody's own.
  route("account/data.json", "routes/account/data.ts"),
  route("account/prove", "routes/account/prove.tsx"),
  route("account/prove/passkey", "routes/account/prove.passkey.ts"),
  route("account/security/passkey", "routes/account/security.passkey.ts"),
  layout("routes/account/layout.tsx", [
    layout("routes/region.tsx", { id: "account-region" }, [
      ...prefix("account", [
        index("routes/account/profile.tsx"),
        route("password", "routes/account/password.tsx"),
        route("security", "routes/account/security.tsx"),
        route("security/app", "routes/account/security.app.tsx"),
        route("security/codes", "routes/account/security.codes.tsx"),
        route("sessions", "routes/account/sessions.tsx"),
        route("notifications", "routes/account/notifications.tsx"),
        route("notifications/settings", "routes/account/notifications.settings.tsx"),
      ]),
    ]),
  ]),

  // Partners: distributors, resellers and suppliers.
  ...prefix("portal", [
    layout("routes/portal/layout.tsx", [
      layout("routes/region.tsx", { id: "portal-region" }, [
        index("routes/portal/home.tsx"),
        // deals
        route("deals", "routes/portal/deals-place.tsx", [
          index("routes/portal/deals.tsx"),
          route("new", "routes/portal/deals.new.tsx"),
          route("import", "routes/portal/deals.import.tsx"),
          route("drafts", "routes/portal/deals.drafts.tsx"),
          route("drafts/:draftId", "routes/portal/deals.drafts.$draftId.tsx"),
          route(":dealId", "routes/portal/deals.$dealId.tsx"),
          route(":dealId/edit", "routes/portal/deals.$dealId.edit.tsx"),
          route(":dealId/talk", "routes/portal/deals.$dealId.talk.tsx"),
          route(":dealId/files", "routes/portal/deals.$dealId.files.tsx"),
          route(":dealId/team", "routes/portal/deals.$dealId.team.tsx"),
          route(":dealId/proof", "routes/portal/deals.$dealId.proof.tsx"),
        ]),
        route("pipeline", "routes/pipeline-place.tsx", { id: "portal-pipeline" }, [
          index("routes/portal/pipeline.tsx"),
          route("deals", "routes/portal/pipeline.deals.tsx"),
        ]),
        route("waiting", "routes/portal/waiting.tsx"),
        // accounts
        route("accounts", "routes/joint-accounts.tsx", { id: "portal-accounts" }, [
          index("routes/portal/accounts.tsx"),
          route("new", "routes/portal/accounts.new.tsx"),
          route(":accountId", "routes/portal/accounts.$accountId.tsx"),
        ]),
        // company and team
        route("company", "routes/portal/company.tsx"),
        route("api", "routes/portal/api.tsx"),
        route("api/webhooks", "routes/portal/api.webhooks.tsx"),
        route("api/webhooks/:endpointId", "routes/portal/api.webhooks.$endpointId.tsx"),
        route("team", "routes/portal/team.tsx"),
        route("team/:membershipId", "routes/portal/team.$membershipId.tsx"),
        // its own customers
        route("customers", "routes/customers.tsx", { id: "portal-customers" }, [
          index("routes/portal/customers.tsx"),
          route(":partyId", "routes/portal/customers.$partyId.tsx"),
        ]),
        // submissions and inventory
        route("sales-out", "routes/portal/sales-out.tsx"),
        route("inventory", "routes/portal/inventory.tsx"),
        route("revenue", "routes/portal/revenue.tsx"),
        route("reporting", "routes/portal/reporting.tsx"),
        route("submissions", "routes/portal/submissions.tsx"),
        route("remembered", "routes/portal/remembered.tsx"),
        route("submissions/lines/:kind", "routes/portal/submissions.lines.$kind.tsx"),
        route("submissions/:submissionId", "routes/portal/submissions.$submissionId.tsx"),
        // demand
        route("forecast", "routes/portal/forecast.tsx"),
        route("demand", "routes/portal/demand.tsx"),
        route("audit", "routes/portal/audit.tsx"),
        route("why/:kind/:id", "routes/portal/why.tsx"),
      ]),
    ]),
    // exports
    ...exportedAt(
      "portal",
      ...["deals", "pipeline/deals", "demand", "submissions", "revenue", "revenue/lines"],
      ...["team"],
    ),
    route("deals/customers", "routes/portal/deals.customers.ts"),
    route("deals/outlook", "routes/portal/deals.outlook.ts"),
    route("deals/import/errors.csv", "routes/portal/deals.import.errors.ts"),
    route("deals/import/template.csv", "routes/portal/deals.import.template.ts"),
    route("deals/drafts/:draftId/keep", "routes/portal/deals.drafts.$draftId.keep.ts"),
    route("deals/:dealId/copy", "routes/portal/deals.$dealId.copy.ts"),
    route("deals/:dealId/upload", "routes/portal/deals.$dealId.upload.ts"),
    route("deals/:dealId/files/:fileId", "routes/portal/deals.$dealId.file.ts"),
    route("files", "routes/portal/files.ts"),
    route("parts", "routes/portal/parts.ts"),
    route("submissions/templates/:name", "routes/portal/submissions.template.ts"),
    route("submissions/:submissionId/file", "routes/portal/submissions.$submissionId.file.ts"),
    route(
      "submissions/:submissionId/errors.csv",
      "routes/portal/submissions.$submissionId.errors.ts",
    ),
    route("submissions/:submissionId/997.x12", "routes/portal/submissions.$submissionId.answer.ts"),
    route("forecast.csv", "routes/portal/forecast.csv.ts"),
  ]),

  // The vendor's side.
  ...prefix("desk", [
    layout("routes/desk/layout.tsx", [
      layout("routes/region.tsx", { id: "desk-region" }, [
        index("routes/desk/home.tsx"),
        // deals
        route("deals/new", "routes/desk/deals.new.tsx"),
        route("deals", "routes/desk/deals.tsx", [
          index("routes/desk/deals._index.tsx"),
          route(":dealId", "routes/desk/deals.$dealId.tsx"),
          route(":dealId/requests", "routes/desk/deals.$dealId.requests.tsx"),
          route(":dealId/talk", "routes/desk/deals.$dealId.talk.tsx"),
          route(":dealId/files", "routes/desk/deals.$dealId.files.tsx"),
          route(":dealId/dispute", "routes/desk/deals.$dealId.dispute.tsx"),
        ]),
        route("pipeline", "routes/pipeline-place.tsx", { id: "desk-pipeline" }, [
          index("routes/desk/pipeline.tsx"),
          route("deals", "routes/desk/pipeline.deals.tsx"),
        ]),
        // submissions and inventory
        route("submissions", "routes/submissions.tsx", [
          index("routes/desk/submissions.tsx"),
          route("remembered", "routes/desk/submissions.remembered.tsx"),
          route("lines/:kind", "routes/desk/submissions.lines.$kind.tsx"),
          route(":submissionId", "routes/desk/submissions.$submissionId.tsx"),
        ]),
        route("reporting", "routes/desk/reporting-place.tsx", [
          index("routes/desk/reporting.tsx"),
          route(":partnerId", "routes/desk/reporting.$partnerId.tsx"),
        ]),
        route("inventory", "routes/desk/inventory.tsx"),
        // revenue and customers
        route("matching/history", "routes/desk/matching.history.tsx"),
        route("matching", "routes/desk/matching.tsx", [
          index("routes/desk/matching._index.tsx"),
          route(":partyId", "routes/desk/matching.$partyId.tsx"),
        ]),
        route("revenue", "routes/desk/revenue.tsx"),
        route("value", "routes/desk/value-place.tsx", [
          index("routes/desk/value.tsx"),
          ...["customers", "model", "settings"].map((page) =>
            route(page, `routes/desk/value.${page}.tsx`),
          ),
        ]),
        ...["proof", "echoes", "periods", "profit", "costs", "costs/new"].map(ofRevenue),
        route("revenue/costs/:costId", "routes/desk/revenue.costs.$costId.tsx"),
        route("customers", "routes/customers.tsx", [
          index("routes/desk/customers.tsx"),
          route(":customerId", "routes/desk/customers.$customerId.tsx"),
          ...["lines", "profit", "deals", "timeline", "history"].map(ofCustomer),
          ...["family", "merge", "record", "wordings"].map(ofCustomer),
        ]),
        // demand
        route("demand", "routes/desk/demand.tsx"),
        // accounts, partners, outbox, audit
        route("accounts", "routes/joint-accounts.tsx", { id: "desk-accounts" }, [
          index("routes/desk/accounts.tsx"),
          route("new", "routes/desk/accounts.new.tsx"),
          route(":accountId", "routes/desk/accounts.$accountId.tsx"),
        ]),
        route("partners", "routes/desk/partners.region.tsx", [
          index("routes/desk/partners.tsx"),
          route("new", "routes/desk/partners.new.tsx"),
          route("applications", "routes/desk/partners.applications.tsx"),
          route(
            "applications/:applicationId",
            "routes/desk/partners.applications.$applicationId.tsx",
          ),
          route("agreements", "routes/desk/partners.agreements.tsx"),
          route(":partnerId", "routes/desk/partners.$partnerId.tsx"),
          route(":partnerId/edit", "routes/desk/partners.$partnerId.edit.tsx"),
          route(":partnerId/terms", "routes/desk/partners.$partnerId.terms.tsx"),
          route(":partnerId/people", "routes/desk/partners.$partnerId.people.tsx"),
          route(
            ":partnerId/people/:membershipId",
            "routes/desk/partners.$partnerId.people.$membershipId.tsx",
          ),
        ]),
        // administration
        route("admin", "routes/desk/admin.tsx"),
        ...["people", "tiers", "catalog", "catalog/new", "catalog/families"].map(ofAdmin),
        ...["prices", "programs", "programs/preview", "approvals", "settings"].map(ofAdmin),
        ...["privacy", "privacy/retention", "matching", "api", "api/webhooks"].map(ofAdmin),
        route("admin/people/:membershipId", "routes/desk/admin.people.$membershipId.tsx"),
        route("admin/catalog/:productId", "routes/desk/admin.catalog.$productId.tsx"),
        route("admin/programs/:programId", "routes/desk/admin.programs.$programId.tsx"),
        route("admin/programs/:programId/edit", "routes/desk/admin.programs.$programId.edit.tsx"),
        route("admin/approvals/:chainId", "routes/desk/admin.approvals.$chainId.tsx"),
        route("away", "routes/desk/away.tsx"),
        route("admin/privacy/:requestId", "routes/desk/admin.privacy.$requestId.tsx"),
        route("admin/matching/:version", "routes/desk/admin.matching.$version.tsx"),
        route("admin/api/webhooks/:endpointId", "routes/desk/admin.api.webhooks.$endpointId.tsx"),
        route("outbox", "routes/desk/outbox.tsx"),
        route("audit", "routes/desk/audit-place.tsx", [
          index("routes/desk/audit.tsx"),
          route(":entryId", "routes/desk/audit.$entryId.tsx"),
        ]),
        route("scope", "routes/desk/scope-place.tsx", [
          index("routes/desk/scope.tsx"),
          route("who", "routes/desk/scope.who.tsx"),
        ]),
        route("why/:kind/:id", "routes/desk/why.tsx"),
      ]),
    ]),
    // exports
    route("deals/customers", "routes/desk/deals.customers.ts"),
    route("deals/outlook", "routes/desk/deals.outlook.ts"),
    route("deals/:dealId/upload", "routes/desk/deals.$dealId.upload.ts"),
    route("deals/:dealId/files/:fileId", "routes/desk/deals.$dealId.file.ts"),
    route("files", "routes/desk/files.ts"),
    route("parts", "routes/desk/parts.ts"),
    route("submissions/templates/:name", "routes/desk/submissions.template.ts"),
    route("submissions/:submissionId/file", "routes/desk/submissions.$submissionId.file.ts"),
    route(
      "submissions/:submissionId/errors.csv",
      "routes/desk/submissions.$submissionId.errors.ts",
    ),
    route("submissions/:submissionId/997.x12", "routes/desk/submissions.$submissionId.answer.ts"),
    ...exportedAt(
      "desk",
      ...["pipeline/deals", "deals", "outbox", "audit", "admin/prices", "admin/catalog"],
      ...["demand", "revenue", "revenue/lines", "revenue/costs", "revenue/profit"],
      ...["value/customers", "customers", "partners", "inventory", "submissions", "reporting"],
      ...["admin/people"],
    ),
    route("scope.json", "routes/desk/scope.json.ts"),
    route("admin/prices/import", "routes/desk/admin.prices.import.ts"),
    ...exported("partners/:partnerId/people", "routes/desk/partners.$partnerId.people.export.ts"),
    ...exported("admin/privacy/:requestId/held", "routes/desk/admin.privacy.export.ts"),
    route("admin/privacy/:requestId/held.json", "routes/desk/admin.privacy.export.ts"),
  ]),

  route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
