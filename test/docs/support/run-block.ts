import type { Analytics } from '@segment/analytics-next'
import * as analyticsNext from '@segment/analytics-next'
import ts from 'typescript'
import * as segmentMatomo from '../../../src'
import { autoPage as startAutoPage } from '../../../src/auto-page'

type Plugin = segmentMatomo.MatomoPlugin

/** What blocks use without importing it; the text around them has introduced it. */
const STAGE = {
  AnalyticsBrowser: analyticsNext.AnalyticsBrowser,
  adoptPiwik: segmentMatomo.adoptPiwik,
  router: {
    afterEach: (callback: (to: object) => void) =>
      callback({ meta: { title: 'Teas', category: 'Goods' }, name: 'Teas' }),
  },
  banner: { onAccept: (callback: () => void) => callback(), onRefuse: () => undefined },
  hash: (id: string) => id.toUpperCase(),
  process: {
    env: {
      NODE_ENV: 'production',
      SEGMENT_WRITE_KEY: 'KEY',
      MATOMO_SITE_ID: '1',
      MATOMO_URL: 'https://matomo.example.org',
    },
  },
}

/** `matomo`, which adds each plugin that it makes to a list. */
function recordPlugins(plugins: Plugin[]) {
  const make = (settings?: Partial<segmentMatomo.MatomoSettings>) => {
    const plugin = segmentMatomo.matomo(settings)
    plugins.push(plugin)
    return plugin
  }
  return Object.assign(make, {
    pluginName: segmentMatomo.matomo.pluginName,
    consent: segmentMatomo.matomo.consent,
  })
}

/** `analytics`, whose methods add what they return to a list. */
function recordCalls(analytics: Analytics, calls: unknown[]): Analytics {
  return new Proxy(analytics, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        const result: unknown = Reflect.apply(value, target, args)
        calls.push(result)
        return result
      }
    },
  })
}

/** `autoPage` that does not wait for a title, and is stopped once the page view of the test's page is made. */
function autoPageOnce(calls: unknown[]) {
  return (...[analytics, options]: Parameters<typeof startAutoPage>) => {
    const stop = startAutoPage(analytics, { ...options, titleWait: 0 })
    calls.push(new Promise((resolve) => setTimeout(resolve, 200)).then(stop))
    return stop
  }
}

/**
 * Runs a block of JavaScript as it stands in the docs.
 *
 * @param analytics - what the block finds under that name; its calls are waited for
 * @returns the plugins that the block makes
 */
export async function runBlock(code: string, analytics?: Analytics): Promise<Plugin[]> {
  const plugins: Plugin[] = []
  const calls: unknown[] = []
  const matomo = recordPlugins(plugins)
  const recorded = analytics && recordCalls(analytics, calls)
  const autoPage = autoPageOnce(calls)
  /** A test in a block is run at once. */
  const test = (_: string, runTest: () => Promise<void>) => calls.push(runTest())
  const stage = { ...STAGE, matomo, autoPage, analytics: recorded, test }
  const modules: Readonly<Record<string, unknown>> = {
    '@segment/analytics-next': analyticsNext,
    'segment-matomo/auto-page': { autoPage },
    'segment-matomo': { ...segmentMatomo, matomo },
    './analytics': { analytics: recorded },
  }
  const require = (name: string) => modules[name]
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 }
  const { outputText } = ts.transpileModule(code, { compilerOptions: options })
  // The code of our own docs, in the page of the test.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const run = Function('require', 'exports', ...Object.keys(stage), `{${outputText}}`) as (
    ...args: unknown[]
  ) => void
  run(require, {}, ...Object.values(stage))
  await Promise.all(calls)
  return plugins
}
