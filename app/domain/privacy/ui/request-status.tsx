import { Status } from "#app/ui/status.tsx";

/** How far a search or an erasure is. */
export function RequestStatus({ state }: { state: string }) {
  switch (state) {
    case "searching":
      return (
        <Status mark="now" tone="live">
          Searching
        </Status>
      );
    case "erasing":
      return (
        <Status mark="now" tone="live">
          Erasing
        </Status>
      );
    case "erased":
      return (
        <Status mark="ok" tone="ok">
          Erased
        </Status>
      );
    default:
      return <Status mark="dot">Found</Status>;
  }
}
