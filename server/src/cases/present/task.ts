import type { Actor } from '../../platform/actor'
import { holds } from '../../platform/actor'
import type { CaseDoc } from '../model'

/** What a task's reason is read from, beside the summary. */
export const taskFields = {
  unitId: 1,
  awaitingFrom: 1,
  pendingReturn: 1,
  check: 1,
  verified: 1,
  extensionLevel: 1,
  suspension: 1,
  openSupervisions: 1,
  whistledUnitIds: 1,
  whistles: 1,
  appeal: 1,
  selfHandled: 1,
} as const

export type TaskDoc = Pick<
  CaseDoc,
  keyof typeof taskFields | 'stage' | 'holder' | 'round' | 'clockState' | 'deadline' | 'place' | 'taskAt'
>

/** Why a case is on somebody's desk, as a sentence: what presses most comes first. */
export function reasonFor(one: TaskDoc, actor: Actor, now: number): string {
  const unitIds = actor.roles.flatMap(({ role, unitId }) => (role === 'handler' && unitId ? [unitId] : []))
  if (one.whistledUnitIds.some((id) => unitIds.includes(id))) return '乡镇吹哨，请在两个工作时内报到'
  if (one.unitId !== null && unitIds.includes(one.unitId) && one.holder === 'unit') return forUnit(one, now)
  const { gridPath } = one.place
  if (holds(actor, 'supervisor', gridPath)) {
    const asked = forSupervisor(one)
    if (asked) return asked
  }
  if (holds(actor, 'dispatcher', gridPath)) {
    const asked = forDispatcher(one)
    if (asked) return asked
  }
  return forGridWorker(one)
}

function forUnit(one: TaskDoc, now: number): string {
  if (one.openSupervisions > 0) return '已被督办，请先回复督办'
  const late = one.clockState === 'running' && one.deadline !== null && now > one.deadline.dueAt
  if (one.stage === 'dispatched') {
    if (one.round > 1) return `居民反映未解决，第${one.round}轮处置待受理`
    return late ? '已超期，请尽快受理' : '新派遣，待受理'
  }
  if (one.pendingReturn) return '已退回，请重新处理并反馈'
  return late ? '已超期，请尽快处理并反馈' : '处理中，待反馈结果'
}

function forSupervisor(one: TaskDoc): string | null {
  if (one.extensionLevel === 2) return '延期申请待二级审批'
  if (one.appeal === 'second') return '申诉待复审'
  const raised = one.whistles.some((call) => call.raisedAt !== null && call.answeredAt === null)
  return raised ? '吹哨后单位未按时报到，已上报' : null
}

function forDispatcher(one: TaskDoc): string | null {
  if (one.extensionLevel === 1) return '延期申请待审批'
  if (one.suspension === 'requested') return '挂账申请待审批'
  if (one.appeal === 'first') return '申诉待初审'
  if (one.holder === 'dispatcher') {
    return one.pendingReturn ? '处置单位已退回，请重新派遣或裁定权属' : '已立案，待派遣'
  }
  if (one.holder === 'filer') return one.pendingReturn ? '被退回，请重新决定是否立案' : '新上报，待立案'
  return null
}

function forGridWorker(one: TaskDoc): string {
  if (one.holder === 'collector') return '被退回，请到现场补充情况'
  if (one.holder === 'checker') return one.check === 'passed' ? '核查已通过，待结案' : '已处理，请到现场核查'
  return '新上报，可先到现场核实'
}
