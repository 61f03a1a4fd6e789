import { Button } from "#app/ui/button.tsx";
import { Select } from "#app/ui/input.tsx";

export type Reviewer = { id: string; name: string; isMe: boolean };

/** To whom the ticked registrations go. */
export function AssignSelected({ colleagues }: { colleagues: Reviewer[] }) {
  return (
    <>
      <Select
        name="reviewerId"
        aria-label="Reviewer"
        none="Nobody in particular"
        defaultValue={colleagues.find(({ isMe }) => isMe)?.id}
        options={reviewerOptions(colleagues)}
      />
      <Button type="submit" size="sm" kind="primary">
        Hand over
      </Button>
    </>
  );
}

export const reviewerOptions = (colleagues: Reviewer[]) =>
  colleagues.map(({ id, name, isMe }) => ({ value: id, label: isMe ? `${name} (you)` : name }));
