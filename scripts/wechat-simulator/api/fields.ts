import { WxError } from './errors'

export type Body = Record<string, unknown>

/** Fields of a JSON body. A wrong type is 47001, as on the platform. */
export function text(body: Body, name: string): string {
  const value = body[name]
  if (typeof value !== 'string') throw new WxError(47001, `${name} must be a string`)
  return value
}

export function optionalText(body: Body, name: string): string | undefined {
  return body[name] === undefined ? undefined : text(body, name)
}

export function optionalNumber(body: Body, name: string): number | undefined {
  const value = body[name]
  if (value !== undefined && typeof value !== 'number') throw new WxError(47001, `${name} must be a number`)
  return value
}

export function optionalFlag(body: Body, name: string): boolean | undefined {
  const value = body[name]
  if (value !== undefined && typeof value !== 'boolean') throw new WxError(47001, `${name} must be a boolean`)
  return value
}

export function optionalObject(body: Body, name: string): Body | undefined {
  const value = body[name]
  if (value === undefined) return undefined
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new WxError(47001, `${name} must be an object`)
  return value as Body
}
