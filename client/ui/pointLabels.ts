import type { Plugin } from 'chart.js'
import { token } from './tokens.ts'

declare module 'chart.js' {
  interface LineControllerDatasetOptions {
    /** What stands above each point; empty for nothing. */
    labels?: string[]
  }
}

/** Writes the values above the points of a line, so that a print can be read without pointing at it. */
export const pointLabels: Plugin<'line'> = {
  id: 'pointLabels',
  afterDatasetsDraw(chart) {
    const { ctx, data, chartArea } = chart
    ctx.save()
    ctx.font = `600 12px ${token('--font')}`
    ctx.fillStyle = token('--ink')
    ctx.strokeStyle = token('--card')
    ctx.lineWidth = 3
    ctx.lineJoin = 'round'
    ctx.textAlign = 'center'
    data.datasets.forEach(({ labels }, i) => {
      // From the right, so that the newest has its value where on a narrow screen only some fit beside each other.
      let free = Number.POSITIVE_INFINITY
      const points = chart.getDatasetMeta(i).data
      for (let j = points.length - 1; j >= 0; j--) {
        const text = labels?.[j]
        const { x, y } = points[j]!
        if (!text || Number.isNaN(y)) continue
        const half = ctx.measureText(text).width / 2
        if (x + half > free) continue
        const at = [Math.min(x, chartArea.right + 12 - half), Math.max(y - 12, chartArea.top + 4)] as const
        // A halo of the ground, since the line may pass behind.
        ctx.strokeText(text, ...at)
        ctx.fillText(text, ...at)
        free = x - half - 6
      }
    })
    ctx.restore()
  },
}
