import type { ComponentChildren } from 'preact'

interface Props {
  title: string
  /** One sentence on how to read it. */
  guide?: ComponentChildren
  /** What it rests on and whom it speaks of: at its foot, as a source stands under a drawing. */
  basis?: string
  /** Names the columns it takes, such as `s7`. */
  wide: string
  children: ComponentChildren
}

/** One card: a heading, how to read it, the thing itself, and what it rests on where that is measured. */
export const Figure = ({ title, guide, basis, wide, children }: Props) => (
  <section class={`card figure ${wide}`}>
    <h2>{title}</h2>
    {guide && <p class="mu sm">{guide}</p>}
    {children}
    {basis && <p class="basis">{basis}</p>}
  </section>
)
