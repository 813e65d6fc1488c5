import type { Tx } from '../../platform/store/transact'
import { type CertificateDoc, certificateModel, volunteerIdOf, volunteerModel } from '../model-hours'

async function revokeWhere(
  tx: Tx,
  accountId: string,
  wrong: (one: CertificateDoc) => boolean,
): Promise<void> {
  const { tenantId, session } = tx
  const rows = (await tx
    .model(certificateModel)
    .find({ tenantId, accountId })
    .session(session)
    .lean()) as unknown as CertificateDoc[]
  for (const row of rows) {
    if (row.revokedAt !== null || !wrong(row)) continue
    const one = await tx.load(certificateModel, row._id)
    one.revokedAt = new Date(tx.now)
    tx.append('volunteering', one, 'volunteering.certificateRevoked', {}, 'quiet')
    await tx.save(certificateModel, one)
  }
}

/** Certificates that say more hours than the person has after a correction. */
export async function revokeBeyond(tx: Tx, accountId: string): Promise<void> {
  const { tenantId, session } = tx
  const _id = volunteerIdOf(accountId)
  const sums = await tx.model(volunteerModel).findOne({ _id, tenantId }).session(session).lean()
  const left = sums?.halfHours ?? 0
  await revokeWhere(tx, accountId, ({ kind, halfHours }) => kind === 'hours' && halfHours > left)
}

/** The certificate of a training whose record has been corrected. */
export const revokeOf = (tx: Tx, accountId: string, recordId: string): Promise<void> =>
  revokeWhere(tx, accountId, (one) => one.recordId === recordId)

/** Those of a person who leaves: nothing tells any more whose they were. */
export const revokeAll = (tx: Tx, accountId: string): Promise<void> => revokeWhere(tx, accountId, () => true)
