import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { FormSection } from "#app/ui/form.tsx";
import { TextInput } from "#app/ui/input.tsx";

type BooksFormProps = {
  through: Date | null;
  answer?: { errors: string[]; typed: string };
};

/** The end of the books, for an administrator. */
export function BooksForm({ through, answer }: BooksFormProps) {
  const wrong = answer?.errors[0];
  return (
    <Form method="post">
      <FormSection title="Books" text="Nothing is added to closed days or taken back from them">
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
          <Button type="submit" name="intent" value="books">
            Save books
          </Button>
        </div>
      </FormSection>
    </Form>
  );
}
