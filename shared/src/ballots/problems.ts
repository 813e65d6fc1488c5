import type { ProblemEntry } from '../platform/problems'
import { BALLOT_ERRORS, CHOICE_ERRORS } from './check'
import { ROLL_ERRORS } from './heads'
import { PROXY_ERRORS } from './proxies'
import { TIMING_ERRORS } from './timing'

/** The sentences of the rules, each with the status it is answered with. */
const all = <C extends string>(
  status: number,
  sentences: Readonly<Record<C, string>>,
): Record<C, ProblemEntry> =>
  Object.fromEntries(
    Object.entries(sentences).map(([code, sentence]) => [code, [status, sentence]]),
  ) as unknown as Record<C, ProblemEntry>

const { VOTE_NOTICE_SHORT, VOTE_MATTER_UNANNOUNCED, VOTE_EXTEND_BACK, ...voting } = TIMING_ERRORS
const { PROXY_SELF, ...proxies } = PROXY_ERRORS

export const ballotProblems = {
  ...all(422, CHOICE_ERRORS),
  ...all(422, BALLOT_ERRORS),
  ...all(422, ROLL_ERRORS),
  ...all(422, { VOTE_NOTICE_SHORT, VOTE_EXTEND_BACK, PROXY_SELF }),
  ...all(409, { ...voting, VOTE_MATTER_UNANNOUNCED, ...proxies }),
  BALLOT_STATE: [409, '表决现在的状态不允许这样做，请刷新后查看。'],
  BALLOT_TERMS: [422, '表决的设置互相矛盾，请按提示修改。'],
  BALLOT_OPEN_STILL: [409, '投票还没有截止，截止以后才能计票。'],
  NOT_ON_ROLL: [403, '您不在这次表决的名册上，不能投票。'],
  ALREADY_VOTED: [409, '这一票已经投过了，不能再投。'],
  VOTE_IS_SECRET: [409, '这是无记名投票，请更新小程序后再投。'],
  VOTE_IS_PUBLIC: [409, '这不是无记名投票，请直接投票。'],
  RIGHT_USED: [409, '您的投票资格已经领取过，不能再领第二张选票。'],
  BLINDED_INVALID: [422, '选票凭据格式不对，请重新打开页面再试。'],
  TOKEN_INVALID: [422, '选票凭据无效，不是这次表决发出的。'],
  TOKEN_USED: [409, '这张选票已经投过，不能改投。'],
  ROLL_INVALID: [422, '名册有误，没有导入任何内容，请按提示逐行修改。'],
  ROLL_ENCODING: [422, '文件的文字编码无法识别，请另存为 Excel，或 UTF-8、GBK 编码的 CSV。'],
  ROLL_UNKNOWN: [422, '没有这份名册，或者它不适用于这次表决，请重新选择。'],
  ROLL_EMPTY: [422, '名册是空的，请先导入名册。'],
  ROLL_FROZEN: [409, '名册已随投票开始而冻结，请改为提交更正。'],
  UNIT_UNKNOWN_ON_ROLL: [422, '名册上没有这一户，请核对后再填。'],
  CLAIM_EXISTS: [409, '您已经提交过这一户的认领，请等待审核结果。'],
  SAME_PERSON: [409, '这一步须由另一位工作人员完成。'],
  REVISION_VOTED: [409, '这一户已经投票，本次表决中不再变更。'],
  PROXY_CODE: [422, '委托码无效或已经用过，请向委托人要新的委托码。'],
  PROXY_SECRET: [422, '无记名投票不能委托他人。'],
  PAPER_TIME: [422, '纸质票须在投票期间投入票箱，请核对收票时间。'],
  PAPERS_OPEN: [409, '还有纸质票没有核对完，请先处理再公布结果。'],
  PB_INVALID: [422, '项目文件读不懂，没有导入任何内容，请按提示修改。'],
} as const satisfies Record<string, ProblemEntry>
