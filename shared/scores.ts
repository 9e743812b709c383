import type { Role } from './account.ts'
import type { Day } from './calendar.ts'
import type { Method, Questionnaire, Text } from './questionnaire.ts'
import type { Absence as Missing } from './score.ts'
import type { Nine } from './tt01.ts'
import type { UnitKind, UnitLevel } from './unit.ts'

/** Why there is no index. Absent is never 0. */
export type Absence = Missing | 'hidden'

/** One figure, with what it takes to believe it. Percent unrounded, 0 to 100; null when unknown. */
export interface Figure {
  index: number | null
  /** Respondents behind it; for a criterion, answers. Null when hidden. */
  n: number | null
  /** At 95 %, as if the respondents were a random sample. */
  interval: [low: number, high: number] | null
  /** Standard error in percentage points. */
  se: number | null
  /** Every criterion it should be complete over has answers. */
  complete: boolean
  /** Fewer respondents than may be shown, or hidden to protect another cell. */
  suppressed: boolean
  absence: Absence | null
}

export interface CriterionScore extends Figure {
  key: string
  name: Text
  /** How many chose each level, lowest first; null when hidden. */
  counts: number[] | null
}

export interface FactorScore extends Figure {
  key: string
  name: Text
  criteria: CriterionScore[]
}

export interface Measured extends Figure {
  points: number | null
  /** Dossiers handled in the period, where known. */
  dossiers: number | null
  /** n = N/(1 + N·e²), rounded up; null without dossiers. */
  required: number | null
  adequate: boolean | null
  /** Responses over dossiers, in percent. */
  responseRate: number | null
}

/** `by=unit`, `area`, `counter`, `month` or `day`. */
export interface Row extends Measured {
  key: string
  name: Text
  /** Best and worst rank inside its khối and level; null below 30 responses or when not comparable. */
  rank: [best: number, worst: number] | null
}

/** The index with each unit × area weighing as its dossiers do. */
export interface Weighted {
  index: number | null
  interval: [number, number] | null
  deff: number | null
  effectiveN: number | null
  /** Share of the dossiers in strata with responses, in percent. Below 80 it does not stand for the whole. */
  coveredShare: number | null
  /** One response weighs more than ten times the mean. */
  heavy: boolean
}

/** Another period or another unit beside this figure. */
export interface Compared {
  index: number | null
  interval: [low: number, high: number] | null
  n: number | null
  /** This index less the other, in percentage points, with its 95 % interval; null when one may not be compared. */
  difference: { points: number; interval: [low: number, high: number] } | null
  /** How this index stands to the other; undecided when the interval of the difference holds 0. */
  verdict: 'higher' | 'lower' | 'undecided'
}

/** What `GET /api/v1/scores` answers. */
export interface Scores extends Measured {
  /** `sipas-2026@1` */
  questionnaire: string
  method: Method
  from: Day
  to: Day
  maxPoints: number
  /** e of the sample size, in percent. */
  margin: number
  /** Null as well where it was not asked for. */
  weighted: Weighted | null
  rank: [best: number, worst: number] | null
  /** The period of the same length just before; null when there is nothing to compare with. */
  previous: Compared | null
  /** The unit asked for with `with=`, in the same period. */
  other: Compared | null
  factors: FactorScore[]
  /** Only of the nine-indicator form, which has no index. */
  nine: Nine | null
  rows: Row[]
}

export interface UnitInfo {
  id: string
  name: Text
  level: UnitLevel
  kind: UnitKind
  parent: string | null
  validFrom: Day
  validTo: Day | null
}

export interface CounterInfo {
  id: string
  name: Text
  unit: string
  areas: string[]
  /** The code in force, for its QR. */
  code: string | null
  closedOn: Day | null
}

/** What `GET /api/v1/reference` answers: all that a signed-in screen needs once, no more than the account may see. */
export interface ReferenceInfo {
  account: { name: string; role: Role; unit: string; counter: string | null }
  today: Day
  /** The database holds simulated responses: every screen says so. */
  simulated: boolean
  firstDay: Day | null
  units: UnitInfo[]
  areas: { id: string; name: Text }[]
  counters: CounterInfo[]
  questionnaires: Questionnaire[]
}
