import pino, { type Logger } from 'pino'

export type { Logger }

/** Members that could hold personal data or secrets: never written, wherever they stand in a log object. */
const PRIVATE = [
  'phone',
  'name',
  'openid',
  'password',
  'token',
  'authorization',
  'cookie',
  'code',
  'text',
  'session_key',
  'secret',
]

/** JSON lines on stdout; no personal data (DOMAIN §6). */
export function createLog(level: string, destination?: pino.DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: undefined as unknown as null,
    redact: { paths: PRIVATE.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[…]' },
  }
  return destination ? pino(options, destination) : pino(options)
}
