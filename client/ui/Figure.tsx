import type { ComponentChildren } from 'preact'

interface Props {
  title: string
  /** One sentence on how to read it. */
  guide: ComponentChildren
  /** Names the columns it takes, such as `s7`. */
  wide: string
  children: ComponentChildren
}

/** One card of the dashboard: a heading, how to read it, and the thing itself. */
export const Figure = ({ title, guide, wide, children }: Props) => (
  <section class={`card ${wide}`}>
    <h2>{title}</h2>
    <p class="mu sm">{guide}</p>
    {children}
  </section>
)
