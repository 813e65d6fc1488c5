import { type ProblemCode, problems } from '@linli/shared/problems'

export interface FieldProblem {
  /** Dotted path of the input field, empty for the whole input. */
  path: string
  message: string
}

interface ProblemDetails {
  /** A more exact sentence than the code's own. Chinese, tells a person what to do. */
  detail?: string
  fields?: FieldProblem[]
  /** More members of the problem document (RFC 9457 §3.2), never anything private. */
  extra?: Record<string, unknown>
}

/** An expected failure. Thrown anywhere, answered as problem+json at the edge; it never reaches the error log. */
export class Problem extends Error {
  readonly status: number
  readonly detail: string
  readonly fields?: FieldProblem[]
  readonly extra?: Record<string, unknown>

  constructor(
    readonly code: ProblemCode,
    details: ProblemDetails = {},
  ) {
    super(code)
    const [status, detail] = problems[code]
    this.status = status
    this.detail = details.detail ?? detail
    if (details.fields) this.fields = details.fields
    if (details.extra) this.extra = details.extra
  }
}
