import type { ChartSpec } from '../../ui/Chart.tsx'
import { token } from '../../ui/tokens.ts'
import { number, percent, range, words } from '../words.ts'
import type { TrendFigures } from './trend.ts'

/** A mark of each place's own shape: an official result is never told apart by colour alone. */
export const MARKS = ['triangle', 'rectRot', 'rect'] as const

/**
 * Years on the left, months on the right, an empty place between: two records on one scale, of which only ours is a
 * line.
 */
export function trendChart({ years, published, months, floor, provisional }: TrendFigures): ChartSpec {
  const gap = years.length ? years.length : -1
  const before = Array<null>(gap + 1).fill(null)
  const own = (value: (row: (typeof months)[number]) => number | null) => [...before, ...months.map(value)]
  const [line, pale, ink] = [token('--pri'), token('--band'), token('--ink2')]
  const here = before.length + provisional
  const isProvisional = (i: number) => provisional >= 0 && i === here

  return {
    type: 'line',
    data: {
      labels: [...years.map(String), ...(gap < 0 ? [] : ['']), ...months.map(({ key }) => monthLabel(key))],
      datasets: [
        { data: own(({ interval }) => interval?.[0] ?? null), pointRadius: 0, borderWidth: 0, order: 3 },
        {
          data: own(({ interval }) => interval?.[1] ?? null),
          pointRadius: 0,
          borderWidth: 0,
          backgroundColor: pale,
          fill: '-1',
          order: 3,
        },
        {
          label: words.trend.own,
          data: own(({ index }) => index),
          labels: own(({ index }) => index).map((index) => (index === null ? '' : number(index, 1))),
          borderColor: line,
          borderWidth: 2.5,
          pointRadius: 4.5,
          pointBorderColor: line,
          pointBorderWidth: 2,
          pointBackgroundColor: ({ dataIndex }) => (isProvisional(dataIndex) ? '#fff' : line),
          segment: { borderDash: ({ p1DataIndex }) => (isProvisional(p1DataIndex) ? [5, 4] : undefined) },
          order: 1,
        },
        ...published.map(({ place, indexes }, i) => ({
          label: place,
          data: indexes,
          showLine: false,
          pointStyle: MARKS[i % MARKS.length]!,
          pointRadius: 6,
          pointBorderColor: token('--official'),
          pointBorderWidth: 2,
          pointBackgroundColor: i === published.length - 1 ? token('--official') : '#fff',
          order: 0,
        })),
      ],
    },
    options: {
      layout: { padding: { top: 14, right: 14 } },
      scales: {
        x: {
          border: { color: token('--edge') },
          grid: { drawTicks: false, color: ({ index }) => (index === gap ? ink : 'transparent'), tickBorderDash: [] },
          ticks: { maxRotation: 0, autoSkipPadding: 10, padding: 8 },
        },
        y: {
          min: floor,
          max: 100,
          border: { display: false },
          grid: { color: token('--grid'), drawTicks: false },
          ticks: { stepSize: 100 - floor > 40 ? 20 : 10, padding: 8 },
        },
      },
      interaction: { mode: 'index', intersect: false },
      plugins: {
        tooltip: {
          filter: ({ datasetIndex, raw }) => datasetIndex > 1 && raw !== null,
          displayColors: false,
          callbacks: {
            label: ({ dataset, dataIndex, raw }) => {
              const month = months[dataIndex - before.length]
              const interval = month && dataset.label === words.trend.own ? ` (${range(month.interval)})` : ''
              return `${percent(raw as number)}${interval}`
            },
          },
        },
      },
    },
  }
}

export const monthLabel = (key: string) => `${Number(key.slice(5))}/${key.slice(0, 4)}`
