import { z } from 'zod'
import type { Access } from '../../platform/endpoint'
import { endpoint } from '../../platform/endpoint'
import { id, point, text, time } from '../../platform/schemas'
import { caseProblems } from '../problems'
import type { Action } from '../stages'
import { caseView, categoryCode, rating } from './shapes'

const attachments = z.array(id).max(9).default([])
/** What is written is checked by the rules of the step, so that "no reason" is a 422 with its name, not a 400. */
const words = text(0, 1_000).default('')

const refusals = Object.keys(caseProblems) as (keyof typeof caseProblems)[]

/** The path of a step: `returnToHandling` → `/cases/:id/return-to-handling`. */
const pathOf = (action: string): string =>
  `/cases/:id/${action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

function step<A extends Action, S extends z.ZodRawShape>(
  action: A,
  access: Access,
  summary: string,
  more: S,
) {
  return endpoint({
    name: `cases.${action}` as const,
    method: 'POST',
    path: pathOf(action),
    access,
    // `version` is what the caller saw: somebody else's step in between → STALE_VERSION.
    input: z.strictObject({ id, version: z.int().positive(), ...more }),
    output: caseView,
    errors: [
      'NOT_FOUND',
      'STALE_VERSION',
      'AREA_FORBIDDEN',
      'FILE_UNKNOWN',
      'UNIT_UNKNOWN',
      'GUARDIAN_REQUIRED',
      ...refusals,
    ],
    summary,
  })
}

const office = ['dispatcher', 'supervisor'] as const
const grid = ['gridWorker'] as const
const units = ['handler'] as const

/** Steps of a case (DOMAIN §1): each a verb, a version, and what the rule of the step asks for. */
export const stepContract = {
  'cases.verifyOnSite': step('verifyOnSite', grid, '现场核实: a grid worker looks before filing', {
    note: words,
    passed: z.boolean().optional(),
    attachments,
  }),
  'cases.selfHandle': step('selfHandle', grid, '自处置: solved on the spot in the grid', {
    note: words,
    attachments,
    categoryCode: categoryCode.optional(),
  }),
  'cases.file': step('file', office, '立案', {
    note: words,
    reason: words,
    categoryCode: categoryCode.optional(),
  }),
  'cases.reject': step('reject', office, '不予立案, with reason', { reason: words }),
  'cases.withdraw': step('withdraw', 'signedIn', 'The reporter takes the report back before it is filed', {
    reason: words,
  }),
  'cases.returnToReporter': step('returnToReporter', office, 'Return 1: more information is needed', {
    reason: words,
  }),
  'cases.resubmit': step('resubmit', 'signedIn', 'Answers a request for more information', {
    note: words,
    attachments,
    place: point.optional(),
  }),
  'cases.returnToFiling': step('returnToFiling', office, 'Return 2: dispatcher → filing', { reason: words }),
  'cases.dispatch': step('dispatch', office, '派遣 to a unit, with the limit of the category', {
    unitId: id.optional(),
    note: words,
    reason: words,
  }),
  'cases.decideDuty': step('decideDuty', office, '裁定权属: this unit can’t return the case again', {
    unitId: id.optional(),
    reason: words,
  }),
  'cases.assist': step('assist', office, 'Adds an assisting unit as a child', {
    unitId: id.optional(),
    note: words,
  }),
  'cases.accept': step('accept', units, '受理', { note: words }),
  'cases.returnToDispatch': step('returnToDispatch', units, 'Return 3: not this unit’s duty', {
    reason: words,
  }),
  'cases.handle': step('handle', units, '处理反馈: done, with photo', { note: words, attachments }),
  'cases.requestExtension': step('requestExtension', units, '申请延期', { reason: words }),
  'cases.approveExtension': step('approveExtension', office, '同意延期; two levels', { note: words }),
  'cases.refuseExtension': step('refuseExtension', office, '不同意延期', { reason: words }),
  'cases.requestSuspension': step('requestSuspension', units, '申请挂账 until a day within a year', {
    reason: words,
    until: time,
  }),
  'cases.approveSuspension': step('approveSuspension', office, '同意挂账', { note: words }),
  'cases.refuseSuspension': step('refuseSuspension', office, '不同意挂账', { reason: words }),
  'cases.resume': step('resume', ['handler', 'dispatcher'], '恢复办理 before the suspension ends', {
    note: words,
  }),
  'cases.returnToHandling': step('returnToHandling', office, 'Return 4: the feedback is not enough', {
    reason: words,
  }),
  'cases.check': step('check', grid, '核查, passed or not', {
    note: words,
    passed: z.boolean().optional(),
    attachments,
  }),
  'cases.returnFromCheck': step('returnFromCheck', grid, 'Return 5: the check failed', { reason: words }),
  'cases.close': step('close', ['gridWorker', ...office], '结案', { note: words }),
  'cases.evaluate': step('evaluate', office, '综合评价', { note: words }),
  'cases.supervise': step('supervise', office, '督办', { reason: words }),
  'cases.answerSupervision': step('answerSupervision', units, '督办回复', { note: words }),
  'cases.whistle': step('whistle', ['dispatcher'], '吹哨: a town calls a unit, which has 2 working hours', {
    unitId: id.optional(),
    reason: words,
  }),
  'cases.answerWhistle': step('answerWhistle', units, '报到', { note: words }),
  'cases.merge': step('merge', office, 'Merges this case into another; its reporters follow that one', {
    targetId: id.optional(),
    reason: words,
  }),
  'cases.unmerge': step('unmerge', office, 'Restores a merged case', { reason: words }),
  'cases.rate': step('rate', 'signedIn', 'The reporter rates this round', {
    rating: rating.extend({ comment: text(0, 500).default('') }),
  }),
  'cases.unsolved': step('unsolved', 'signedIn', 'Not solved: opens the next round within 15 days', {
    reason: words,
    attachments,
  }),
  'cases.appeal': step('appeal', units, 'The unit appeals once after closing', {
    reason: words,
    attachments,
  }),
  'cases.decideAppeal': step('decideAppeal', office, 'Decides an appeal; two reviewers', {
    passed: z.boolean().optional(),
    reason: words,
  }),
  'cases.remark': step('remark', 'signedIn', 'Adds a remark', { note: words, attachments }),
} as const
