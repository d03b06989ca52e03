/**
 * Limits how many lines of its own a function has: its lines, less those inside the functions in it. The lines on which an inner
 * function begins and ends belong to both. ESLint's `max-lines-per-function` counts all lines of inner functions as well.
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
    /** For each function that is open, outermost first: the lines inside the functions in it. */
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
          if (line > loc.start.line && line < loc.end.line) open.at(-1)?.add(line)
        }
        if (count > max) context.report({ loc: loc.start, messageId: 'tooLong', data: { count, max } })
      },
    }
  },
}
