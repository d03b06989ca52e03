// Holds the oldest browsers that docs/compatibility.md names: Chrome and Edge 80, Firefox 74, Safari 13.1. What is built may
// use ES2020, but for what one of them came to know later.
import esX from 'eslint-plugin-es-x'

// Arrays have methods of the same names, and without types the two cannot be told apart.
const iteratorMethods = Object.keys(esX.rules).filter((name) => name.startsWith('no-iterator-prototype-'))

export default [
  // analytics.js is checked too: it has to run in the same browsers.
  { ignores: ['!**/node_modules/'] },
  esX.configs['flat/restrict-to-es2020'],
  {
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    // Methods count by their names, as nobody knows the types in a built file.
    settings: { 'es-x': { aggressive: true } },
    rules: {
      ...Object.fromEntries(iteratorMethods.map((name) => [`es-x/${name}`, 'off'])),
      // Firefox 78
      'es-x/no-regexp-unicode-property-escapes': 'error',
      'es-x/no-regexp-named-capture-groups': 'error',
      'es-x/no-regexp-s-flag': 'error',
      // Firefox 78, Safari 16.4
      'es-x/no-regexp-lookbehind-assertions': 'error',
      // Safari 14
      'es-x/no-bigint': 'error',
      // Firefox 80, Safari 14.1
      'es-x/no-export-ns-from': 'error',
    },
  },
  { files: ['**/*.cjs', '**/*.global.js', '**/umd/*.js'], languageOptions: { sourceType: 'script' } },
]
