import { beaconBody } from '../../src/matomo/tracking-request'

const MAX_BYTES = 60 * 1024
const bytesOf = (text: string) => Buffer.byteLength(text)

test('one request is the body itself', () => {
  expect(beaconBody(['idsite=1&rec=1'])).toEqual({ body: 'idsite=1&rec=1', count: 1 })
})

test('several requests are in the bulk form', () => {
  const body = '{"requests":["?idsite=1&rec=1","?idsite=1&rec=1&a=\\"b\\""],"send_image":0}'
  expect(beaconBody(['idsite=1&rec=1', 'idsite=1&rec=1&a="b"'])).toEqual({ body, count: 2 })
})

test('no requests are an empty body', () => {
  expect(beaconBody([])).toEqual({ body: '', count: 0 })
})

test.each(['x', '"', 'é', '🎉'])(
  'of requests full of %p the first ones fit, and not one more would',
  (text) => {
    const requests = Array.from({ length: 100 }, (_, index) => `n=${index}&t=${text.repeat(1_500)}`)
    const { body, count } = beaconBody(requests)
    const { requests: taken } = JSON.parse(body) as { requests: string[] }
    expect(taken).toEqual(requests.slice(0, count).map((request) => `?${request}`))
    expect(bytesOf(body)).toBeLessThanOrEqual(MAX_BYTES)
    const next = JSON.stringify(`,?${requests[count]}`)
    expect(bytesOf(body) + bytesOf(next)).toBeGreaterThan(MAX_BYTES)
  },
)

test('a first request that is too long by itself leaves nothing to send', () => {
  expect(beaconBody(['x'.repeat(MAX_BYTES), 'short'])).toEqual({ body: '', count: 0 })
})

test('the requests before one that is too long are sent', () => {
  expect(beaconBody(['short', 'x'.repeat(MAX_BYTES), 'short'])).toEqual({ body: 'short', count: 1 })
})

test('of ten thousand requests no more are looked at than fit: a page that is left has little time', () => {
  let reads = 0
  const requests = new Proxy(
    Array.from({ length: 10_000 }, () => 'x'.repeat(1_000)),
    {
      get(list, key) {
        reads++
        return Reflect.get(list, key) as unknown
      },
    },
  )
  expect(beaconBody(requests).count).toBe(61)
  expect(reads).toBeLessThan(1_000)
})
