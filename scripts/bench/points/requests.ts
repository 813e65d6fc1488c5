import { randomUUID } from 'node:crypto'
import type { Requests } from '../side-by-side/load'
import { renewed } from '../side-by-side/token'
import type { PointsCounty } from './samples'

const bearer = async (token: string) => ({ authorization: `Bearer ${await renewed(token)}` })

/** Redemptions, as a phone sends them: each with a key. Everybody takes something else in turn. */
export async function redemptions({ buyers, rewardIds }: PointsCounty): Promise<Requests> {
  const headers = await Promise.all(buyers.map(({ token }) => bearer(token)))
  let index = 0
  return () => {
    const i = index++
    const who = headers[i % headers.length]!
    return {
      method: 'POST',
      path: `/api/v1/rewards/${rewardIds[i % rewardIds.length]}/orders`,
      headers: { ...who, 'idempotency-key': randomUUID() },
      body: '{}',
    }
  }
}

/** The same page again and again. */
export async function reads(token: string, path: string): Promise<Requests> {
  const headers = await bearer(token)
  return () => ({ method: 'GET', path: `/api/v1/points/${path}`, headers })
}
