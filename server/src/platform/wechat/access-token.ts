import { type Connection, Schema } from 'mongoose'
import type { Clock } from '../clock'
import { modelOn, systemModel } from '../store/model'

/** The mini-program's access token: one row, shared by all processes (WeChat gives the same token to each of them). */
export interface AccessTokenRow {
  _id: string
  token: string
  expiresAt: Date
}

export const accessTokenModel = systemModel<AccessTokenRow>(
  'wechatAccessTokens',
  new Schema<AccessTokenRow>(
    { _id: String, token: { type: String, required: true }, expiresAt: { type: Date, required: true } },
    { versionKey: false },
  ),
)

/** Renewed this long before its end: old and new are both valid for these five minutes. */
const RENEW_BEFORE_MS = 5 * 60_000

export interface AccessTokens {
  get(): Promise<string>
  /** WeChat refused this token: forget it, unless somebody has stored another one since. */
  drop(token: string): Promise<void>
}

export function createAccessTokens(
  connection: Connection,
  clock: Clock,
  appid: string,
  fetchToken: () => Promise<{ token: string; expiresInSeconds: number }>,
): AccessTokens {
  const rows = modelOn(connection, accessTokenModel)
  let held: { token: string; expiresAt: number } | undefined
  let fetching: Promise<string> | undefined

  async function renew(): Promise<string> {
    const row = await rows.findById(appid).lean()
    if (row && row.expiresAt.getTime() - RENEW_BEFORE_MS > clock.now()) {
      held = { token: row.token, expiresAt: row.expiresAt.getTime() }
      return row.token
    }
    const { token, expiresInSeconds } = await fetchToken()
    const expiresAt = clock.now() + expiresInSeconds * 1000
    await rows.updateOne(
      { _id: appid },
      { $set: { token, expiresAt: new Date(expiresAt) } },
      { upsert: true },
    )
    held = { token, expiresAt }
    return token
  }

  return {
    async get() {
      if (held && held.expiresAt - RENEW_BEFORE_MS > clock.now()) return held.token
      fetching ??= renew().finally(() => {
        fetching = undefined
      })
      return fetching
    },
    async drop(token) {
      if (held?.token === token) held = undefined
      await rows.deleteOne({ _id: appid, token })
    },
  }
}
