import { remember } from './remember'

/**
 * The words of a name in lower case, one space between them: `Order Completed`, `order_completed`
 * and `orderCompleted` all become `order completed`. Goals are matched by it, with the same result
 * as the npm package `to-no-case` that Segment's classic destinations use, so that a goal that
 * matched there matches here.
 */
export const noCase = remember((name) => {
  if (/\s/.test(name)) return name.toLowerCase()
  const words = /[_.:-]/.test(name)
    ? name
        .split(/[\W_]+/)
        .join(' ')
        .trimEnd() || name
    : /[a-z][A-Z]|[A-Z][a-z]/.test(name)
      ? name.replace(/(?!^)[A-Z]/g, ' $&')
      : name
  return words.toLowerCase()
})
