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
        // submissions and inventory
        // demand
      ]),
    ]),
    // exports
  ]),

  // The vendor's side.
  ...prefix("desk", [
    layout("routes/desk/layout.tsx", [
      layout("routes/region.tsx", { id: "desk-region" }, [
        index("routes/desk/home.tsx"),
        // deals
        // submissions and inventory
        // revenue and customers
        // demand
        // accounts, partners, outbox, audit
      ]),
    ]),
    // exports
  ]),

  route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
