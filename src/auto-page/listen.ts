/**
 * Listens in the capture phase, so the listener runs before those of the page.
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
