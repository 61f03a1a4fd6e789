/** React wants its key by itself, never among spread props. */
export function keyless<P extends { key?: unknown }>({ key: _, ...props }: P): Omit<P, "key"> {
  return props;
}
