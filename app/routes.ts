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
        // accounts
        route("accounts", "routes/joint-accounts.tsx", { id: "portal-accounts" }, [
          index("routes/portal/accounts.tsx"),
          route("new", "routes/portal/accounts.new.tsx"),
          route(":accountId", "routes/portal/accounts.$accountId.tsx"),
        ]),
        // submissions and inventory
        // demand
        route("forecast", "routes/portal/forecast.tsx"),
        route("demand", "routes/portal/demand.tsx"),
      ]),
    ]),
    // exports
    route("forecast.csv", "routes/portal/forecast.csv.ts"),
    route("demand.csv", "routes/portal/demand.csv.ts"),
  ]),

  // The vendor's side.
  ...prefix("desk", [
    layout("routes/desk/layout.tsx", [
      layout("routes/region.tsx", { id: "desk-region" }, [
        index("routes/desk/home.tsx"),
        // deals
        // submissions and inventory
        // revenue and customers
        route("revenue", "routes/desk/revenue.tsx"),
        route("customers", "routes/desk/customers.tsx"),
        route("customers/:customerId", "routes/desk/customers.$customerId.tsx"),
        // demand
        route("demand", "routes/desk/demand.tsx"),
        // accounts, partners, outbox, audit
        route("accounts", "routes/joint-accounts.tsx", { id: "desk-accounts" }, [
          index("routes/desk/accounts.tsx"),
          route("new", "routes/desk/accounts.new.tsx"),
          route(":accountId", "routes/desk/accounts.$accountId.tsx"),
        ]),
      ]),
    ]),
    // exports
    route("demand.csv", "routes/desk/demand.csv.ts"),
    route("revenue.csv", "routes/desk/revenue[.]csv.ts"),
    route("customers.csv", "routes/desk/customers[.]csv.ts"),
  ]),

  route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
