import type { Day, Month } from '../../shared/calendar.ts'
import type { Answers, Form } from '../../shared/answers.ts'
import type { Channel } from '../../shared/channel.ts'
import type { Deed } from '../../shared/codes.ts'
import type { UnitKind, UnitLevel } from '../../shared/unit.ts'
import type { Division } from './series.ts'

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
  counter: { id: string; name: string; name_en: string; closed_on: Day | null; form: Form | null }
  counter_unit: { counter: string; unit: string; from_day: Day }
  counter_area: { counter: string; area: string }
  code: { code: string; counter: string; made_on: Day; revoked_on: Day | null }
  code_event: {
    code: string
    number: number
    day: Day
    actor: string
    deed: Deed
    from_day: Day | null
    target: string | null
  }
  funnel: { day: Day; counter: string; step: 'opened' | 'begun'; count: number }
  questionnaire: { id: string; version: number; published_on: Day; body: string }
  cell: Cell & { id: number }
  response: {
    seq: number
    /** 16 bytes. */
    id: Uint8Array
    /** 20261123 */
    day: number
    cell: number
    answers: Answers
    respondent: string | null
    comment: string | null
  }
  ruling: { seq: number; response: number; is_out: number; reason: string; actor: string; at: number }
  generation: { id: number; is_live: number; divided: string }
  fold: {
    generation: number
    step: number
    response: number
    ruling: number
    lot_response: number | null
    lot_ruling: number | null
    lot_places: number | null
  }
  place: { id: number; unit: string; counter: string }
  tally: {
    generation: number
    division: Division
    questionnaire: string
    place: number
    /** A day or a month. */
    through: string
    brief: Uint8Array
    rest: Uint8Array
  }
  decision: {
    questionnaire: string
    /** A year, or a month for its days. */
    period: string
    version: number
    basis: string
    counted: string
    body: string
  }
  reason: Subject & { response: string; criterion: string; reason: string; day: Day }
  opening_hours: { unit: string; hours: string }
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
  ticket: { hash: string; holder: string; day: Day }
  invitation: {
    reference: string
    code: string
    counter: string
    area: string
    made_on: Day
    expires_on: Day
    uses: number
  }
  import: { hash: string; unit: string; made_on: Day; forms: number }
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
export interface Subject {
  /** `sipas-2026@1` */
  questionnaire: string
  unit: string
  counter: string
  area: string
}

/** The same, and how it came. */
export interface Cell extends Subject {
  channel: Channel
  origin: Origin
}

/** A response as the rest of the server speaks of it; how it lies in its table, see rows.ts. */
export interface ResponseRow extends Cell {
  /** A UUID in lower case. */
  id: string
  day: Day
  answers: Answers
  /** JSON of a Respondent. */
  respondent: string | null
  comment: string | null
}

/** `simulated` marks demo data, so that no one takes it for what citizens said. */
export type Origin = 'citizen' | 'simulated'
