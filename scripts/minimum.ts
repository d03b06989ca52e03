import { ESLint } from 'eslint'

// `npm run minimum`: lints what is built, and analytics.js beside it, for the oldest browsers that docs/compatibility.md names.
const eslint = new ESLint({ overrideConfigFile: 'eslint.minimum.config.js', allowInlineConfig: false })
const results = await eslint.lintFiles(['dist', 'node_modules/@segment/analytics-next/dist/umd/*.js'])
const formatter = await eslint.loadFormatter()
const text = await formatter.format(results)
if (text) console.log(text)
process.exitCode = results.some(({ errorCount }) => errorCount > 0) ? 1 : 0
