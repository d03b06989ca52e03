import js from '@eslint/js'
import tseslint from 'typescript-eslint'
import { maxChangedVariables } from './scripts/lint/max-changed-variables.js'
import { maxOwnLines } from './scripts/lint/max-own-lines.js'

/** An assignment, `i++` included, is a statement of its own, or stands in the head of a `for`. */
const ASSIGNMENTS_INSIDE = [
  ':not(ExpressionStatement, ForStatement) > :matches(AssignmentExpression, UpdateExpression)',
  'ForStatement > :matches(AssignmentExpression, UpdateExpression).test',
].map((selector) => ({
  selector,
  message: 'Inside an expression an assignment is overlooked. Make it a statement of its own.',
}))

export default tseslint.config(
  { ignores: ['dist', 'coverage', '.cache', '.dependency-cruiser.cjs', 'test/frameworks/{apps,shared}'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Objects are made by functions here, and their methods have no `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Characters are meant as code units or code points, as it comes: nobody reads them.
      '@typescript-eslint/no-misused-spread': 'off',
      // `String(value)` of something unknown is how a message shows it.
      '@typescript-eslint/no-base-to-string': 'off',
      // `||` is meant where it stands: an empty string is no value either.
      '@typescript-eslint/prefer-nullish-coalescing': 'off',
    },
  },
  {
    // A function fits on a screen, remembers little, and says one thing at a time.
    plugins: {
      house: { rules: { 'max-own-lines': maxOwnLines, 'max-changed-variables': maxChangedVariables } },
    },
    rules: {
      'house/max-own-lines': ['error', 40],
      'max-lines-per-function': ['error', 100],
      'house/max-changed-variables': ['error', 3],
      'no-restricted-syntax': ['error', ...ASSIGNMENTS_INSIDE],
    },
  },
  {
    // The tables of a test, and what a `describe` holds together, may be longer.
    files: ['test/**'],
    rules: { 'house/max-own-lines': 'off', 'max-lines-per-function': 'off', 'no-restricted-syntax': 'off' },
  },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
)
