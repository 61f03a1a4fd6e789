/** A file to be saved, never shown: it belongs to whoever asked, so nothing in between may keep it. */
export function csvAnswer(fileName: string, text: string): Response {
  // The mark tells spreadsheets that the text is UTF-8.
  return new Response(`\ufeff${text}`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}
