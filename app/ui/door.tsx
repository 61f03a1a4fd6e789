import type { ReactNode } from "react";

import { Brand } from "./brand.tsx";
import { SignInArt } from "./signin-art.tsx";

/** The wall before somebody is in: one question in its middle. */
export function Door({ children }: { children: ReactNode }) {
  return (
    <main className="door">
      <section className="door-form">
        <Brand />
        <div className="door-middle">{children}</div>
      </section>
      <SignInArt />
    </main>
  );
}
