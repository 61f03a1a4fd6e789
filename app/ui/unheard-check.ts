/**
 * Leaving a field has Conform check it by a submission that only script hears. While React replaces a field it is deaf
 * to events, and the browser would send the half-typed form away; nobody has pressed anything, so nothing is sent.
 */
export function dropUnheardChecks() {
  window.addEventListener("submit", (event) => {
    const { submitter } = event;
    const isCheck =
      submitter instanceof HTMLButtonElement && submitter.hidden && submitter.name === "__intent__";
    if (isCheck && !event.defaultPrevented) event.preventDefault();
  });
}
