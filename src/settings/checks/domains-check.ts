import { isGiven } from '../is-given'
import { checkParts, usable, type Check } from './check'
import { checkList } from './list-check'
import { domainCheck } from './value-checks'

const rowCheck = checkParts(domainCheck.wants, (given, setting) =>
  isGiven(given) ? domainCheck.read(given, setting) : usable<string>(undefined),
)

const listCheck = checkList(
  "a host or a list of hosts, such as 'shop.example.org' or ['*.example.org', 'example.com']",
  rowCheck,
)

/** The site's hosts: a list, or one text with commas between them. */
export const domainsCheck: Check<readonly string[]> = checkParts(listCheck.wants, (given, setting) =>
  listCheck.read(typeof given === 'string' ? given.split(',') : given, setting),
)
