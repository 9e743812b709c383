/** Every way a request can fail, and its HTTP status. Clients switch on the code, never on the text. */
export const PROBLEMS = {
  malformed: 400, // not JSON, not a form
  'signed-out': 401,
  'not-allowed': 403,
  'foreign-form': 403, // sent from another site's page, or from none
  'unknown-page': 404,
  'unknown-code': 404,
  'unknown-ticket': 404, // or not ours, or changed
  'unknown-unit': 404,
  'unknown-response': 404,
  'wrong-method': 405,
  'counter-closed': 409,
  'already-answered': 409,
  'paused-code': 409,
  'used-ticket': 409,
  'used-invitation': 409, // said on the page; a program that sends is told already-answered
  'revoked-code': 410,
  'expired-code': 410,
  'expired-ticket': 410,
  'expired-invitation': 410,
  'too-large': 413,
  'wrong-content-type': 415,
  invalid: 422,
  'too-many': 429,
  unexpected: 500,
  busy: 503, // more responses wait to be written than can be soon
  'storage-unavailable': 503,
  counting: 503, // so much came at once that figures are still being added up
} as const

export type ProblemCode = keyof typeof PROBLEMS

/** Seconds after which the same request may well succeed. */
export const RETRY_AFTER: Partial<Record<ProblemCode, number>> = { busy: 2, 'storage-unavailable': 30, counting: 10 }

/** One wrong field: a JSON pointer into the body (RFC 6901), or `?name` for a query parameter. */
export interface FieldError {
  pointer: string
  detail: string
}

/** The body of every API answer that is not a success (RFC 9457). */
export interface ProblemBody {
  type: string
  code: ProblemCode
  title: string
  status: number
  detail?: string
  errors?: FieldError[]
}

/** Thrown by routes; said in the reader's language where it is answered. */
export class Problem extends Error {
  override name = 'Problem'
  readonly code: ProblemCode
  readonly errors: FieldError[]

  constructor(code: ProblemCode, detail = '', errors: FieldError[] = [], options?: ErrorOptions) {
    super(detail, options)
    this.code = code
    this.errors = errors
  }

  get status() {
    return PROBLEMS[this.code]
  }
}
