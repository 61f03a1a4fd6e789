/** Says of which version of a deal a form was made, and which form it is. */
export function FormStamp({ version, formId }: { version: number; formId: string }) {
  return (
    <>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="formId" value={formId} />
    </>
  );
}
