/**
 * Limits how many lines of its own a function has: its lines, less those of the functions inside it. ESLint's
 * `max-lines-per-function` counts the lines of inner functions as well.
 */
export const maxOwnLines = {
  meta: {
    type: 'suggestion',
    schema: [{ type: 'integer', minimum: 1 }],
    messages: {
      tooLong:
        'This function has {{ count }} lines of its own, and {{ max }} are allowed. Make a function of a part of it.',
    },
  },

  create(context) {
    const [max] = context.options
    /** For each function that is open, outermost first: the lines of the functions directly inside it. */
    const open = []

    return {
      ':function'() {
        open.push(new Set())
      },
      ':function:exit'({ loc }) {
        const linesOfOthers = open.pop()
        let count = 0
        for (let line = loc.start.line; line <= loc.end.line; line++) {
          if (!linesOfOthers.has(line)) count++
          open.at(-1)?.add(line)
        }
        if (count > max) context.report({ loc: loc.start, messageId: 'tooLong', data: { count, max } })
      },
    }
  },
}
