/** A fault the person at the terminal can mend: told as one sentence, without a stack. */
export class OperatorError extends Error {
  override name = "OperatorError";
}
