import type { Requests } from '../side-by-side/load'
import { renewed } from '../side-by-side/token'
import type { VotesCounty } from './samples'

const answers = ['yes', 'no', 'abstain'] as const

/** The three requests of the load, the same for both sides: each right is used once, whoever comes first. */
export async function requestsOf({ tenant, tokens, ballots, blinded, sealed }: VotesCounty) {
  const headers = await Promise.all(
    tokens.map(async (token) => ({ authorization: `Bearer ${await renewed(token)}` })),
  )
  const post = (path: string, body: object, index?: number) => ({
    ...{ method: 'POST' as const, path: `/api/v1/ballots/${path}`, body: JSON.stringify(body) },
    ...(index !== undefined && { headers: headers[index]! }),
  })
  const choice = (index: number) => ({ kind: 'yesNo', answer: answers[index % 3]! })
  /** Each of the voters once. */
  const each = (shot: (index: number) => ReturnType<typeof post>): Requests => {
    let index = 0
    return () => (index < tokens.length ? shot(index++) : null)
  }
  return {
    'public vote': each((i) => post(`${ballots.open}/votes`, { choice: choice(i) }, i)),
    'secret: right': each((i) => post(`${ballots.rights}/rights`, { blinded: blinded[i] }, i)),
    'secret: box': each((i) => post(`${ballots.box}/box`, { tenant, ...sealed[i]!, choice: choice(i) })),
  } satisfies Record<string, Requests>
}
