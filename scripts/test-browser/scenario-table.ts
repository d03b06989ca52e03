import Table from 'cli-table3'

export interface EngineResult {
  /** Such as `Firefox 153.7.0`. */
  version: string
  tests: readonly { ancestorTitles: readonly string[]; title: string; status: string }[]
}

interface Cell {
  scenario: string
  engine: string
  matomo: string
  isRight: boolean
}

/** Scenario x engine x matomo.js: each cell names the matomo.js with which the hits were right, and those with which not. */
export function scenarioTable(results: readonly EngineResult[]): string {
  const cells = results.flatMap(cellsOf)
  if (cells.length === 0) return 'No scenario ran.'
  const engines = results.map(({ version }) => version)
  const scenarios = [...new Set(cells.map(({ scenario }) => scenario))]
  const table = new Table({ head: ['scenario', ...engines], style: { head: [], border: [], compact: true } })
  for (const scenario of scenarios) {
    const show = (engine: string) =>
      showCell(cells.filter((cell) => cell.scenario === scenario && cell.engine === engine))
    table.push([scenario, ...engines.map(show)])
  }
  return table.toString()
}

function cellsOf({ version, tests }: EngineResult): Cell[] {
  return tests.flatMap(({ ancestorTitles, title, status }) => {
    const [, matomo] = /^scenario with matomo\.js (\S+)$/.exec(ancestorTitles[0] ?? '') ?? []
    if (!matomo || status === 'pending') return []
    return [{ scenario: title, engine: version, matomo, isRight: status === 'passed' }]
  })
}

function showCell(cells: readonly Cell[]): string {
  const versions = (isRight: boolean) =>
    cells.filter((cell) => cell.isRight === isRight).map(({ matomo }) => matomo.replace(/\.\d+$/, ''))
  const [right, wrong] = [versions(true), versions(false)]
  if (cells.length === 0) return 'did not run'
  return [right.join(' '), wrong.length > 0 ? `NOT ${wrong.join(' ')}` : ''].filter(Boolean).join(', ')
}
