/**
 * Every "no" the rules of cases can give: a stable code, the HTTP status it becomes, and a sentence that tells a person what
 * to do. 403 not for this person, 409 the state is against it, 422 a rule is broken by what was sent.
 */
export const CASE_ERRORS = {
  FORBIDDEN: { status: 403, message: '您没有办理这一步的权限。' },
  NOT_HOLDER: { status: 403, message: '这件事现在不在您手里，请刷新后查看当前由谁办理。' },
  STAGE_SKIPPED: { status: 409, message: '前面的环节还没有完成，不能跳过。请先完成当前环节。' },
  STAGE_PASSED: { status: 409, message: '这一步已经办过了，请刷新查看最新进展。' },
  REASON_REQUIRED: { status: 422, message: '请写明理由。' },
  NOTE_REQUIRED: { status: 422, message: '请写明处理情况。' },
  PHOTO_REQUIRED: { status: 422, message: '请至少上传一张现场照片。' },
  UNIT_REQUIRED: { status: 422, message: '请选择处置单位。' },
  TARGET_REQUIRED: { status: 422, message: '请选择要并入的事项。' },
  RESULT_REQUIRED: { status: 422, message: '请选择结果。' },
  ALREADY_DECIDED: { status: 409, message: '权属已经裁定，同一单位不能再次退回。' },
  DUTY_UNDECIDED: { status: 409, message: '该单位认为不属于其职责。请先裁定权属，或改派其他单位。' },
  NO_DISPUTE: { status: 409, message: '这件事没有待裁定的权属争议。' },
  CHECK_MISSING: { status: 409, message: '还没有核查通过，不能结案。' },
  CHILDREN_OPEN: { status: 409, message: '还有协办任务没有办结，主办件不能结案。' },
  CHILD_HAS_NO_CHILDREN: { status: 409, message: '协办任务不能再增加协办单位。' },
  CHILD_STAYS: { status: 409, message: '协办任务随主办件办理，不能单独做这一步。' },
  ALREADY_ASSISTING: { status: 409, message: '该单位已经在办理这件事。' },
  SUSPENDED: { status: 409, message: '这件事已挂账，请先恢复办理。' },
  NOT_SUSPENDED: { status: 409, message: '这件事没有挂账。' },
  ALREADY_SUSPENDED: { status: 409, message: '一件事只能挂账一次。' },
  SUSPENSION_TOO_LONG: { status: 422, message: '挂账时间要在今后一年之内。' },
  OVERDUE: { status: 409, message: '已经超期，不能挂账。' },
  REQUEST_PENDING: { status: 409, message: '上一次申请还在审批中。' },
  NOTHING_PENDING: { status: 409, message: '没有待审批的申请，可能已由他人处理。' },
  NO_EXTENSION_LEFT: { status: 409, message: '已经延期两次，不能再延期。' },
  SAME_APPROVER: { status: 403, message: '两级审批不能由同一人完成。' },
  SUPERVISION_OPEN: { status: 409, message: '有督办尚未回复，请先回复督办。' },
  NO_SUPERVISION: { status: 409, message: '没有待回复的督办。' },
  WHISTLE_OPEN: { status: 409, message: '已向该单位吹哨，正在等待报到。' },
  NO_WHISTLE: { status: 409, message: '没有待报到的吹哨。' },
  HAS_CHILDREN: { status: 409, message: '主办件或协办件不能合并。' },
  NOT_MERGED: { status: 409, message: '这件事没有被合并。' },
  MERGE_SELF: { status: 422, message: '不能与自己合并。' },
  MERGE_CYCLE: { status: 409, message: '对方已经并入这件事，请刷新查看。' },
  NOT_CLOSED: { status: 409, message: '办结后才能评价。' },
  ALREADY_RATED: { status: 409, message: '本轮您已经评价过。' },
  ROUND_WINDOW_OVER: { status: 409, message: '办结已超过15天，请新建一件并关联本件。' },
  NO_APPEAL: { status: 409, message: '没有待审核的申诉。' },
  ALREADY_APPEALED: { status: 409, message: '每件事只能申诉一次。' },
} as const satisfies Record<string, { status: 403 | 409 | 422; message: string }>

export type CaseErrorCode = keyof typeof CASE_ERRORS

/** The codes as a tuple-like array, for schemas. */
export const CASE_ERROR_CODES = Object.keys(CASE_ERRORS) as CaseErrorCode[]

/** A rule's refusal. Rules return it; only the edge turns it into a problem document. */
export interface Refusal {
  ok: false
  code: CaseErrorCode
}

/** @returns the refusal with this code. */
export function refuse(code: CaseErrorCode): Refusal {
  return { ok: false, code }
}
