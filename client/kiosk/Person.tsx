import { useEffect, useState } from 'preact/hooks'
import type { KioskInfo } from '../../shared/screen.ts'
import type { Outcome } from './queue.ts'
import { Question } from './Question.tsx'
import { Start } from './Start.tsx'
import { Thanks } from './Thanks.tsx'
import { useTongue } from './tongue.ts'
import type { useQueue } from './useQueue.ts'
import { beginVisit, draftOf, rate, type Visit } from './visit.ts'

interface Props {
  info: KioskInfo
  queue: ReturnType<typeof useQueue>
  /** Told whether there is something to forget. */
  watch: (isAnswering: boolean) => void
  /** Makes room for the next person. */
  end: () => void
}

/** One person from the first touch to the thanks. All they said is in here, and goes when this goes. */
export function Person({ info, queue, watch, end }: Props) {
  const { words } = useTongue()
  const [visit, setVisit] = useState<Visit | null>(null)
  const [outcome, setOutcome] = useState<Promise<Outcome> | null>(null)
  const isAnswering = visit !== null && outcome === null
  useEffect(() => watch(isAnswering), [isAnswering])

  const step =
    visit && !outcome ? words.question(visit.at + 1, visit.asked.length) : outcome ? words.thanks : words.title
  useEffect(() => {
    document.title = step
  }, [step])

  const send = () => setOutcome(queue.put(draftOf(visit!)))
  return (
    <>
      {outcome ? (
        <Thanks outcome={outcome} waiting={queue.waiting} end={end} />
      ) : visit ? (
        <Question
          key={visit.at}
          visit={visit}
          rate={(rating) => setVisit(rate(visit, visit.asked[visit.at]!, rating))}
          back={() => (visit.at === 0 ? end() : setVisit({ ...visit, at: visit.at - 1 }))}
          next={() => (visit.at + 1 < visit.asked.length ? setVisit({ ...visit, at: visit.at + 1 }) : send())}
        />
      ) : (
        <Start
          areas={info.areas}
          questions={info.questionnaire.factors.length}
          waiting={queue.waiting}
          begin={(area) => setVisit(beginVisit(info, area, random))}
        />
      )}
    </>
  )
}

const random = () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32
