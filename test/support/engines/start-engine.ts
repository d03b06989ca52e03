import type { Engine, EngineName } from './engine'
import { startOldChromium } from './devtools-engine'
import { startPlaywrightEngine } from './playwright-engine'
import { startWebDriverEngine } from './webdriver-engine'

/** @throws an Error that says what to install where the engine is not there */
export function startEngine(name: EngineName): Promise<Engine> {
  if (name === 'chromium' || name === 'firefox') return startPlaywrightEngine(name)
  if (name === 'old-chromium') return startOldChromium()
  return startWebDriverEngine(name)
}
