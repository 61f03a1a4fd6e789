import { Form, useNavigation, useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { Button } from "#app/ui/button.tsx";
import { DropZone } from "#app/ui/drop-zone.tsx";
import { Section } from "#app/ui/page.tsx";

/** A forecast as a file: the whole of it is published, or none. */
export function ForecastFileForm({ error }: { error?: string }) {
  const [params] = useSearchParams();
  const sending = useNavigation().formEncType === "multipart/form-data";
  const template = withParams(new URLSearchParams(), { family: params.get("family") });
  return (
    <Section title="From a file">
      <Form
        method="post"
        encType="multipart/form-data"
        className="grid grid-cols-1 gap-3 [&>fieldset]:min-w-0"
      >
        <DropZone
          name="file"
          label="Forecast as CSV"
          accept=".csv,.tsv,.txt,.x12,.edi,text/csv"
          required
          help="A row per part and month, or a column per month; a column customer says for whom. Published at once when every row is right"
        />
        {error && (
          <p className="error" role="alert">
            {error}
          </p>
        )}
        <span className="row-flex">
          <Button type="submit">{sending ? "Reading" : "Publish file"}</Button>
          <a className="link" href={`/portal/forecast.csv${template}`}>
            Your grid as a file
          </a>
        </span>
      </Form>
    </Section>
  );
}
