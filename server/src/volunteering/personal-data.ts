import { wireTime } from '@linli/shared/platform/schemas'
import type { PersonalData } from '../platform/feature'
import { revokeAll } from './certificates/revoke'
import { takeOff } from './commands/sign-up'
import { eraseHelps, helpOfPerson, helpsOf } from './help/personal-data'
import { type ActivityDoc, activityModel, type PresenceDoc, presenceModel } from './model'
import { blockModel } from './model-help'
import {
  bankLineModel,
  type CertificateDoc,
  certificateModel,
  type HourRecordDoc,
  recordModel,
  volunteerIdOf,
  volunteerModel,
} from './model-hours'
import { presentRecord } from './present/record'

/** What volunteering holds of a person. Presences and hours stay as facts under the alias; a place that lies ahead goes to the next one. */
export const volunteeringOfPerson: PersonalData = {
  async collect(context, accountId) {
    const { tenantId } = context
    const [activities, presences, records, certificates, sums, helps] = await Promise.all([
      context
        .model(activityModel)
        .find({ tenantId, 'signUps.accountId': accountId })
        .lean() as unknown as Promise<ActivityDoc[]>,
      context.model(presenceModel).find({ tenantId, accountId }).lean() as unknown as Promise<PresenceDoc[]>,
      context.model(recordModel).find({ tenantId, accountId }).lean() as unknown as Promise<HourRecordDoc[]>,
      context.model(certificateModel).find({ tenantId, accountId }).lean() as unknown as Promise<
        CertificateDoc[]
      >,
      context
        .model(volunteerModel)
        .findOne({ _id: volunteerIdOf(accountId), tenantId })
        .lean(),
      helpsOf(context, accountId),
    ])
    const lines = await context
      .model(bankLineModel)
      .find({ tenantId, owner: accountId })
      .sort({ at: 1, _id: 1 })
      .lean()
    const blocked = await context.model(blockModel).find({ tenantId, accountId }).lean()
    return {
      bank: lines.map(({ kind, halfHours, at }) => ({ kind, halfHours, at: wireTime(at) })),
      blocked: blocked.map(({ blockedId, at }) => ({ accountId: blockedId, at: wireTime(at) })),
      activities: activities.map((one) => ({
        title: one.title,
        startsAt: wireTime(one.startsAt),
        signUps: one.signUps
          .filter((line) => line.accountId === accountId)
          .map(({ state, at, late, removedFor }) => ({
            state,
            at: wireTime(at),
            late,
            removedFor: removedFor ?? null,
          })),
      })),
      presences: presences.map((one) => ({
        activityId: one.activityId,
        in: wireTime(one.in),
        out: one.out && wireTime(one.out),
        review: one.review,
      })),
      hours: records.map(presentRecord),
      sums: { halfHours: sums?.halfHours ?? 0, saved: sums?.saved ?? 0, held: sums?.held ?? 0 },
      helps: helps.map((one) => helpOfPerson(one, accountId)),
      certificates: certificates.map(({ _id, kind, halfHours, course, issuedAt, revokedAt }) => ({
        ...{ code: _id, kind, halfHours, course, issuedAt: wireTime(issuedAt) },
        revokedAt: revokedAt && wireTime(revokedAt),
      })),
    }
  },

  async erase(tx, accountId) {
    const { tenantId, session } = tx
    await revokeAll(tx, accountId)
    await eraseHelps(tx, accountId)
    // Why hours were corrected may tell of the person: the words go, the figures stay.
    await tx
      .model(recordModel)
      .updateMany({ tenantId, accountId, correctsId: { $ne: null } }, { $set: { reason: '' } }, { session })
    const rows = (await tx
      .model(activityModel)
      .find({ tenantId, 'signUps.accountId': accountId })
      .session(session)
      .lean()) as unknown as ActivityDoc[]
    for (const { _id } of rows) {
      const one = await tx.load(activityModel, _id)
      const ahead = one.state === 'published' && tx.now < one.startsAt.getTime()
      if (ahead && one.signUps.some((line) => line.accountId === accountId && line.state !== 'cancelled'))
        takeOff(tx, one, accountId, 'volunteering.signUpCancelled')
      else tx.append('volunteering', one, 'volunteering.personErased', {}, 'quiet')
      one.signUps = one.signUps.map(({ removedFor, ...line }) =>
        line.accountId === accountId || removedFor === undefined ? line : { ...line, removedFor },
      )
      await tx.save(activityModel, one)
    }
  },
}
