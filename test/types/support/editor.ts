import { join } from 'node:path'
import ts from 'typescript'

const ROOT = join(__dirname, '../../..')
const FILE = join(ROOT, 'test/types/shop.ts')
const IMPORTS = "import { matomo, type MatomoCommand } from 'segment-matomo'\n"

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2020,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  skipLibCheck: true,
  types: [],
}

/**
 * TypeScript's language service, which is what editors ask, with one open file. The package is found there as by its
 * users: its built types, by the `exports` of package.json.
 *
 * @param options - what the user's own tsconfig has besides
 * @param imports - the lines above the code
 */
export function openEditor(options: ts.CompilerOptions = {}, imports = IMPORTS) {
  let text = ''
  let version = 0
  const { sys } = ts
  const service = ts.createLanguageService({
    fileExists: (path) => sys.fileExists(path),
    readFile: (path) => sys.readFile(path),
    directoryExists: (path) => sys.directoryExists(path),
    getDirectories: (path) => sys.getDirectories(path),
    readDirectory: (...args) => sys.readDirectory(...args),
    getCompilationSettings: () => ({ ...OPTIONS, ...options }),
    getScriptFileNames: () => [FILE],
    getScriptVersion: (path) => (path === FILE ? String(version) : ''),
    getScriptSnapshot: (path) => {
      const content = path === FILE ? text : sys.readFile(path)
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content)
    },
    getCurrentDirectory: () => ROOT,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  })
  const open = (code: string) => {
    text = imports + code
    version++
  }
  // Reading the types takes seconds on a busy machine: here, where no test's time runs.
  open('')
  service.getSemanticDiagnostics(FILE)

  const errorsIn = (code: string) => {
    open(code)
    return [...service.getSyntacticDiagnostics(FILE), ...service.getSemanticDiagnostics(FILE)]
  }

  return {
    /** What is offered at the code's `|`: each name with its docstring. */
    offersAt(code: string): Map<string, string> {
      open(code.replace('|', ''))
      const position = imports.length + code.indexOf('|')
      const entries = service.getCompletionsAtPosition(FILE, position, {})?.entries ?? []
      const docsOf = (name: string) => {
        const details = service.getCompletionEntryDetails(FILE, position, name, {}, undefined, {}, undefined)
        return ts.displayPartsToString(details?.documentation)
      }
      return new Map(entries.map(({ name }) => [name, docsOf(name)]))
    },

    /** What is said of code that does not compile. */
    errorsOf(code: string): string[] {
      return errorsIn(code).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
    },

    /** Those of the lines that do not compile. */
    wrongAmong(lines: readonly string[]): string[] {
      const errors = errorsIn(lines.join('\n'))
      const numbers = new Set(errors.map(({ start = 0 }) => text.slice(0, start).split('\n').length - 2))
      return lines.filter((_, number) => numbers.has(number))
    },
  }
}
