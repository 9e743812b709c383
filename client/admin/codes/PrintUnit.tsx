import { inLang } from '../../ui/inLang.ts'
import { SIZES } from './sizes.ts'
import { words } from './words.ts'

/** One print for all counters of the unit, on the paper that is in the printer. */
export const PrintUnit = ({ unit }: { unit: string }) => (
  <nav class="print-unit" aria-labelledby="print-unit">
    <p id="print-unit">{words.printUnit}</p>
    <div class="acts">
      {SIZES.map((size) => (
        <a key={size} class="btn q" href={inLang('/admin/posters', { unit, size })}>
          {words.sizes[size]}
        </a>
      ))}
      <a class="btn q" href={inLang('/admin/posters', { unit })}>
        {words.allSizes}
      </a>
    </div>
  </nav>
)
