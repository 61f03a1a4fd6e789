import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { FormSection } from "#app/ui/form.tsx";
import { Checkbox, TextInput } from "#app/ui/input.tsx";

type BooksFormProps = {
  through: Date | null;
  /** Whether lines of closed days are taken. */
  takesClosed: boolean;
  answer?: { errors: string[]; typed: string; late: boolean };
};

/** The end of the books, for an administrator. */
export function BooksForm({ through, takesClosed, answer }: BooksFormProps) {
  const wrong = answer?.errors[0];
  return (
    <Form method="post">
      <FormSection title="Books" text="What is booked on closed days stays as it is">
        <div className="grid justify-items-start gap-3">
          <label className="label" htmlFor="books-through">
            Closed through
          </label>
          <TextInput
            id="books-through"
            name="through"
            type="date"
            defaultValue={answer?.typed ?? through?.toISOString().slice(0, 10) ?? ""}
            aria-invalid={wrong ? true : undefined}
            aria-describedby={wrong ? "books-through-error" : "books-through-help"}
          />
          {wrong && (
            <p id="books-through-error" className="field-error" role="alert">
              {wrong}
            </p>
          )}
          <p id="books-through-help" className="help">
            Empty while no period is closed
          </p>
          <Checkbox
            name="late"
            defaultChecked={answer?.late ?? takesClosed}
            help="Each such file waits to be looked at. Closed days stay as they are: what a line changes is booked on the first open day and names the day it adjusts"
          >
            Take lines of closed days as adjustments
          </Checkbox>
          <Button type="submit" name="intent" value="books">
            Save books
          </Button>
        </div>
      </FormSection>
    </Form>
  );
}
