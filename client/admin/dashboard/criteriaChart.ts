import type { Questionnaire } from '../../../shared/questionnaire.ts'
import type { ChartSpec } from '../../ui/Chart.tsx'
import { say } from '../../ui/lang.ts'
import { token } from '../../ui/tokens.ts'
import { number, percent1 } from '../words.ts'
import { type Line, levelsBelow, paletteOf } from './criteria.ts'

/** Pixels a line takes; on a narrow screen the name stands above its bar. */
export const lineHeight = (narrow: boolean) => (narrow ? 48 : 38)

/** Levels below satisfied lie left of a common zero line, so the right part's length is the index. */
export function criteriaChart(lines: Line[], questionnaire: Questionnaire, narrow: boolean): ChartSpec {
  const below = levelsBelow(questionnaire)
  const { levels } = questionnaire.scale
  const palette = paletteOf(levels.length)
  const side = (bars: (shares: number[]) => number[]) =>
    Math.ceil(Math.max(...lines.map(({ shares }) => (shares ? sum(bars(shares)) : 0))) / 5) * 5
  const names = lines.map(({ name, heading }) => wrap(say(name), narrow ? 42 : heading ? 28 : 31))
  // From the zero line outwards, since that is how the bars are stacked.
  const order = levels.map((_, i) => (i < below ? below - 1 - i : i))

  return {
    type: 'bar',
    data: {
      labels: names,
      datasets: order.map((level) => ({
        label: say(levels[level]!.label),
        data: lines.map(({ shares }) => shares && (level < below ? -shares[level]! : shares[level]!)),
        backgroundColor: token(palette[level]!),
        borderColor: token('--card'),
        borderWidth: { left: 0.5, right: 0.5, top: 0, bottom: 0 },
        borderSkipped: false,
        barThickness: narrow ? 16 : 18,
      })),
    },
    options: {
      indexAxis: 'y',
      scales: {
        x: {
          stacked: true,
          min: -side((shares) => shares.slice(0, below)),
          max: side((shares) => shares.slice(below)),
          border: { display: false },
          ticks: { display: false, stepSize: 5 },
          grid: {
            drawTicks: false,
            z: 1,
            lineWidth: 2,
            color: ({ tick }) => (below && tick.value === 0 ? token('--ink') : 'transparent'),
          },
        },
        y: {
          stacked: true,
          border: { display: false },
          grid: { display: false },
          ticks: {
            autoSkip: false,
            // Mirrored labels begin at the near side.
            crossAlign: narrow ? 'near' : 'far',
            mirror: narrow,
            // So that the zero line does not strike a name through. Chart.js places it wrong behind two lines.
            showLabelBackdrop: ({ index }) => narrow && typeof names[index] === 'string',
            backdropColor: token('--card'),
            backdropPadding: 1,
            padding: narrow ? 0 : 10,
            labelOffset: narrow ? -19 : 0,
            font: ({ index }) => ({
              weight: lines[index]?.heading ? 700 : 400,
              size: (narrow ? 13 : 14) - (lines[index]?.heading ? 1 : 0),
            }),
            color: ({ index }) => token(lines[index]?.heading ? '--ink2' : '--ink'),
            z: 2,
          },
          afterFit: (axis) => {
            axis.width = narrow ? 0 : NAMES
          },
        },
        index: {
          display: questionnaire.scale.satisfiedFrom !== null,
          axis: 'y',
          type: 'category',
          position: 'right',
          offset: true,
          labels: lines.map(({ score }) => (score?.index == null ? '–' : number(score.index, 1))),
          border: { display: false },
          grid: { display: false },
          ticks: {
            autoSkip: false,
            crossAlign: 'far',
            font: ({ index }) => ({ weight: lines[index]?.heading ? 700 : 600, size: 14 }),
            color: ({ index }) => token(lines[index]?.heading ? '--ink2' : '--ink'),
          },
        },
      },
      plugins: {
        tooltip: {
          callbacks: { label: ({ dataset, raw }) => `${dataset.label}: ${percent1(Math.abs(raw as number))}` },
        },
      },
    },
  }
}

/** Pixels for the names: two lines of some thirty characters. */
const NAMES = 248

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

/** Splits a name longer than `most` characters into two lines, at the space nearest its middle. */
function wrap(name: string, most: number): string | string[] {
  if (name.length <= most) return name
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index)
  const off = (space: number) => Math.abs(space - name.length / 2)
  const middle = spaces.reduce((best, space) => (off(space) < off(best) ? space : best), 0)
  return middle ? [name.slice(0, middle), name.slice(middle + 1)] : name
}
