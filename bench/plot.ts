import { init, use } from 'echarts/core'
import { LineChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { SVGRenderer } from 'echarts/renderers'

export interface Line {
  readonly name: string
  /** Amount, and the time of a call in microseconds. */
  readonly points: readonly (readonly [x: number, y: number])[]
}

use([LineChart, GridComponent, SVGRenderer])

/** A small plot, both axes logarithmic: how the time of a call grows with the amount of something. */
export function plot(lines: readonly Line[]): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 640, height: 300 })
  const axis = { type: 'log', axisLine: { show: false }, axisTick: { show: false } } as const
  chart.setOption({
    animation: false,
    grid: { left: 60, right: 110, top: 15, bottom: 30 },
    xAxis: { ...axis, axisLabel: { formatter: (value: number) => value.toLocaleString('en') } },
    yAxis: { ...axis, min: 0.5, axisLabel: { formatter: '{value} µs' } },
    series: lines.map(({ name, points }) => ({
      ...{ type: 'line', name, data: points, symbolSize: 6 },
      endLabel: { show: true, formatter: '{a}', color: 'inherit' },
    })),
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}
