/** Takes the `undefined`s off a list's end: absent optional arguments that nothing follows. */
export function trimEnd<T extends readonly unknown[]>(list: T): T {
  let length = list.length
  while (length > 0 && list[length - 1] === undefined) length--
  return list.slice(0, length) as unknown as T
}
