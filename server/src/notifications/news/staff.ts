import type { Action } from '@linli/shared/cases/stages'
import type { Happening, Story } from './happening'
import { sayWhen } from './when'

/** Groups of staff a case can wait for. `ladder`: those of the level that the escalation has reached. */
export type Audience = 'unit' | 'gridWorkers' | 'dispatchers' | 'supervisors' | 'ladder'

export interface Task extends Story {
  to: Audience
  /** Also by SMS, to those with a phone: what must not wait until somebody opens the app (督办, 吹哨, 逐级提醒). */
  urgent?: true
}

const named = (h: Happening): string => `“${h.title}”（编号 ${h.number}）`
const until = (h: Happening): string => (h.dueAt ? `，${sayWhen(h.dueAt, h.at)} 前` : '')

const task = (to: Audience, phrase: string, title: string, body: string): Task => ({
  to,
  phrase,
  title,
  body,
})
const urgent = (one: Task): Task => ({ ...one, urgent: true })

/** Which level of an approval has spoken: after the first one the second is asked, after the second it is decided. */
const atFirst = (h: Happening): boolean => Number(h.level) === 1

/**
 * Who of the staff has something to do after a step, and what (DOMAIN §1). Steps not named here leave nobody waiting: the next
 * holder sees them among his tasks.
 */
const TASKS: Partial<Record<Action, (h: Happening) => Task[]>> = {
  dispatch: (h) => [
    task('unit', '新任务', `新任务${until(h)}处理`, `${named(h)}已派给本单位，请受理${until(h)}处理完。`),
  ],
  selfHandle: (h) => [
    task('gridWorkers', '待核查', '有自处置待核查', `${named(h)}已当场处理，请到现场核查。`),
  ],
  handle: (h) => [
    task(
      'gridWorkers',
      '待核查',
      '有处理结果待核查',
      `${h.unit ?? '承办单位'}反馈${named(h)}已处理，请到现场核查。`,
    ),
  ],
  returnToReporter: (h) =>
    h.awaitingFrom === 'collector'
      ? [task('gridWorkers', '待补充', '请到现场补充情况', `${named(h)}缺少信息，请到现场核实后补充。`)]
      : [],
  resubmit: (h) => [task('dispatchers', '待审核', '补充信息已到，待审核', `${named(h)}已补充，请重新审核。`)],
  returnToFiling: (h) => [
    task('dispatchers', '待审核', '退回立案，待重新审核', `${named(h)}派遣时退回，请重新决定是否立案。`),
  ],
  returnToDispatch: (h) => [
    task(
      'dispatchers',
      '待派遣',
      '单位退回，待重新派遣',
      `${h.unit ?? '承办单位'}退回${named(h)}，请改派或裁定权属。`,
    ),
  ],
  returnToHandling: (h) => [
    task(
      'unit',
      '退回处理',
      `处理被退回${until(h)}处理`,
      `${named(h)}的处理没有通过审核，请继续处理${until(h)}反馈。`,
    ),
  ],
  returnFromCheck: (h) => [
    h.stage === 'reported'
      ? task('gridWorkers', '退回处理', '核查未通过，待处理', `${named(h)}核查未通过，请重新处理。`)
      : task(
          'unit',
          '退回处理',
          `核查未通过${until(h)}处理`,
          `${named(h)}核查未通过，请继续处理${until(h)}反馈。`,
        ),
  ],
  unsolved: (h) => [
    h.unit
      ? task(
          'unit',
          '重新处理',
          `第 ${h.round} 轮任务${until(h)}处理`,
          `居民反映${named(h)}没有解决，请重新处理${until(h)}反馈。`,
        )
      : task(
          'dispatchers',
          '待派遣',
          `第 ${h.round} 轮待派遣`,
          `居民反映${named(h)}没有解决，请派给责任单位。`,
        ),
  ],
  requestExtension: (h) => [
    task(
      'dispatchers',
      '待审批',
      '延期申请待审批',
      `${h.unit ?? '承办单位'}申请${named(h)}延期，请作第一级审批。`,
    ),
  ],
  approveExtension: (h) =>
    atFirst(h)
      ? [
          task(
            'supervisors',
            '待审批',
            '延期申请待第二级审批',
            `${named(h)}的延期已通过第一级，请作第二级审批。`,
          ),
        ]
      : [
          task(
            'unit',
            '已延期',
            `延期已批准${until(h)}处理`,
            `${named(h)}的延期已批准，请${until(h).slice(1)}处理完。`,
          ),
        ],
  refuseExtension: (h) => [
    task(
      'unit',
      '不予延期',
      `延期未获批准${until(h)}处理`,
      `${named(h)}的延期未获批准，原时限不变${until(h)}处理完。`,
    ),
  ],
  requestSuspension: (h) => [
    task('dispatchers', '待审批', '挂账申请待审批', `${h.unit ?? '承办单位'}申请${named(h)}挂账，请审批。`),
  ],
  approveSuspension: (h) => [task('unit', '已挂账', '挂账已批准', `${named(h)}已挂账，到期自动恢复办理。`)],
  refuseSuspension: (h) => [
    task('unit', '不予挂账', `挂账未获批准${until(h)}处理`, `${named(h)}的挂账未获批准${until(h)}处理完。`),
  ],
  resume: (h) => [
    task('unit', '恢复办理', `恢复办理${until(h)}处理`, `${named(h)}恢复办理${until(h)}处理完。`),
  ],
  decideAppeal: (h) =>
    atFirst(h) && h.passed
      ? [task('supervisors', '待审核', '申诉待第二级审核', `${named(h)}的申诉已通过第一级，请作第二级审核。`)]
      : [
          task(
            'unit',
            '申诉结果',
            '申诉已有结果',
            `${named(h)}的申诉${h.passed ? '已通过' : '未通过'}，打开可以看到理由。`,
          ),
        ],
  appeal: (h) => [
    task('dispatchers', '待审核', '申诉待审核', `${h.unit ?? '承办单位'}就${named(h)}申诉，请作第一级审核。`),
  ],
  supervise: (h) => [
    urgent(
      h.whistle
        ? task('unit', '督办', '吹哨未报到，被督办', `${named(h)}吹哨后未按时报到，已被督办，请立即报到。`)
        : task(
            'unit',
            '督办',
            '督办件，请尽快回复',
            `${named(h)}被督办，请尽快处理并回复督办意见${until(h)}处理完。`,
          ),
    ),
  ],
  whistle: (h) => [
    urgent(
      task(
        'unit',
        '吹哨',
        `乡镇吹哨${until(h)}报到`,
        `乡镇就${named(h)}吹哨，请${until(h).slice(1) || '尽快'}报到。`,
      ),
    ),
  ],
  answerWhistle: (h) => [
    task('dispatchers', '已报到', '被吹哨单位已报到', `${h.unit ?? '被吹哨单位'}已就${named(h)}报到。`),
  ],
  escalate: (h) => (h.whistle ? notCome(h) : reminders(h)),
}

