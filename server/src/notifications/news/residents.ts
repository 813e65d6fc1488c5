import type { Action } from '@linli/shared/cases/stages'
import type { Happening, Story } from './happening'
import { sayDate, sayWhen } from './when'

/** Days in which "unsolved" opens the next round (DOMAIN §1). */
const UNSOLVED_DAYS = 15
const DAY_MS = 86_400_000

const unitOf = (h: Happening): string => h.unit ?? '责任单位'
const named = (h: Happening): string => `“${h.title}”（编号 ${h.number}）`
const until = (h: Happening): string => (h.dueAt ? `，${sayWhen(h.dueAt, h.at)} 前处理` : '')
/** In the body: a date that is still right when the message is read days later. */
const promised = (h: Happening): string => (h.dueAt ? `，${sayDate(h.dueAt)} 前处理完` : '')

const story = (title: string, body: string, phrase: string): Story => ({ title, body, phrase })

type Telling = ((h: Happening) => Story | null) | null

/**
 * What reporters and followers are told at each step: what happened, what is next, until when (EXPERIENCE). Null for the steps
 * that change nothing for them. The table names every action, so that a new one has to be decided here.
 */
const TELLINGS: Record<Action, Telling> = {
  report: (h) =>
    story('已收到您的反映', `${named(h)}已登记。下一步由工作人员审核，结果会在这里告诉您。`, '已收到'),
  verifyOnSite: (h) =>
    story(
      '网格员已到现场核实',
      h.passed === false
        ? `网格员到现场没有发现${named(h)}所说的情况，工作人员将据此决定是否立案。`
        : `网格员已到现场核实${named(h)}，下一步由工作人员决定是否立案。`,
      '已核实',
    ),
  file: (h) => story('已立案', `${named(h)}已立案，下一步派给责任单位处理。`, '已立案'),
  reject: (h) =>
    story('未予立案', `${named(h)}经审核未予立案，打开可以看到理由。情况有变化时可以重新上报。`, '不予立案'),
  withdraw: (h) => story('上报人已撤回', `${named(h)}已由上报人撤回，不再处理。`, '已撤回'),
  selfHandle: (h) =>
    story('网格员已当场处理', `${named(h)}已由网格员当场处理，下一步核查，通过后请您评价。`, '已处理'),
  dispatch: (h) =>
    story(
      `已派给${unitOf(h)}${until(h)}`,
      `${named(h)}由${unitOf(h)}承办${promised(h)}，处理后会在这里告诉您。`,
      '已派单',
    ),
  accept: (h) =>
    story(
      `${unitOf(h)}已受理`,
      `${unitOf(h)}正在处理${named(h)}${promised(h)}，处理后会在这里告诉您。`,
      '处理中',
    ),
  handle: (h) =>
    story(
      `${unitOf(h)}已处理，等待核查`,
      `${unitOf(h)}反馈${named(h)}已处理，打开可以看照片。下一步由网格员核查，通过后请您评价。`,
      '已处理',
    ),
  check: null,
  close: (h) =>
    story(
      '已办结，请您评价',
      `${named(h)}已核查办结。解决了吗？满意吗？请打开评价；如果没有解决，${sayDate(h.at + UNSOLVED_DAYS * DAY_MS)} 前可以反映未解决。`,
      '已办结',
    ),
  evaluate: null,
  returnToReporter: (h) =>
    story(
      '需要补充情况',
      `${named(h)}还缺少信息，工作人员写明了要补充什么。请上报人打开补充，补充后继续审核。`,
      '待补充',
    ),
  resubmit: null,
  returnToFiling: (h) =>
    story('退回重新审核', `${named(h)}在派给单位之前退回重新审核，结果会在这里告诉您。`, '重新审核'),
  returnToDispatch: (h) =>
    story(
      '正在重新确定责任单位',
      `${h.unit ?? '原承办单位'}认为${named(h)}不属于其职责，下一步由指挥中心重新派给责任单位。`,
      '重新派单',
    ),
  returnToHandling: (h) =>
    story(
      `已退回${unitOf(h)}继续处理${until(h)}`,
      `${unitOf(h)}对${named(h)}的处理没有通过审核，已退回继续处理${promised(h)}。`,
      '继续处理',
    ),
  returnFromCheck: (h) =>
    h.stage === 'reported'
      ? story('核查未通过，重新处理', `${named(h)}经核查还没有解决，已退回网格员重新处理。`, '继续处理')
      : story(
          `核查未通过，退回${unitOf(h)}${until(h)}`,
          `${named(h)}经核查还没有解决，已退回${unitOf(h)}继续处理${promised(h)}。`,
          '继续处理',
        ),
  decideDuty: null,
  requestExtension: null,
  approveExtension: (h) =>
    Number(h.level) === 2 && h.dueAt
      ? story(
          `办理时间延长到${sayWhen(h.dueAt, h.at)}`,
          `经两级审批，${named(h)}的办理时间延长，${unitOf(h)}须在 ${sayDate(h.dueAt)} 前处理完。`,
          '已延期',
        )
      : null,
  refuseExtension: null,
  requestSuspension: null,
  approveSuspension: (h) =>
    story(
      h.until ? `暂缓办理到 ${sayDate(h.until)}` : '暂缓办理',
      `${named(h)}暂时无法处理，经审批暂缓办理。原因打开可见，到期自动恢复办理，恢复后会在这里告诉您。`,
      '暂缓办理',
    ),
  refuseSuspension: null,
  resume: (h) =>
    story(`恢复办理${until(h)}`, `${named(h)}恢复办理，由${unitOf(h)}承办${promised(h)}。`, '恢复办理'),
  supervise: (h) =>
    h.whistle
      ? null
      : story(
          `已督促${unitOf(h)}`,
          `督查人员已就${named(h)}督办${unitOf(h)}，该单位须作出书面回复。`,
          '已督办',
        ),
  answerSupervision: null,
  whistle: null,
  answerWhistle: null,
  assist: null,
  merge: (h) =>
    story(
      h.target ? `已并入 ${h.target}` : '已并入同类事项',
      `${named(h)}与已有事项相同，已并入${h.target ? ` ${h.target} ` : '该事项'}一起处理。那边的进展会继续告诉您，办结后请您评价。`,
      '已合并',
    ),
  unmerge: (h) =>
    story('已恢复单独办理', `${named(h)}不再与其他事项合并，恢复单独办理，进展会在这里告诉您。`, '单独办理'),
  rate: null,
  unsolved: (h) =>
    h.unit
      ? story(
          `第 ${h.round} 轮处理已开始${until(h)}`,
          `有人反映${named(h)}没有解决，已重新交${h.unit}处理${promised(h)}。`,
          '重新处理',
        )
      : story(
          `第 ${h.round} 轮处理已开始`,
          `有人反映${named(h)}没有解决，下一步重新派给责任单位。`,
          '重新处理',
        ),
  appeal: null,
  decideAppeal: null,
  remark: null,
  follow: null,
  unfollow: null,
  escalate: null,
}

/** The story of a step for reporters and followers; null when there is nothing to tell them. */
export const tellResidents = (h: Happening): Story | null => TELLINGS[h.action]?.(h) ?? null
