import { join } from 'node:path'
import ts from 'typescript'

/**
 * Reads the methods of `MatomoCommand`, and the number of parameters of each, from the type itself, so that no test needs a
 * second list.
 */
export function readCommandTypes(): Record<string, number> {
  const path = join(__dirname, '../../../src/matomo/commands.ts')
  const program = ts.createProgram([path], { strict: true, noEmit: true, target: ts.ScriptTarget.ES2020 })
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(path)
  const alias = source?.statements.find(
    (statement): statement is ts.TypeAliasDeclaration =>
      ts.isTypeAliasDeclaration(statement) && statement.name.text === 'MatomoCommand',
  )
  const union = alias && checker.getTypeAtLocation(alias)
  if (!union?.isUnion()) throw new Error(`${path} has no union called MatomoCommand`)

  const methods: Record<string, number> = {}
  for (const command of union.types) {
    const [method, ...args] = checker.getTypeArguments(command as ts.TypeReference)
    // A method that is no literal is a pattern, for the methods of Matomo's plugins.
    if (!method?.isStringLiteral()) continue
    methods[method.value] = Math.max(args.length, methods[method.value] ?? 0)
  }
  return methods
}
