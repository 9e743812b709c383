import type { ComponentChildren } from 'preact'

interface Props {
  summary: string
  /** Names the scrolling region to those who cannot see it. */
  region: string
  children: ComponentChildren
}

/** The table of a drawing: the same figures for those who read rather than look. */
export const Twin = ({ summary, region, children }: Props) => (
  <details class="twin">
    <summary>{summary}</summary>
    {/* Focusable, so that a wide table can be scrolled with the arrow keys. */}
    <div class="scroll" role="region" aria-label={region} tabIndex={0}>
      {children}
    </div>
  </details>
)
