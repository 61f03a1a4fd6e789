import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";

type OrderButtonsProps = { id: string; name: string; place: number; of: number };

/** Moves a line of an ordered list; the page's action hears `up` and `down` of `id`. */
export function OrderButtons({ id, name, place, of }: OrderButtonsProps) {
  if (of < 2) return null;
  return (
    <Form method="post" preventScrollReset className="row-flex justify-end">
      <input type="hidden" name="id" value={id} />
      {place > 0 && (
        <Button type="submit" name="intent" value="up" size="sm" kind="bare">
          Earlier<span className="sr">: {name}</span>
        </Button>
      )}
      {place < of - 1 && (
        <Button type="submit" name="intent" value="down" size="sm" kind="bare">
          Later<span className="sr">: {name}</span>
        </Button>
      )}
    </Form>
  );
}
