import { type Builtin, control, type Part } from './builtin'

const properties = {
  value: '',
  type: 'text',
  password: false,
  placeholder: '',
  placeholderStyle: '',
  placeholderClass: '',
  disabled: false,
  maxlength: 140,
  focus: false,
  autoFocus: false,
  confirmType: 'done',
  confirmHold: false,
  cursor: -1,
  cursorSpacing: 0,
  cursorColor: '',
  selectionStart: -1,
  selectionEnd: -1,
  adjustPosition: true,
  holdKeyboard: false,
  alwaysEmbed: false,
  autoHeight: false,
  fixed: false,
  showConfirmBar: true,
  disableDefaultPadding: false,
  adjustKeyboardTo: 'cursor',
  safePasswordCertPath: '',
  safePasswordLength: null,
  safePasswordTimeStamp: null,
  safePasswordNonce: '',
  safePasswordSalt: '',
  safePasswordCustomHash: '',
  name: '',
}

type Field = HTMLInputElement | HTMLTextAreaElement

const field = (tag: 'input' | 'textarea'): Builtin => ({
  properties,
  created(part) {
    const element: Field = control(part, tag)
    const detail = () => ({ value: element.value, cursor: element.selectionStart, keyCode: 0 })
    element.addEventListener('input', () => {
      grow(part, element)
      part.fire('input', detail())
    })
    element.addEventListener('focus', () => part.fire('focus', { value: element.value, height: 0 }))
    element.addEventListener('blur', () => part.fire('blur', detail()))
    element.addEventListener('keydown', (event) => {
      if ((event as KeyboardEvent).key === 'Enter' && tag === 'input')
        part.fire('confirm', { value: element.value })
    })
  },
  draw(part, changed) {
    const element = part.control as Field
    const { value, placeholder, disabled, maxlength, password, focus, autoFocus, type, ariaLabel } = part.data
    const text = value === undefined || value === null ? '' : String(value)
    if ((changed === undefined || changed === 'value') && element.value !== text) element.value = text
    element.placeholder = String(placeholder ?? '')
    element.disabled = Boolean(disabled)
    element.maxLength = Number(maxlength) >= 0 ? Number(maxlength ?? 140) : -1
    if (ariaLabel) element.setAttribute('aria-label', String(ariaLabel))
    if (element instanceof HTMLInputElement) {
      element.type = password ? 'password' : 'text'
      element.inputMode = type === 'number' ? 'numeric' : type === 'digit' ? 'decimal' : 'text'
    }
    grow(part, element)
    if (focus || autoFocus) requestAnimationFrame(() => element.focus())
  },
})

function grow(part: Part, element: Field): void {
  if (!part.data.autoHeight) return
  element.style.height = 'auto'
  // Not shown yet, as in a sheet that is about to open: then it has no height to take.
  if (element.scrollHeight > 0) element.style.height = `${element.scrollHeight}px`
}

export const textInputs: Record<string, Builtin> = { input: field('input'), textarea: field('textarea') }
