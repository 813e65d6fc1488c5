import { createPrivateKey, createPublicKey } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { Config } from '../../config'

/** The merchant account, ready to use. */
export interface PaySettings {
  base: string
  appid: string
  mchid: string
  /** Of the merchant's own certificate. */
  serial: string
  privateKey: string
  apiV3Key: string
  publicKey: { id: string; pem: string } | null
  certificates: boolean
}

type PayConfig = Pick<Config, 'WECHAT_APPID' | Extract<keyof Config, `WECHAT_PAY_${string}`>>

/** A PEM given as such (line breaks may be written `\n`), or the path of a file with it. */
function pemOf(given: string): string {
  if (given.includes('-----BEGIN')) return given.replaceAll('\\n', '\n')
  return existsSync(given) ? readFileSync(given, 'utf8') : given
}

function keyProblem(name: string, read: () => unknown): string[] {
  try {
    read()
    return []
  } catch {
    return [`${name} is neither a PEM key nor the path of a file with one`]
  }
}

/** What is wrong with the settings of WeChat Pay, one sentence each; nothing when it is off (no WECHAT_PAY_MCHID). */
export function payProblems(config: PayConfig & Pick<Config, 'LINLI_MODE'>): string[] {
  if (config.WECHAT_PAY_MCHID === '') return []
  const problems: string[] = []
  for (const key of ['WECHAT_PAY_SERIAL', 'WECHAT_PAY_PRIVATE_KEY', 'WECHAT_PAY_V3_KEY'] as const)
    if (config[key] === '') problems.push(`${key} must be set with WECHAT_PAY_MCHID (it is missing)`)
  if (config.WECHAT_PAY_V3_KEY !== '' && Buffer.byteLength(config.WECHAT_PAY_V3_KEY) !== 32)
    problems.push('WECHAT_PAY_V3_KEY must have 32 characters')
  if (config.WECHAT_PAY_PRIVATE_KEY !== '')
    problems.push(
      ...keyProblem('WECHAT_PAY_PRIVATE_KEY', () => createPrivateKey(pemOf(config.WECHAT_PAY_PRIVATE_KEY))),
    )
  const hasKey = config.WECHAT_PAY_PUBLIC_KEY !== ''
  if (hasKey !== (config.WECHAT_PAY_PUBLIC_KEY_ID !== ''))
    problems.push('WECHAT_PAY_PUBLIC_KEY and WECHAT_PAY_PUBLIC_KEY_ID belong together')
  if (hasKey)
    problems.push(
      ...keyProblem('WECHAT_PAY_PUBLIC_KEY', () => createPublicKey(pemOf(config.WECHAT_PAY_PUBLIC_KEY))),
    )
  if (!hasKey && !config.WECHAT_PAY_CERTIFICATES)
    problems.push('WECHAT_PAY_PUBLIC_KEY must be set, or WECHAT_PAY_CERTIFICATES be on')
  if (config.LINLI_MODE === 'production' && !config.WECHAT_PAY_API.startsWith('https://'))
    problems.push('WECHAT_PAY_API must be an https address in production')
  return problems
}

/** Null when the deployment takes no money. Read after {@link payProblems} found nothing. */
export function paySettings(config: PayConfig): PaySettings | null {
  if (config.WECHAT_PAY_MCHID === '') return null
  return {
    base: config.WECHAT_PAY_API,
    appid: config.WECHAT_APPID,
    mchid: config.WECHAT_PAY_MCHID,
    serial: config.WECHAT_PAY_SERIAL,
    privateKey: pemOf(config.WECHAT_PAY_PRIVATE_KEY),
    apiV3Key: config.WECHAT_PAY_V3_KEY,
    publicKey:
      config.WECHAT_PAY_PUBLIC_KEY === ''
        ? null
        : { id: config.WECHAT_PAY_PUBLIC_KEY_ID, pem: pemOf(config.WECHAT_PAY_PUBLIC_KEY) },
    certificates: config.WECHAT_PAY_CERTIFICATES,
  }
}
