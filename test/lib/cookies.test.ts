import { cookieValues, hasCookie } from '../../src/lib/cookies'

test('cookies whose names start with a text are found, and their values keep equals signs', () => {
  expect(cookieValues('_pk_id.1.ab=x.1.; other=1; _pk_id.2.ab=y=z', '_pk_id.')).toEqual(['x.1.', 'y=z'])
})

test.each([
  ['mtm_consent=1', true],
  ['other=1; mtm_consent=', false],
  ['mtm_consent=; mtm_consent=1', true],
  ['mtm_consent_removed=1', false],
  ['not_mtm_consent=1', false],
  ['', false],
])('whether a cookie of exactly that name is in %j', (cookies, isThere) => {
  expect(hasCookie(cookies, 'mtm_consent')).toBe(isThere)
})
