import { LinkButton } from "#app/ui/button.tsx";
import { Todo } from "#app/ui/todo.tsx";

/** Files that wait for a word, among other things to do. */
export function WaitingFilesToDo({ count, base }: { count: number; base: string }) {
  if (count === 0) return null;
  return (
    <Todo
      mark="review"
      tone="warn"
      title={count === 1 ? "1 file waits to be confirmed" : `${count} files wait to be confirmed`}
      text="Nothing of it counts before somebody has looked"
      action={
        <LinkButton size="sm" to={`${base}?status=waiting`}>
          {count === 1 ? "See the file" : "See the files"}
        </LinkButton>
      }
    />
  );
}
