/** @jest-environment jsdom */
import { EventEmitter } from 'node:events'
import type { Analytics, Context } from '@segment/analytics-next'
import { createCallOrder } from '../../src/segment/call-order'

/** The parts of analytics.js that tell of calls, and the story of what the order makes of them. */
function startOrder() {
  const analytics = Object.assign(new EventEmitter(), { queue: new EventEmitter() })
  const story: string[] = []
  let nextId = 0
  const order = createCallOrder(analytics as unknown as Analytics, {
    onReset: () => story.push('reset called'),
    onTurn: () => story.push('reset'),
  })
  const call = (name: string, messageId = name) => {
    const context = {
      id: `id-${nextId}`,
      event: { type: 'track', event: name, messageId },
    } as unknown as Context
    nextId++
    analytics.emit('dispatch_start', context)
    return context
  }
  const deliver = (context: Context) => {
    order.deliver(context, ({ href }) =>
      story.push(`${String(context.event.event)} at ${new URL(href).pathname}`),
    )
  }
  const end = (context: Context) => analytics.queue.emit('delivery_success', context)
  const fail = (context: Context, error?: object) => analytics.queue.emit('delivery_failure', context, error)
  const reset = () => analytics.emit('reset')
  return { story, order, call, deliver, end, fail, reset }
}

beforeEach(() => {
  history.replaceState(null, '', '/')
})

test('an event carries the page of its call, although the app shows another page by then', () => {
  const { call, deliver, story } = startOrder()
  history.replaceState(null, '', '/one')
  const first = call('First')
  history.replaceState(null, '', '/two')
  const second = call('Second')
  deliver(second)
  deliver(first)
  expect(story).toEqual(['Second at /two', 'First at /one'])
})

test('a reset has its turn at once where no call is under way', () => {
  const { reset, story } = startOrder()
  reset()
  expect(story).toEqual(['reset called', 'reset'])
})

test('a reset waits for the calls before it, and comes before the calls after it', () => {
  const { call, deliver, reset, story } = startOrder()
  const before = call('Before')
  reset()
  const after = call('After')
  deliver(before)
  deliver(after)
  expect(story).toEqual(['reset called', 'Before at /', 'reset', 'After at /'])
})

test('a call after a reset that arrives first takes the reset with it', () => {
  const { call, deliver, reset, story } = startOrder()
  call('Before')
  reset()
  deliver(call('After'))
  expect(story).toEqual(['reset called', 'reset', 'After at /'])
})

test('several resets keep their places among calls', () => {
  const { call, deliver, reset, story } = startOrder()
  const one = call('One')
  reset()
  const two = call('Two')
  reset()
  deliver(one)
  deliver(two)
  expect(story).toEqual(['reset called', 'reset called', 'One at /', 'reset', 'Two at /', 'reset'])
})

test('a reset does not wait for a call that ends without coming to the destination', () => {
  const { call, end, reset, story } = startOrder()
  const other = call('For another destination')
  reset()
  end(other)
  expect(story).toEqual(['reset called', 'reset'])
})

test('a reset does not wait for a call that has failed, and the call keeps its page for the next try', () => {
  const { call, deliver, fail, reset, story } = startOrder()
  history.replaceState(null, '', '/one')
  const flaky = call('Flaky')
  reset()
  fail(flaky)
  history.replaceState(null, '', '/two')
  deliver(flaky)
  expect(story).toEqual(['reset called', 'reset', 'Flaky at /one'])
})

test('a call that is not tried again is forgotten', () => {
  const { call, deliver, fail, story } = startOrder()
  history.replaceState(null, '', '/one')
  const failed = call('Failed')
  fail(failed, { retry: false })
  history.replaceState(null, '', '/two')
  deliver(failed)
  expect(story).toEqual(['Failed at /two'])
})

test('a failure of a call that nobody has noted changes nothing', () => {
  const { fail, story } = startOrder()
  fail({ id: 'unknown', event: {} } as unknown as Context)
  expect(story).toEqual([])
})

test('a remote plugin’s context is found by the message’s id', () => {
  const { call, deliver, story } = startOrder()
  history.replaceState(null, '', '/one')
  const { event } = call('Played')
  history.replaceState(null, '', '/two')
  deliver({ id: 'another', event } as unknown as Context)
  expect(story).toEqual(['Played at /one'])
})

test('two calls with the same message id have each the page of its own call', () => {
  const { call, deliver, story } = startOrder()
  history.replaceState(null, '', '/one')
  const first = call('First', 'same')
  history.replaceState(null, '', '/two')
  const second = call('Second', 'same')
  deliver(second)
  deliver(first)
  expect(story).toEqual(['Second at /two', 'First at /one'])
})

test('an event of an earlier page load does not have the page of a call that is under way', () => {
  const { call, order } = startOrder()
  history.replaceState(null, '', '/one')
  call('Under way')
  history.replaceState(null, '', '/now')
  const handle = jest.fn()
  order.deliver({ id: 'old', event: { messageId: 'old' } } as unknown as Context, handle)
  expect(handle).toHaveBeenCalledWith(expect.objectContaining({ path: '/now' }))
})

test('an event of an earlier page load has the page that is open, without the hash', () => {
  const { order } = startOrder()
  history.replaceState(null, '', '/now#part')
  const handle = jest.fn()
  order.deliver({ id: 'old', event: { messageId: 'old' } } as unknown as Context, handle)
  expect(handle).toHaveBeenCalledWith(expect.objectContaining({ href: 'http://localhost/now' }))
})

test('an event of an earlier page load is of the path that it says, whichever page is open', () => {
  const { order } = startOrder()
  const event = { messageId: 'old', context: { page: { path: '/then' } } }
  const handle = jest.fn()
  order.deliver({ id: 'old', event } as unknown as Context, handle)
  expect(handle).toHaveBeenCalledWith(expect.objectContaining({ path: '/then' }))
})

test('a thousand calls are noted, and the oldest is forgotten for the next, so that a reset does not wait for it', () => {
  const { call, reset, story } = startOrder()
  call('Oldest')
  reset()
  for (let number = 1; number < 1000; number++) call('Later')
  expect(story).toEqual(['reset called'])
  call('One more')
  expect(story).toEqual(['reset called', 'reset'])
})

test('a call too many makes the oldest call forgotten, and no other: a reset still waits for the next one', () => {
  const { call, deliver, reset, story } = startOrder()
  call('Oldest')
  const next = call('Next')
  reset()
  for (let number = 0; number < 999; number++) call('Later')
  expect(story).toEqual(['reset called'])
  deliver(next)
  expect(story).toEqual(['reset called', 'Next at /', 'reset'])
})

test('a stopped order hears nothing more', () => {
  const { order, reset, story } = startOrder()
  order.stop()
  reset()
  expect(story).toEqual([])
})
