import { starsOf } from '@linli/shared/volunteering/hours'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type Tx, unchained } from '../../platform/store/transact'
import { newCode } from '../certificates/links'
import {
  type CertificateDoc,
  certificateModel,
  type HourRecordDoc,
  recordModel,
  volunteerIdOf,
  volunteerModel,
} from '../model-hours'
import { type CertificateView, presentCertificate } from '../present/certificate'

type Facts = Pick<CertificateDoc, 'kind' | 'halfHours' | 'stars' | 'course' | 'recordId' | 'from' | 'until'>

/** All hours so far. @throws NO_HOURS */
async function ofHours(tx: Tx): Promise<Facts> {
  const { tenantId, session, actor } = tx
  const _id = volunteerIdOf(actor.id)
  const sums = await tx.model(volunteerModel).findOne({ _id, tenantId }).session(session).lean()
  if (!sums || sums.halfHours <= 0) throw new Problem('NO_HOURS')
  const rows = (await tx
    .model(recordModel)
    .find({ tenantId, accountId: actor.id }, { from: 1, to: 1, kind: 1, standing: 1, halfHours: 1 })
    .session(session)
    .lean()) as unknown as HourRecordDoc[]
  const counted = rows.filter((row) => row.standing && row.kind !== 'training' && row.halfHours > 0)
  const ends = counted.map(({ from, to }) => [from.getTime(), to.getTime()] as const)
  return {
    ...{
      kind: 'hours',
      halfHours: sums.halfHours,
      stars: starsOf(sums.halfHours),
      course: null,
      recordId: null,
    },
    from: new Date(ends.reduce((first, [from]) => Math.min(first, from), Number.POSITIVE_INFINITY)),
    until: new Date(ends.reduce((last, [, to]) => Math.max(last, to), 0)),
  }
}

/** A training that was passed. @throws NOT_FOUND, NO_HOURS */
async function ofTraining(tx: Tx, recordId: string): Promise<Facts> {
  const one = await tx.load(recordModel, recordId)
  if (one.accountId !== tx.actor.id) throw new Problem('NOT_FOUND')
  if (one.kind !== 'training' || !one.standing || one.halfHours === 0) throw new Problem('NO_HOURS')
  const { halfHours, course, from, to } = one
  return { kind: 'training', halfHours, stars: 0, course, recordId, from, until: to }
}

/** Makes a paper of what stands now; while nothing has changed since the last one, that one is given. */
export function issueCertificate(
  context: Context,
  { recordId }: { recordId?: string | undefined },
): Promise<CertificateView> {
  return context.transact(async (tx) => {
    const { tenantId, session, actor } = tx
    const facts = recordId === undefined ? await ofHours(tx) : await ofTraining(tx, recordId)
    const rows = (await tx
      .model(certificateModel)
      .find({ tenantId, accountId: actor.id })
      .session(session)
      .lean()) as unknown as CertificateDoc[]
    const same = rows.find(
      (row) =>
        row.revokedAt === null &&
        row.kind === facts.kind &&
        row.recordId === facts.recordId &&
        row.halfHours === facts.halfHours &&
        row.until.getTime() === facts.until.getTime(),
    )
    if (same) return presentCertificate(context, same)
    const one: CertificateDoc = {
      ...{ _id: newCode(), tenantId, ...unchained, accountId: actor.id, ...facts },
      ...{ issuedAt: new Date(tx.now), revokedAt: null },
    }
    const { kind, halfHours } = facts
    tx.append('volunteering', one, 'volunteering.certificateIssued', { kind, halfHours }, 'quiet')
    await tx.insert(certificateModel, one)
    return presentCertificate(context, one)
  })
}
