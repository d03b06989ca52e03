/** Whether a value is a plain object: no array, no null, nothing of a class, such as an element of the page. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return (value as object | null | undefined)?.constructor === Object
}
