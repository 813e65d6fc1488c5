interface FieldProblem {
  /** Dotted path of the input field; empty for the whole input. */
  path: string
  message: string
}

/** A failed call, as the server told it (RFC 9457), or OFFLINE when the server could not be reached. */
export class ApiProblem extends Error {
  constructor(
    /** HTTP status; 0 when there was no answer. */
    readonly status: number,
    /** Stable code, see shared/src/problems.ts. */
    readonly code: string,
    /** Chinese: what to do. */
    readonly detail: string,
    readonly fields: FieldProblem[] = [],
    /** The whole problem document. */
    readonly document: Record<string, unknown> = {},
  ) {
    super(code)
  }

  /** Whether it is unknown if the server did it, or it may do it later: try again with the same key. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }

  /** What is wrong with the field of that name, for `<Field error>`. */
  field(name: string): string | undefined {
    return this.fields.find(({ path }) => path === name || path.startsWith(`${name}.`))?.message
  }
}

/** No connection, or no answer in time. */
export const offline = () => new ApiProblem(0, 'OFFLINE', '网络不通，请检查网络后再试')

/** Reads the body of an answer that isn't 2xx. */
export function toProblem(status: number, body: unknown): ApiProblem {
  const document = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  return new ApiProblem(
    status,
    typeof document.code === 'string' ? document.code : `HTTP_${status}`,
    typeof document.detail === 'string' ? document.detail : '服务暂时不可用，请稍后再试',
    Array.isArray(document.fields) ? (document.fields as FieldProblem[]) : [],
    document,
  )
}
