import js from '@eslint/js'
import tseslint from 'typescript-eslint'

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
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
)
