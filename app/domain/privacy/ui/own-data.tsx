import { FormSection } from "#app/ui/form.tsx";

/** A user's way to what is held about them. */
export function OwnData() {
  return (
    <div className="form-next">
      <FormSection title="Your data" text="Your login, where it works, what you did and were told">
        <p>
          <a className="link" href="/account/data.json" download>
            Download what is held about you
          </a>
        </p>
      </FormSection>
    </div>
  );
}
