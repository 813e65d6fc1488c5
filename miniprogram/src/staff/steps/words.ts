import type { StaffAction } from './accepts'

/** How a step speaks to the one who takes it. */
export interface StepWords {
  /** What happens next, on top of the form. */
  explain?: string
  /** Above the reason or the note. */
  ask?: string
  /** An example in the empty field. */
  example?: string
  /** The two results of a step that has one: yes, no. */
  results?: readonly [string, string]
  /** Asked before a step that can't be taken back; the button's words are at most 4 characters (WeChat's limit). */
  confirm?: { text: string; yes: string; danger?: boolean }
  /** Told when it is done. */
  done: string
}

/** The words of every step (DOMAIN §1 says what each means). */
export const STEP_WORDS: Record<StaffAction, StepWords> = {
  verifyOnSite: {
    explain: '到现场看一看，拍张照片，说明情况是否属实。',
    ask: '现场情况',
    example: '例如：路灯杆编号 12，灯不亮，不影响通行',
    results: ['属实', '不属实'],
    done: '核实结果已提交',
  },
  selfHandle: {
    explain: '小事当场解决，不再派给其他单位，但照样统计、照样核查。',
    ask: '怎么解决的',
    example: '例如：已把倒下的护栏扶正固定',
    confirm: { text: '提交后进入核查，不再派给其他单位。', yes: '已解决' },
    done: '已自处置，等待核查',
  },
  file: { explain: '选定类别后立案，随后派遣给处置单位。', ask: '立案说明', done: '已立案' },
  reject: {
    explain: '上报人会看到这条理由。',
    ask: '不予立案的理由',
    example: '例如：属于住户室内设施，请联系物业维修',
    confirm: { text: '这件事将就此结束，上报人会收到通知。', yes: '不立案', danger: true },
    done: '不予立案，已告知上报人',
  },
  withdraw: {
    ask: '撤回的原因',
    confirm: { text: '撤回后不再办理。', yes: '撤回', danger: true },
    done: '已撤回',
  },
  returnToReporter: {
    explain: '上报人补充后会回到您这里。',
    ask: '需要补充什么',
    example: '例如：请说明是哪一栋楼的路灯',
    done: '已请上报人补充',
  },
  resubmit: { ask: '补充的内容', done: '已补充' },
  returnToFiling: { ask: '退回立案的原因', done: '已退回立案' },
  dispatch: { explain: '派遣后按类别的时限计时。', ask: '给处置单位的话', done: '已派遣' },
  decideDuty: {
    explain: '裁定后，被指定的单位不能再以“不属于本单位”退回。',
    ask: '裁定的依据',
    confirm: { text: '裁定后该单位不能再退回，裁定不能更改。', yes: '裁定' },
    done: '权属已裁定',
  },
  assist: {
    explain: '协办单位各自计时；协办任务都办结，主办件才能结案。',
    ask: '请协办单位做什么',
    done: '已增加协办单位',
  },
  accept: { done: '已受理' },
  returnToDispatch: {
    explain: '退回后由派遣员重新决定。',
    ask: '为什么不属于本单位',
    example: '例如：该路段由县公路局养护',
    done: '已退回派遣',
  },
  handle: {
    explain: '写明做了什么，并拍处理后的照片。',
    ask: '处理情况',
    example: '例如：更换灯泡和镇流器，已恢复照明',
    done: '处理情况已提交，等待核查',
  },
  requestExtension: {
    explain: '同意后增加一个原时限，最多延期两次，须两级审批。',
    ask: '延期的原因',
    example: '例如：配件从外地调货，预计 3 天到',
    done: '延期申请已提交',
  },
  approveExtension: { confirm: { text: '同意延期一个原时限。', yes: '同意' }, done: '已同意延期' },
  refuseExtension: { ask: '不同意的原因', done: '已答复：不同意延期' },
  requestSuspension: {
    explain: '挂账期间不计时，到期自动恢复。每件事只能挂账一次，最长一年。',
    ask: '挂账的原因',
    example: '例如：须等汛期结束后施工',
    done: '挂账申请已提交',
  },
  approveSuspension: { confirm: { text: '同意后暂停计时，到期自动恢复。', yes: '同意' }, done: '已同意挂账' },
  refuseSuspension: { ask: '不同意的原因', done: '已答复：不同意挂账' },
  resume: { confirm: { text: '恢复后按剩余时限继续计时，不能再次挂账。', yes: '恢复' }, done: '已恢复办理' },
  returnToHandling: { ask: '哪里还不够', example: '例如：照片看不出灯已点亮', done: '已退回处理' },
  check: {
    explain: '到现场看是否真的解决了。',
    ask: '核查情况',
    example: '例如：晚上 7 点查看，路灯已亮',
    results: ['通过', '不通过'],
    done: '核查结果已提交',
  },
  returnFromCheck: { ask: '哪里没有解决', done: '已退回处理' },
  close: {
    confirm: { text: '结案后上报人可以评价；15 天内反映未解决会再次办理。', yes: '结案' },
    done: '已结案',
  },
  evaluate: { confirm: { text: '完成综合评价后，这件事归档。', yes: '完成' }, done: '已完成综合评价' },
  supervise: {
    explain: '被督办的单位必须回复，才能继续办理。',
    ask: '督办的事由',
    confirm: { text: '督办会记入案卷，不能收回。', yes: '督办' },
    done: '已督办',
  },
  answerSupervision: { ask: '督办回复', done: '督办已回复' },
  whistle: {
    explain: '被吹哨的单位须在 2 个工作时内报到，否则督办并上报县里。',
    ask: '为什么吹哨',
    confirm: { text: '吹哨后立即通知该单位，不能收回。', yes: '吹哨' },
    done: '已吹哨',
  },
  answerWhistle: { ask: '报到情况', example: '例如：王工 10:20 到场', done: '已报到' },
  merge: {
    explain: '本件并入另一件，本件的上报人会关注那一件，并各自收到通知。',
    ask: '合并说明',
    confirm: { text: '本件将并入所选事项，不再单独办理。', yes: '合并' },
    done: '已合并',
  },
  unmerge: { ask: '取消合并的原因', done: '已取消合并' },
  appeal: {
    explain: '每件事只能申诉一次，由两人先后审核。申诉不改变超时的事实。',
    ask: '申诉的理由',
    confirm: { text: '每件事只能申诉一次。', yes: '申诉' },
    done: '申诉已提交',
  },
  decideAppeal: {
    ask: '审核意见',
    results: ['申诉成立', '不成立'],
    confirm: { text: '审核意见会记入案卷，不能更改。', yes: '提交' },
    done: '审核意见已提交',
  },
  remark: { ask: '备注', example: '只记录情况，不改变办理环节', done: '备注已添加' },
}
