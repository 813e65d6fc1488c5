import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { volunteeringContract } from '@linli/shared/volunteering/contract'
import { STARS, starsOf } from '@linli/shared/volunteering/hours'
import type { Context } from '../../platform/context'
import { newestPage } from '../../platform/store/newest'
import {
  type CertificateDoc,
  certificateModel,
  type HourRecordDoc,
  recordModel,
  volunteerIdOf,
  volunteerModel,
} from '../model-hours'
import { presentCertificate } from '../present/certificate'
import { presentRecord } from '../present/record'

type In<N extends keyof typeof volunteeringContract> = ParsedOf<(typeof volunteeringContract)[N]>

/** The asker's hours in sum: stars, what is missing to the next one, and the time bank. */
export async function summary(context: Context) {
  const { tenantId, actor } = context
  const _id = volunteerIdOf(actor.id)
  const sums = await context.model(volunteerModel).findOne({ _id, tenantId }).lean()
  const halfHours = sums?.halfHours ?? 0
  const stars = starsOf(halfHours)
  const next = STARS[stars]
  return {
    halfHours,
    stars,
    toNextStar: next === undefined ? null : next * 2 - halfHours,
    saved: sums?.saved ?? 0,
    held: sums?.held ?? 0,
  }
}

/** The asker's records, newest first; what has been corrected stays to be seen. */
export async function records(context: Context, { cursor, limit }: In<'volunteering.records'>) {
  const { tenantId, actor } = context
  const page = await newestPage<HourRecordDoc>(context.model(recordModel) as never, {
    ...{ filter: { tenantId, accountId: actor.id }, field: 'at', cursor, limit },
    ...{ projection: { chainHash: 0 }, now: context.now() },
  })
  return { items: page.rows.map(presentRecord), next: page.next }
}

export async function certificates(context: Context, { cursor, limit }: In<'volunteering.certificates'>) {
  const { tenantId, actor } = context
  const page = await newestPage<CertificateDoc>(context.model(certificateModel) as never, {
    ...{ filter: { tenantId, accountId: actor.id }, field: 'issuedAt', cursor, limit },
    ...{ projection: { chainHash: 0 }, now: context.now() },
  })
  return { items: page.rows.map((one) => presentCertificate(context, one)), next: page.next }
}
