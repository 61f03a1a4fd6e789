import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [
    tailwindcss(),
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  build: { target: "es2022", reportCompressedSize: false },
  // The development server looks for client dependencies in *.server.ts files, too.
  optimizeDeps: {
    exclude: [
      "@node-rs/argon2",
      "@prisma/adapter-pg",
      "@prisma/client",
      "@remix-run/node",
      "lucia",
      "pg",
    ],
  },
});
