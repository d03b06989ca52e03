/** @jest-environment jsdom */
import { createPageLifecycle, type PageLifecycle } from '../../src/destination/page-lifecycle'

let lifecycle: PageLifecycle | undefined

function start() {
  const said: string[] = []
  lifecycle = createPageLifecycle({ onLeave: () => said.push('left'), onShow: () => said.push('shown') })
  return { lifecycle, said }
}

const leave = () => dispatchEvent(new Event('pagehide'))
const show = (persisted: boolean) => dispatchEvent(Object.assign(new Event('pageshow'), { persisted }))

afterEach(() => lifecycle?.stop())

test('a page that is shown for the first time is not left, and has not returned', () => {
  const { lifecycle, said } = start()
  show(false)
  expect([lifecycle.isLeft(), lifecycle.hasReturned()]).toEqual([false, false])
  expect(said).toEqual(['shown'])
})

test('a page that comes back from the back/forward cache is not left any more, and has returned for good', () => {
  const { lifecycle, said } = start()
  leave()
  expect([lifecycle.isLeft(), lifecycle.hasReturned()]).toEqual([true, false])
  show(true)
  expect([lifecycle.isLeft(), lifecycle.hasReturned()]).toEqual([false, true])
  leave()
  expect([lifecycle.isLeft(), lifecycle.hasReturned()]).toEqual([true, true])
  expect(said).toEqual(['left', 'shown', 'left'])
})

test('a lifecycle that is stopped hears nothing more', () => {
  const { lifecycle, said } = start()
  lifecycle.stop()
  leave()
  show(true)
  expect([lifecycle.isLeft(), lifecycle.hasReturned()]).toEqual([false, false])
  expect(said).toEqual([])
})
