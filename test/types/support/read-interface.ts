import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

export interface Field {
  /** With the names of what it is in: `consent.given`. */
  readonly name: string
  readonly isOptional: boolean
  readonly docs: string
  /** The docstring's `@default`, `@deprecated` and so on. */
  readonly tags: readonly string[]
  readonly type: ts.TypeNode | undefined
}

const PATH = join(__dirname, '../../../dist/index.d.ts')

/** The fields of an interface in the built types, as they ship. */
export function readInterface(name: string): Field[] {
  const source = ts.createSourceFile(PATH, readFileSync(PATH, 'utf8'), ts.ScriptTarget.ES2020, true)
  const declaration = source.statements
    .filter(ts.isInterfaceDeclaration)
    .find((each) => each.name.text === name)
  if (!declaration) throw new Error(`${PATH} has no interface ${name}`)
  return fieldsOf(declaration.members, '')
}

function fieldsOf(members: readonly ts.TypeElement[], prefix: string): Field[] {
  return members.flatMap((member) => {
    const name = prefix + (member.name?.getText() ?? '')
    const type = ts.isPropertySignature(member) ? member.type : undefined
    const comments = ts.getJSDocCommentsAndTags(member).filter(ts.isJSDoc)
    const field: Field = {
      name,
      type,
      isOptional: member.questionToken !== undefined,
      docs: comments.map(({ comment }) => ts.getTextOfJSDocComment(comment)).join(' '),
      tags: ts.getJSDocTags(member).map(({ tagName }) => tagName.text),
    }
    return [field, ...(type && ts.isTypeLiteralNode(type) ? fieldsOf(type.members, `${name}.`) : [])]
  })
}
