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
  afterDatasetsDraw({ ctx, data, getDatasetMeta, chartArea }) {
    ctx.save()
    ctx.font = `600 12px ${token('--font')}`
    ctx.fillStyle = token('--ink')
    ctx.textAlign = 'center'
    data.datasets.forEach(({ labels }, i) => {
      let free = Number.NEGATIVE_INFINITY
      getDatasetMeta(i).data.forEach(({ x, y }, j) => {
        const text = labels?.[j]
        if (!text) return
        // On a narrow screen only as many as fit beside each other.
        const half = ctx.measureText(text).width / 2
        if (x - half < free || Number.isNaN(y)) return
        ctx.fillText(text, Math.min(x, chartArea.right + 8 - half), Math.max(y - 12, chartArea.top + 4))
        free = x + half + 6
      })
    })
    ctx.restore()
  },
}