/** A unit that was called and did not come: the town that called and the county that now sees to it. */
function notCome(h: Happening): Task[] {
  const body = `${h.unit ?? '被吹哨单位'}没有就${named(h)}按时报到，已上报县级，请督促。`
  return [
    task('dispatchers', '未报到', '被吹哨单位未报到', body),
    urgent(task('ladder', '未报到', '吹哨未报到，请督促', body)),
  ]
}

/** A step of the ladder: a reminder before the due time, a warning after it. */
function reminders(h: Happening): Task[] {
  const { unit, percent } = h
  const early = percent !== null && percent < 100 ? `已用时限的 ${percent}%` : null
  const lead = unit ?? '承办单位'
  return early
    ? [
        urgent(
          task(
            'unit',
            '到期提醒',
            `任务${early}${until(h)}处理`,
            `${named(h)}${early}，请${until(h).slice(1)}处理完。`,
          ),
        ),
        urgent(task('ladder', '到期提醒', `下级任务${early}`, `${lead}承办的${named(h)}${early}，请督促。`)),
      ]
    : [
        urgent(task('unit', '超期提醒', '任务已超期', `${named(h)}已超过时限，请立即处理。`)),
        urgent(task('ladder', '超期提醒', '下级任务超期', `${lead}承办的${named(h)}已超过时限，请督促。`)),
      ]
}

/** The tasks that a step leaves for staff; none when nobody waits. */
export const tasksAfter = (h: Happening): Task[] => TASKS[h.action]?.(h) ?? []
