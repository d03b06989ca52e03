/**
 * Limits how many variables of a function, or of a file, the functions inside change. Such variables are what is remembered
 * from one call to the next, and whoever remembers many things is hard to follow. No rule of ESLint counts this.
 */
export const maxChangedVariables = {
  meta: {
    type: 'suggestion',
    schema: [{ type: 'integer', minimum: 0 }],
    messages: {
      tooMany:
        'Functions in here change {{ count }} variables of this place ({{ names }}), and {{ max }} are allowed. Give some of them an owner of their own.',
    },
  },

  create(context) {
    const [max] = context.options
    return {
      'Program:exit'() {
        for (const [node, names] of changedVariables(context.sourceCode.scopeManager.scopes)) {
          const count = names.length
          if (count <= max) continue
          const data = { count, max, names: names.join(', ') }
          context.report({ loc: node.loc.start, messageId: 'tooMany', data })
        }
      },
    }
  },
}

/** The names of the variables that are changed from inside, by the function or the file that has the variables. */
function changedVariables(scopes) {
  const names = new Map()
  for (const { variables, variableScope } of scopes) {
    for (const { name, references } of variables) {
      const isChanged = references.some((each) => each.isWrite() && each.from.variableScope !== variableScope)
      if (isChanged) names.set(variableScope.block, [...(names.get(variableScope.block) ?? []), name])
    }
  }
  return names
}
