const MAX_LENGTH = 40

/** How a message shows a value: `"10k"`, `true`, `NaN`, `a list`, `an object`. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > MAX_LENGTH ? `${value.slice(0, MAX_LENGTH)}...` : value)
    case 'number':
    case 'boolean':
    case 'undefined':
      return String(value)
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? 'a list' : 'an object'
    default:
      return `a ${typeof value}`
  }
}
