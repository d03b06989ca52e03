import { LineChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

export interface Curve {
  readonly name: string
  /** An amount, and the time of a call in microseconds. */
  readonly points: readonly (readonly [amount: number, microseconds: number])[]
}

use([LineChart, GridComponent, SVGRenderer])

/** Draws how the time of a call grows with the amount of something. Both axes are logarithmic. */
export function plot(curves: readonly Curve[]): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 640, height: 300 })
  const axis = { type: 'log', axisLine: { show: false }, axisTick: { show: false } } as const
  chart.setOption({
    animation: false,
    grid: { left: 60, right: 110, top: 15, bottom: 30 },
    xAxis: { ...axis, axisLabel: { formatter: (value: number) => value.toLocaleString('en') } },
    yAxis: { ...axis, min: 0.5, axisLabel: { formatter: '{value} µs' } },
    series: curves.map(({ name, points }) => ({
      type: 'line',
      name,
      data: points,
      symbolSize: 6,
      endLabel: { show: true, formatter: '{a}', color: 'inherit' },
    })),
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}
