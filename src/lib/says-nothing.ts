const NOTHING: readonly string[] = ['undefined', 'null', 'NaN']

/** Whether a text is what a template makes of a variable that has no value. */
export function saysNothing(text: string): boolean {
  return NOTHING.includes(text)
}
