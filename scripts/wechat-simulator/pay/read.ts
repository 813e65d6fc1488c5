import { paramError } from './errors'

export type Body = Record<string, unknown>

export function textOf(body: Body, name: string, max: number, pattern?: RegExp): string {
  const value = body[name]
  if (typeof value !== 'string' || value === '') throw paramError(`${name} is missing`)
  if ([...value].length > max || (pattern && !pattern.test(value))) throw paramError(`${name} is malformed`)
  return value
}

export function fenOf(body: Body, name: string): number {
  const value = body[name]
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1)
    throw paramError(`${name} must be a whole number of fen, at least 1`)
  return value
}

export function objectOf(body: Body, name: string): Body {
  const value = body[name]
  if (typeof value !== 'object' || value === null) throw paramError(`${name} is missing`)
  return value as Body
}

/** An address WeChat calls back: http or https, without a query. */
export function notifyUrlOf(body: Body): string {
  const value = textOf(body, 'notify_url', 255)
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol) || value.includes('?'))
    throw paramError('notify_url is malformed')
  return value
}
