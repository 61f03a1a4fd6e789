import { LinkButton } from "#app/ui/button.tsx";
import { Todo, TodoList } from "#app/ui/todo.tsx";

export type WorkingPlace = { to: string; title: string; text: string; act: string };

/** Where people who report or plan do their work, for those who have no deals of their own. */
export function WorkingPlaces({ places }: { places: WorkingPlace[] }) {
  return (
    <TodoList label="Your work">
      {places.map(({ to, title, text, act }) => (
        <Todo
          key={to}
          mark="dot"
          title={title}
          text={text}
          action={
            <LinkButton size="sm" to={to}>
              {act}
            </LinkButton>
          }
        />
      ))}
    </TodoList>
  );
}
