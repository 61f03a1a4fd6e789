import { useNavigation } from "@remix-run/react";
import { useEffect, useState } from "react";

const PATIENCE_MS = 300;

/** A line over the page while the next one is on its way. Most arrive before anybody would see it. */
export function LoadingBar() {
  const busy = useNavigation().state !== "idle";
  const [late, setLate] = useState(false);

  useEffect(() => {
    if (!busy) {
      setLate(false);
      return;
    }
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [busy]);

  return (
    <div className="loading" data-on={late ? "" : undefined} role="status">
      {late && <span className="sr">Loading</span>}
    </div>
  );
}
