import type { DemoConfig } from '../../demo-config'
import type { ConditionsStore } from '../conditions'
import type { CallLog } from './call-log'
import type { ServerConnection } from './receive-hits'

/** Where the panel has from what it shows. */
export interface PanelSources {
  log: CallLog
  conditions: ConditionsStore
  connection: ServerConnection
  config: DemoConfig
  /** The button that plays a visit. */
  play: HTMLElement
}
