import type { Output } from '@linli/shared/contract'
import { wireTime } from '@linli/shared/platform/schemas'
import type { Context } from '../../platform/context'
import { checkAddress, fileLink } from '../certificates/links'
import type { CertificateDoc } from '../model-hours'

export type CertificateView = Output<'volunteering.issueCertificate'>

export const presentCertificate = (context: Context, one: CertificateDoc): CertificateView => ({
  code: one._id,
  kind: one.kind,
  halfHours: one.halfHours,
  stars: one.stars,
  course: one.course,
  issuedAt: wireTime(one.issuedAt),
  valid: one.revokedAt === null,
  fileUrl: fileLink(context, one._id, context.now()),
  checkUrl: checkAddress(context, one._id),
})
