/** Whether a key of an object is a whole number above 0, as the ids and the indices of Matomo are. */
export function isIdText(text: string): boolean {
  return /^[1-9]\d*$/.test(text)
}
