import { rpc } from '../rpc'
import type { Builtin, Part } from './builtin'

const named = 'wx-input,wx-textarea,wx-switch,wx-slider,wx-picker,wx-checkbox-group,wx-radio-group'

function values(form: Element): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const { builtin, localName } of form.querySelectorAll<Part['host']>(named)) {
    const name = builtin.data.name as string
    if (name) found[name] = currentValue(builtin, localName)
  }
  return found
}

function currentValue(part: Part, tag: string): unknown {
  if (part.control && 'value' in part.control) return part.control.value
  if (tag === 'wx-switch') return part.data.checked
  if (!tag.endsWith('-group')) return part.data.value
  const boxes = Array.from(part.host.querySelectorAll<Part['host']>('wx-checkbox,wx-radio'))
  const on = boxes.filter((box) => box.builtin.data.checked).map((box) => box.builtin.data.value)
  return tag === 'wx-radio-group' ? (on[0] ?? '') : on
}

const button: Builtin = {
  properties: {
    disabled: false,
    type: 'default',
    size: 'default',
    loading: false,
    plain: false,
    openType: '',
    formType: '',
    name: '',
    lang: '',
    sessionFrom: '',
    sendMessageTitle: '',
    sendMessagePath: '',
    sendMessageImg: '',
    appParameter: '',
    showMessageCard: false,
    businessId: '',
    needShowEntrance: true,
    entrancePath: '',
    phoneNumberNoQuotaToast: true,
  },
  created(part) {
    part.onTap(async () => {
      if (part.data.disabled || part.data.loading) return
      const form = part.host.closest<Part['host']>('wx-form')
      if (part.data.formType === 'submit') form?.builtin.fire('submit', { value: values(form) })
      if (part.data.formType === 'reset') form?.builtin.fire('reset', {})
      if (part.data.openType === 'getPhoneNumber') part.fire('getphonenumber', await rpc('phoneCode'))
      if (part.data.openType === 'chooseAvatar') {
        const [file] = await rpc<{ path: string }[]>('chooseFiles', { count: 1 })
        if (file) part.fire('chooseavatar', { avatarUrl: file.path })
      }
    })
  },
  draw(part) {
    // A disabled button takes no taps at all.
    part.host.style.pointerEvents = part.data.disabled ? 'none' : ''
  },
}

export const forms: Record<string, Builtin> = {
  button,
  form: { properties: { reportSubmit: false, reportSubmitTimeout: 0 } },
}
