import { setTimeout as pause } from 'node:timers/promises'
import type { EndpointName, Input, Output } from '@linli/shared/contract'
import type { Clock } from '../../server/src/platform/clock'
import { type Answer, answerOf, type Call, caller } from '../api/caller'
import { PlainError } from '../setup/plain-error.cjs'

/** A demo account that uses the API as its owner would, signed in again whenever a session of a quarter of an hour is over. */
export interface Hand {
  call<N extends EndpointName>(
    name: N,
    input: Input<N> extends object ? Input<N> : never,
    idempotencyKey?: string,
  ): Promise<Answer<Output<N>>>
  /** Sends a photo. @returns its id */
  upload(photo: Buffer): Promise<string>
}

/** Who works a case. */
export interface Crew {
  residents: Hand[]
  dispatcher: Hand
  /** The grid worker of a community. */
  gridWorker(communityId: string): Hand
  /** Who handles for a unit. */
  handler(unitId: string): Hand
}

const SESSION_MS = 14 * 60_000
const TRIES = 6

/** A busy server says 503: asked again after a while, under the key it was given. */
async function patiently<A extends { status: number }>(ask: () => Promise<A>): Promise<A> {
  for (let tries = 1; ; tries++) {
    const answer = await ask()
    if (answer.status !== 503 || tries === TRIES) return answer
    await pause(500 * 2 ** tries)
  }
}

/**
 * Signs the demo accounts of a county in and sorts them by what they may do.
 * @throws PlainError when there is no such county, or no demo
 */
export async function gatherCrew(url: string, clock: Clock, tenant: string): Promise<Crew> {
  const call = caller(url)
  const { status, body } = await call('identity.demoAccounts', { tenant })
  if (status === 404) throw new PlainError('This database has no demo county to replay into.')
  const residents: Hand[] = []
  const dispatchers: Hand[] = []
  const gridWorkers = new Map<string, Hand>()
  const handlers = new Map<string, Hand>()
  for (const { username } of body.items) {
    const hand = handOf({ url, call, clock, tenant, username })
    const { grants } = (await hand.call('identity.me', {})).ok
    if (grants.length === 0) residents.push(hand)
    for (const { role, areaId, unitId } of grants) {
      if (role === 'gridWorker') gridWorkers.set(areaId, hand)
      if (role === 'handler' && unitId !== null) handlers.set(unitId, hand)
      if (role === 'dispatcher') dispatchers.push(hand)
    }
  }
  // The county's come before the towns'.
  const dispatcher = dispatchers[0]
  if (!dispatcher || residents.length === 0 || gridWorkers.size === 0 || handlers.size === 0)
    throw new PlainError(
      'The demo county of this database has lost its demo accounts: start with an empty one.',
    )
  const known = (hands: Map<string, Hand>, id: string) => {
    const hand = hands.get(id)
    if (!hand) throw new Error(`nobody works for ${id}`)
    return hand
  }
  return {
    ...{ residents, dispatcher },
    gridWorker: (communityId) => known(gridWorkers, communityId),
    handler: (unitId) => known(handlers, unitId),
  }
}

interface Who {
  url: string
  call: Call
  clock: Clock
  tenant: string
  username: string
}

function handOf({ url, call, clock, tenant, username }: Who): Hand {
  let token = ''
  let signedInAt = Number.NEGATIVE_INFINITY
  const session = async (): Promise<string> => {
    // A replay that is taken up again may start before the clock's last session.
    if (Math.abs(clock.now() - signedInAt) > SESSION_MS) {
      token = (await patiently(() => call('identity.demoLogin', { tenant, username }))).ok.accessToken
      signedInAt = clock.now()
    }
    return token
  }
  return {
    call: (name, input, idempotencyKey) =>
      patiently(async () =>
        call(name, input, {
          token: await session(),
          ...(idempotencyKey !== undefined && { idempotencyKey }),
        }),
      ),
    async upload(photo) {
      const answer = await patiently(async () => {
        const body = new FormData()
        body.append('file', new Blob([new Uint8Array(photo)]), 'photo.jpg')
        const headers = { Authorization: `Bearer ${await session()}` }
        const sent = await fetch(`${url}/api/v1/files`, { method: 'POST', body, headers })
        return answerOf<Output<'files.upload'>>('files.upload', sent)
      })
      return answer.ok.id
    },
  }
}
