import { isGiven } from '../is-given'
import { usable, type Check } from './check'
import { checkList } from './list-check'
import { domainCheck } from './value-checks'

const listCheck = checkList("a host or a list of hosts, such as ['*.example.org', 'example.com']", {
  wants: domainCheck.wants,
  read: (given, setting) => (isGiven(given) ? domainCheck.read(given, setting) : usable<string>(undefined)),
})

/** The site's hosts: a list, or one text with commas between them. */
export const domainsCheck: Check<readonly string[]> = {
  wants: listCheck.wants,
  read: (given, setting) => listCheck.read(typeof given === 'string' ? given.split(',') : given, setting),
}
