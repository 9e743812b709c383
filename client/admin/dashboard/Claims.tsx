import { boundsOf } from '../../../shared/sample.ts'
import type { Scores } from '../../../shared/scores.ts'
import { number, percent, percent1, words } from '../words.ts'
import { answersOf } from './answers.ts'

/** What a self-selected survey may claim and what it may not, in the words to use. */
export function Claims({ main: { index, n, responseRate, factors, method } }: { main: Scores }) {
  const { answered, satisfied } = answersOf(factors)
  // The share of answers, which only the pooled index is: where criteria are hidden, no other index may stand for it.
  const share = answered ? (100 * satisfied) / answered : method === 'pooled' ? index : null
  const bounds = index !== null && responseRate !== null && responseRate <= 100 ? boundsOf(index, responseRate) : null
  return (
    <section class="card claims s12">
      <h2>{words.claims.title}</h2>
      <p>{words.claims.selfSelected}</p>
      <div class="columns">
        <div>
          <h3>{words.claims.may}</h3>
          <ul class="may">
            {share !== null && <li>{words.claims.share(percent(share), number(n))}</li>}
            {words.claims.mayList.map((claim) => (
              <li key={claim}>{claim}</li>
            ))}
          </ul>
        </div>
        <div>
          <h3>{words.claims.mayNot}</h3>
          <ul class="may-not">
            {words.claims.mayNotList(percent(index)).map((claim) => (
              <li key={claim}>{claim}</li>
            ))}
          </ul>
        </div>
      </div>
      {bounds && <p>{words.claims.bounds(percent1(bounds[0]), percent1(bounds[1]))}</p>}
      <p class="mu sm">
        {words.basis.method(words.methods[method])}. {words.claims.method}
      </p>
      <button class="btn q no-print" onClick={() => print()}>
        {words.print}
      </button>
    </section>
  )
}
