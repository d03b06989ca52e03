import Table from 'cli-table3'
import type { Hit } from '../hits/hit'
import { hitKind } from '../hits/hit-kind'
import { paramsInWords } from '../hits/param-words'
import type { LoggedCall } from '../page/panel/logged-call'
import { formatValue } from '../page/panel/format-value'
import type { VisitReport } from './play-visit'

/** Prints how many hits there are. Unless it is to be short, prints before that each call with its commands and hits. */
export function printReport(report: VisitReport, { isShort }: { isShort: boolean }): void {
  if (!isShort) printTable(report)
  console.log(`${report.expected.length} hits expected, ${report.received} received.`)
}

function printTable({ origin, calls }: VisitReport): void {
  const { isTTY } = process.stdout
  const columns = isTTY ? process.stdout.columns : 120
  const width = Math.max(100, Math.min(columns, 160)) - 4
  const table = new Table({
    head: ['Segment', 'Matomo commands', 'Hits that Matomo got'],
    colWidths: [0.2, 0.4, 0.4].map((part) => Math.floor(width * part)),
    wordWrap: true,
    style: isTTY ? { head: ['bold'], border: ['gray'] } : { head: [], border: [] },
  })
  const rows = calls.map((call) => [callText(call), commandsText(call), hitsText(call)])
  // A path is enough where every URL has the same origin.
  table.push(...rows.map((row) => row.map((cell) => cell.replaceAll(origin, ''))))
  console.log(`${table.toString()}\n`)
}

const callText = ({ method, name }: LoggedCall) => (name === '' ? method : `${method} ${formatValue(name)}`)

const commandsText = ({ commands }: LoggedCall) =>
  commands.map(({ method, args }) => `${method}(${args.map(formatValue).join(', ')})`).join('\n')

function hitsText({ commands, hits }: LoggedCall): string {
  const all = [...commands.flatMap(({ hit }) => (hit ? [hit] : [])), ...hits]
  return all.map(hitText).join('\n')
}

function hitText({ params, status }: Hit): string {
  const values = paramsInWords(params).map(({ name, value }) => `${name}=${value}`)
  return `${status} ${hitKind(params)}: ${values.join(', ')}`
}
