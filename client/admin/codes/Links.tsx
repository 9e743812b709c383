import { inLang } from '../../ui/inLang.ts'
import { SIZES } from './sizes.ts'
import { words } from './words.ts'

const PICTURES = ['svg', 'png']

/** What can be had of a code: its signs to print and its picture. */
export const Links = ({ code }: { code: string }) => (
  <div class="links">
    <p>
      <span>{words.print}</span>
      {SIZES.map((size) => (
        <a key={size} href={inLang(`/${code}/poster`, { size })} aria-label={words.printAs(words.sizes[size], code)}>
          {words.sizes[size]}
        </a>
      ))}
    </p>
    <p>
      <span>{words.download}</span>
      {PICTURES.map((kind) => (
        <a
          key={kind}
          href={`/qr/${code}.${kind}`}
          download={`qr-${code}.${kind}`}
          aria-label={words.downloadAs(kind.toUpperCase(), code)}
        >
          {kind.toUpperCase()}
        </a>
      ))}
    </p>
  </div>
)
