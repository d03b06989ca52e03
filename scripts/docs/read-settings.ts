import { readFileSync } from 'node:fs'
import ts from 'typescript'

export interface SettingDocs {
  /** With the name of what it is in: `consent.require`. */
  readonly name: string
  readonly type: string
  readonly isRequired: boolean
  /** As the docstring has it. */
  readonly default: string | undefined
  readonly meaning: string
  readonly example: string | undefined
}

const PATH = 'src/settings/matomo-settings.ts'

/** What the docstrings of the types say of each setting, and of the fields of those that are objects. */
export function readSettings(): SettingDocs[] {
  const source = ts.createSourceFile(PATH, readFileSync(PATH, 'utf8'), ts.ScriptTarget.ES2020, true)
  const interfaces = new Map(
    source.statements.filter(ts.isInterfaceDeclaration).map((each) => [each.name.text, each]),
  )
  const fieldsOf = (name: string, prefix: string): SettingDocs[] =>
    [...(interfaces.get(name)?.members ?? [])].filter(ts.isPropertySignature).flatMap((member) => {
      const type = typeOf(member)
      const field = { name: prefix + member.name.getText(), type, ...docsOf(member) }
      const [, inner = '', list = ''] = /^(\w+)(\[\])?$/.exec(type) ?? []
      return [field, ...fieldsOf(inner, `${field.name}${list}.`)]
    })
  return fieldsOf('MatomoSettings', '')
}

/** The type, but for what only says that it is not changed, or that it may be left out. */
function typeOf(member: ts.PropertySignature): string {
  const text = (member.type?.getText() ?? '').replace(/\breadonly | \| undefined\b/g, '')
  return text.replace(/^Readonly<(.*)>$/, '$1').replace(/\((\w+)\)\[\]/g, '$1[]')
}

function docsOf(member: ts.PropertySignature): Omit<SettingDocs, 'name' | 'type'> {
  const text = (comment: ts.JSDoc['comment']) =>
    (ts.getTextOfJSDocComment(comment) ?? '')
      .replace(/\{@link (?:\w+\.)?(\w+)\}/g, '`$1`')
      .replace(/\s+/g, ' ')
      .trim()
  const [docs] = ts.getJSDocCommentsAndTags(member).filter(ts.isJSDoc)
  const tag = (name: string) => {
    const found = ts.getJSDocTags(member).find(({ tagName }) => tagName.text === name)
    return found && text(found.comment)
  }
  return {
    isRequired: !member.questionToken,
    default: tag('default'),
    meaning: text(docs?.comment),
    example: tag('example'),
  }
}
