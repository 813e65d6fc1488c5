import { randomBytes } from 'node:crypto'
import { encodePss, SALT_BYTES } from '@linli/shared/ballots/crypto/pss'
import type { Input } from '@linli/shared/contract'
import { locate } from '../../../server/src/areas'
import { ballotModel } from '../../../server/src/ballots/model'
import { ensureOpened } from '../../../server/src/ballots/opening/open'
import { signBlinded } from '../../../server/src/ballots/secret/keys'
import { accountsModel } from '../../../server/src/identity/model'
import { sessionsModel } from '../../../server/src/identity/model-access'
import { newId } from '../../../server/src/platform/store/id'
import { act } from '../../demo-county/hands'
import { QINGXI } from '../../demo-county/plan'
import { type FoundedCounty, foundCounty, type Holder } from '../side-by-side/county'
import { signedFor } from '../side-by-side/token'

const DAY = 86_400_000
const KEY_BYTES = 256
const TOKEN_BYTES = 64

/** A secret ballot ready to be put into the box: what a phone holds after its right was used. */
export interface Sealed {
  keyId: string
  token: string
  signature: string
}

/** A county in which three ballots are open, and the residents who may vote in each of them. */
export interface VotesCounty {
  tenantId: string
  tenant: string
  tokens: string[]
  /** A public ballot; a secret one whose rights are used; a secret one whose box is filled. */
  ballots: { open: string; rights: string; box: string }
  /** Blinded messages for the second. */
  blinded: string[]
  /** Ballots for the third. */
  sealed: Sealed[]
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

/** Founds the county with so many voters. */
export const makeVotesCounty = (settings: Record<string, string>, voters: number): Promise<VotesCounty> =>
  foundCounty(settings, async (county) => {
    const { tenantId, context } = county
    const { community } = await locate(context, county.place)
    const tokens = await residents(county, community!._id, voters)
    const council = await county.person('administrator')
    const opened = (title: string, secret: boolean) =>
      openBallot(county, council, community!._id, title, secret)
    const open = await opened('公开表决', false)
    const rights = await opened('秘密表决一', true)
    const box = await opened('秘密表决二', true)
    return {
      ...{ tenantId, tenant: QINGXI.slug, tokens },
      ballots: { open: open._id, rights: rights._id, box: box._id },
      // What is blinded is a number below the modulus, and looks like any other.
      blinded: tokens.map(() => base64(Buffer.concat([Buffer.alloc(1), randomBytes(KEY_BYTES - 1)]))),
      sealed: tokens.map(() => {
        const key = box.keys[0]!
        const token = randomBytes(TOKEN_BYTES)
        const encoded = encodePss(
          new Uint8Array(token),
          new Uint8Array(randomBytes(SALT_BYTES)),
          KEY_BYTES * 8 - 1,
        )
        // Blinding and opening cancel each other out, and take a phone's tenth of a second.
        const signature = signBlinded(context.config, box._id, key, Buffer.from(encoded))!
        return { keyId: key.id, token: base64(token), signature: base64(signature) }
      }),
    }
  })

type Opened = Awaited<ReturnType<typeof ensureOpened>>

/** Copies of one resident who signed in, living in the community. @returns their access tokens */
async function residents({ tenantId, context, person }: FoundedCounty, communityId: string, count: number) {
  const first = await person()
  const accounts = context.model(accountsModel)
  const sessions = context.model(sessionsModel)
  const account = (await accounts.findOne({ _id: first.id, tenantId }).lean())!
  const session = (await sessions.findOne({ tenantId, accountId: first.id }).lean())!
  const ids = Array.from({ length: count }, () => ({ accountId: newId(), sessionId: newId() }))
  await accounts.collection.insertMany(
    ids.map(({ accountId }) => ({ ...account, _id: accountId, communityId })) as never[],
  )
  await sessions.collection.insertMany(
    ids.map(({ accountId, sessionId }) => ({ ...session, _id: sessionId, accountId })) as never[],
  )
  return Promise.all(ids.map((claims) => signedFor(first.token, claims)))
}

/** Drafts and announces a ballot, and opens it now: its time is moved, as a bench can't wait for its days of notice. */
async function openBallot(
  { context, tenantId }: FoundedCounty,
  council: Holder,
  areaId: string,
  title: string,
  secret: boolean,
): Promise<Opened> {
  const at = (days: number) => new Date(context.now() + days * DAY).toISOString()
  const { id, version } = await act(council.as, 'ballots.create', {
    ...{ title, areaId, secret, rules: { kind: 'yesNo' } },
    ...{ voters: { kind: 'residents', areaIds: [areaId] }, opensAt: at(16), closesAt: at(19) },
  } as Input<'ballots.create'>)
  await act(council.as, 'ballots.announce', { id, version })
  const times = { opensAt: new Date(context.now() - 1_000), closesAt: new Date(context.now() + DAY) }
  await context.model(ballotModel).updateOne({ _id: id, tenantId }, { $set: times })
  return ensureOpened(context, id)
}
