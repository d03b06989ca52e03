/**
 * Listens before the page's own code does.
 *
 * @returns a function that stops listening
 */
export function listen(
  target: EventTarget,
  types: readonly string[],
  listener: (event: Event) => void,
): () => void {
  for (const type of types) target.addEventListener(type, listener, true)
  return () => {
    for (const type of types) target.removeEventListener(type, listener, true)
  }
}
