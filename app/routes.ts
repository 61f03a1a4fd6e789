import { index, layout, prefix, type RouteConfig, route } from "@remix-run/route-config";

/** Every address of Tributary. */
export default [
  index("routes/public/front-door.tsx"),
  route("sign-in", "routes/public/sign-in.tsx"),
  route("sign-out", "routes/public/sign-out.tsx"),
  route("nowhere", "routes/public/nowhere.tsx"),
  route("resources/switch", "routes/resources/switch.tsx"),
  route("resources/theme", "routes/resources/theme.tsx"),

  // Partners: distributors, resellers and suppliers.
  ...prefix("portal", [
    layout("routes/portal/layout.tsx", [
      layout("routes/region.tsx", { id: "portal-region" }, [
        index("routes/portal/home.tsx"),
        // deals
        route("deals", "routes/portal/deals-place.tsx", [
          index("routes/portal/deals.tsx"),
          route("new", "routes/portal/deals.new.tsx"),
          route(":dealId", "routes/portal/deals.$dealId.tsx"),
        ]),
        // accounts
        route("accounts", "routes/joint-accounts.tsx", { id: "portal-accounts" }, [
          index("routes/portal/accounts.tsx"),
          route("new", "routes/portal/accounts.new.tsx"),
          route(":accountId", "routes/portal/accounts.$accountId.tsx"),
        ]),
        // submissions and inventory
        route("sales-out", "routes/portal/sales-out.tsx"),
        route("inventory", "routes/portal/inventory.tsx"),
        route("submissions", "routes/portal/submissions.tsx"),
        route("submissions/:submissionId", "routes/portal/submissions.$submissionId.tsx"),
        // demand
        route("forecast", "routes/portal/forecast.tsx"),
        route("demand", "routes/portal/demand.tsx"),
      ]),
    ]),
    // exports
    route("deals.csv", "routes/portal/deals.csv.ts"),
    route("submissions/:submissionId/file", "routes/portal/submissions.$submissionId.file.ts"),
    route(
      "submissions/:submissionId/errors.csv",
      "routes/portal/submissions.$submissionId.errors.ts",
    ),
    route("forecast.csv", "routes/portal/forecast.csv.ts"),
    route("demand.csv", "routes/portal/demand.csv.ts"),
  ]),

  // The vendor's side.
  ...prefix("desk", [
    layout("routes/desk/layout.tsx", [
      layout("routes/region.tsx", { id: "desk-region" }, [
        index("routes/desk/home.tsx"),
        // deals
        route("deals", "routes/desk/deals.tsx", [
          index("routes/desk/deals._index.tsx"),
          route(":dealId", "routes/desk/deals.$dealId.tsx"),
        ]),
        // submissions and inventory
        route("submissions", "routes/submissions.tsx", [
          index("routes/desk/submissions.tsx"),
          route(":submissionId", "routes/desk/submissions.$submissionId.tsx"),
        ]),
        route("inventory", "routes/desk/inventory.tsx"),
        // revenue and customers
        route("revenue", "routes/desk/revenue.tsx"),
        route("customers", "routes/customers.tsx", [
          index("routes/desk/customers.tsx"),
          route(":customerId", "routes/desk/customers.$customerId.tsx"),
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
          route(":partnerId", "routes/desk/partners.$partnerId.tsx"),
        ]),
        route("outbox", "routes/desk/outbox.tsx"),
        route("audit", "routes/desk/audit.tsx"),
      ]),
    ]),
    // exports
    route("submissions/:submissionId/file", "routes/desk/submissions.$submissionId.file.ts"),
    route(
      "submissions/:submissionId/errors.csv",
      "routes/desk/submissions.$submissionId.errors.ts",
    ),
    route("audit.csv", "routes/desk/audit.csv.ts"),
    route("demand.csv", "routes/desk/demand.csv.ts"),
    route("revenue.csv", "routes/desk/revenue[.]csv.ts"),
    route("customers.csv", "routes/desk/customers[.]csv.ts"),
  ]),

  route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
