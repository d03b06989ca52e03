import { parseAddress } from '../address'
import { toBoolean, toDomain, toNumber, toTrimmed, toWord } from '../convert'
import { checkValue, type Check } from './check'
import {
  isBoolean,
  isCount,
  isDomain,
  isDomainWithPath,
  isHeartBeat,
  isIntegrity,
  isPositiveInteger,
  isSiteId,
  isText,
  isUrl,
  isUserId,
} from './predicates'

export const booleanCheck = checkValue({
  convert: toBoolean,
  is: isBoolean,
  wants: 'true or false',
})

export const siteIdCheck = checkValue({
  convert: toTrimmed,
  is: isSiteId,
  wants: "the site's id in Matomo (Administration > Websites > Manage), such as 1",
})

export const serverUrlCheck = checkValue({
  convert: toUrl,
  is: isUrl,
  wants: "the http or https address of a Matomo, such as 'https://matomo.example.org' or '/matomo'",
})

/** The address of a file: of the script, or of the one that takes the hits. */
export const fileUrlCheck = checkValue({
  convert: toUrl,
  is: isUrl,
  wants: "the http or https address of a file, such as 'https://matomo.example.org/m.js' or '/m.js'",
})

export const limitCheck = checkValue({
  convert: toNumber,
  is: isCount,
  wants: 'a whole number from 0 on, such as 5',
})

/** The id of a goal or of a custom dimension. */
export const idCheck = checkValue({
  convert: toNumber,
  is: isPositiveInteger,
  wants: 'an id in Matomo, a whole number above 0 such as 2',
})

export const heartBeatCheck = checkValue({
  convert: (given) => toNumber(toBoolean(given)),
  is: isHeartBeat,
  wants: 'true, false, or a number of seconds from 5 to 86400, such as 15',
})

export const userIdCheck = checkValue({
  convert: toBoolean,
  is: isUserId,
  wants: 'true, false, or a function such as (id) => hash(id)',
})

export const pageTitleCheck = wordCheck('title', 'name')

export const pageUrlCheck = wordCheck('location', 'canonical')

export const crossOriginCheck = wordCheck('anonymous', 'use-credentials')

export const consentKindCheck = wordCheck('tracking', 'cookies')

/** A host that belongs to the site. */
export const domainCheck = checkValue({
  convert: toDomain,
  is: isDomainWithPath,
  wants: "a host such as 'shop.example.org' or '*.example.org', with or without a path",
})

export const cookieDomainCheck = checkValue({
  convert: toDomain,
  is: isDomain,
  wants: "a host such as 'example.org' or '*.example.org'",
})

export const nonceCheck = checkValue({
  convert: toTrimmed,
  is: isText,
  wants: "the nonce as text, such as 'r4nd0m'",
})

export const integrityCheck = checkValue({
  convert: toTrimmed,
  is: isIntegrity,
  wants: "one or more hashes of the script, such as 'sha384-...'",
})

export const categoryCheck = checkValue({
  convert: toTrimmed,
  is: isText,
  wants: "the name of a consent category, such as 'C0002'",
})

function wordCheck<Word extends string>(one: Word, other: Word): Check<Word> {
  return checkValue({
    convert: toWord,
    is: (value): value is Word => value === one || value === other,
    wants: `'${one}' or '${other}'`,
  })
}

function toUrl(given: unknown): URL | undefined {
  return typeof given === 'string' ? parseAddress(given.trim()) : undefined
}
