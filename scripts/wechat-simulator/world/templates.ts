/** A subscribe-message template of the account: its keys carry their type in their name (`thing2`, `time4`). */
export interface Template {
  id: string
  title: string
  /** Key → label shown before the value. */
  keys: Record<string, string>
}

/** The demo account's catalogue; a test brings its own through `setTemplates`. */
export const DEMO_TEMPLATES: Template[] = [
  {
    id: 'linli-demo-case-progress',
    title: '诉求办理进度通知',
    keys: {
      character_string1: '诉求编号',
      thing2: '诉求事项',
      phrase3: '办理状态',
      time4: '更新时间',
      thing5: '备注',
    },
  },
  {
    id: 'linli-demo-rating-request',
    title: '办理结果评价提醒',
    keys: { character_string1: '诉求编号', thing2: '诉求事项', thing3: '办理结果', time4: '办结时间' },
  },
  {
    id: 'linli-demo-staff-task',
    title: '待办任务提醒',
    keys: { character_string1: '任务编号', thing2: '任务内容', phrase3: '任务类型', time4: '截止时间' },
  },
  {
    id: 'linli-demo-news',
    title: '事项通知',
    keys: { thing1: '事项', phrase2: '状态', time3: '时间', thing4: '说明' },
  },
]

const CJK = '\\p{Script=Han}'
const TIME = '([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?'
const DATE = `(\\d{4}年\\d{1,2}月\\d{1,2}日|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2})`

/** Value rules by key type, from the parameter table of the subscribe-message documents [partly from memory]. */
const RULES: Record<string, RegExp> = {
  thing: /^[\s\S]{1,20}$/u,
  number: /^(?=.{1,32}$)-?\d+(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}\s]{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  time: new RegExp(`^(${DATE}[ ]?)?${TIME}(~(${DATE}[ ]?)?${TIME})?$`),
  date: new RegExp(`^${DATE}([ ]?${TIME})?(~${DATE}([ ]?${TIME})?)?$`),
  amount: /^[¥￥$€£]?\d{1,10}(\.\d+)?元?$/,
  phone_number: /^[\d+\-() ]{1,17}$/,
  car_number: new RegExp(`^[${CJK}A-Z0-9]{7,8}$`, 'u'),
  name: new RegExp(`^([${CJK}·]{1,10}|[A-Za-z .]{1,20})$`, 'u'),
  phrase: new RegExp(`^[${CJK}]{1,5}$`, 'u'),
}

/** The first key a template refuses, with the words of errmsg 47003 after the key; undefined when all are right. */
export function badKey(template: Template, data: Record<string, unknown>): string | undefined {
  for (const key of Object.keys(template.keys)) {
    const value = (data[key] as { value?: unknown } | undefined)?.value
    if (value === undefined || value === null || String(value).trim() === '')
      return `data.${key}.value is empty`
    const rule = RULES[key.replace(/\d+$/, '')]
    if (rule && !rule.test(String(value))) return `data.${key}.value invalid`
  }
  const extra = Object.keys(data).find((key) => !(key in template.keys))
  return extra && `data.${extra}.value invalid`
}
