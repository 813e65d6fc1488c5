/** What WeChat Pay says no with: a status, `{code, message}`, and no signature. */
export class PayError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

export const paramError = (message: string) => new PayError(400, 'PARAM_ERROR', message)
export const signError = (message: string) => new PayError(401, 'SIGN_ERROR', message)
