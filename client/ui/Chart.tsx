import {
  BarController,
  BarElement,
  CategoryScale,
  Chart as ChartJs,
  type ChartConfiguration,
  Filler,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  Tooltip,
} from 'chart.js'
import { useEffect, useRef } from 'preact/hooks'
import { pointLabels } from './pointLabels.ts'
import { token } from './tokens.ts'

ChartJs.register(BarController, BarElement, CategoryScale, Filler, LineController, LineElement, LinearScale)
ChartJs.register(PointElement, Tooltip, pointLabels)

export type ChartSpec = ChartConfiguration<'bar' | 'line', (number | null)[], string | string[]>

/** A drawing of figures that stand in a table beside it. Nothing moves: a new spec is simply drawn. */
export function Chart({ spec, label, height }: { spec: ChartSpec; label: string; height: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const chart = useRef<ChartJs>(undefined)

  useEffect(() => {
    const { defaults } = ChartJs
    defaults.font.family = token('--font')
    defaults.font.size = 13
    defaults.color = token('--ink2')
    const onPrint = () => chart.current?.resize()
    addEventListener('beforeprint', onPrint)
    addEventListener('afterprint', onPrint)
    return () => {
      removeEventListener('beforeprint', onPrint)
      removeEventListener('afterprint', onPrint)
      chart.current?.destroy()
    }
  }, [])

  useEffect(() => {
    const options = { ...spec.options, animation: false, maintainAspectRatio: false } as const
    if (chart.current) {
      chart.current.data = spec.data
      chart.current.options = options
      chart.current.update('none')
    } else chart.current = new ChartJs(canvas.current!, { ...spec, options } as ChartConfiguration)
  }, [spec])

  return (
    <div class="canvas" style={{ height: `${height}px` }}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  )
}
