/**
 * Prints what CHANGELOG.md says of the release that a tag names: `npm run release-notes v1.0.0`. Fails if the tag,
 * package.json and the newest release in CHANGELOG.md are not the same version, or if something is still unreleased.
 */
import { readFile } from 'node:fs/promises'
import { parser } from 'keep-a-changelog'
import { version } from '../package.json'

const [tag] = process.argv.slice(2)
const [unreleased, newest] = parser(await readFile('CHANGELOG.md', 'utf8')).releases

if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, package.json says ${version}.`)
if (unreleased?.version !== undefined || !unreleased?.isEmpty()) {
  throw new Error('CHANGELOG.md wants an empty [Unreleased] on top.')
}
if (newest?.version !== version || !newest.date) {
  throw new Error(`CHANGELOG.md's newest release is ${newest?.version}, package.json says ${version}.`)
}
const withoutHeading = newest.toString().replace(/^##.*\n+/, '')
console.log(withoutHeading)
