import type { ReactNode } from "react";

import { Brand } from "./brand.tsx";

/** A page for those who have no login: the brand, and one column. */
export function PublicPage({ children }: { children: ReactNode }) {
  return (
    <main className="public-page" id="main">
      <header>
        <Brand />
      </header>
      {children}
    </main>
  );
}
