import type { Day, Month } from '../../shared/calendar.ts'
import type { Answers, Form } from '../../shared/answers.ts'
import type { UnitKind, UnitLevel } from '../../shared/unit.ts'

/** The database as the code sees it: one property a table, as the migrations make them. */
export interface Tables {
  unit: {
    id: string
    code: string
    name: string
    name_en: string
    level: UnitLevel
    kind: UnitKind
    parent: string | null
    valid_from: Day
    valid_to: Day | null
  }
  succession: { predecessor: string; successor: string; day: Day; kind: 'merge' | 'split' | 'rename' | 'move' }
  area: { id: string; code: string; name: string; name_en: string; position: number }
  counter: { id: string; name: string; name_en: string; closed_on: Day | null }
  counter_unit: { counter: string; unit: string; from_day: Day }
  counter_area: { counter: string; area: string }
  code: { code: string; counter: string; made_on: Day; revoked_on: Day | null }
  questionnaire: { id: string; version: number; published_on: Day; body: string }
  response: ResponseRow
  fold: { from_seq: number; to_seq: number }
  day_tally: Cell & { day: Day; answers: Answers; count: number }
  month_tally: Cell & { month: Month; form: Form; sums: string }
  maximum: { year: number; points: number; source: string }
  official_result: {
    place: string
    year: number
    index_percent: number | null
    points: number | null
    max_points: number | null
    rank: number | null
    of_units: number | null
    source: string
  }
  dossier: { unit: string; area: string; month: Month; count: number }
  setting: { name: string; value: string }
  api_key: { name: string; hash: string; role: string; unit: string | null; made_on: Day; revoked_on: Day | null }
  invite: {
    hash: string
    role: string
    unit: string | null
    counter: string | null
    expires_at: number
    used_at: number | null
  }
}

/** What a response was about. `unit` is whose counter it was on that day; `area` is '' when not stated. */
export interface Cell {
  /** `sipas-2026@1` */
  questionnaire: string
  unit: string
  counter: string
  area: string
}

export interface ResponseRow extends Cell {
  seq: number
  id: string
  day: Day
  answers: Answers
  /** JSON of a Respondent. */
  respondent: string | null
  comment: string | null
  origin: Origin
}

/** `simulated` marks demo data, so that no one takes it for what citizens said. */
export type Origin = 'citizen' | 'simulated'
