import { overlay } from '../chrome/overlay'
import { type Builtin, control, type Part } from './builtin'

const picker: Builtin = {
  properties: {
    mode: 'selector',
    range: [],
    rangeKey: '',
    value: null,
    start: '',
    end: '',
    fields: 'day',
    disabled: false,
    headerText: '',
    customItem: '',
    level: 'region',
    name: '',
  },
  created(part) {
    part.onTap(async () => {
      if (part.data.disabled) return
      const chosen = await choose(part)
      part.fire(chosen === undefined ? 'cancel' : 'change', chosen === undefined ? {} : { value: chosen })
    })
  },
}

/** The panel of a picker. @returns the value as WeChat gives it, or undefined when cancelled */
async function choose(part: Part): Promise<unknown> {
  const { mode, value } = part.data
  const range = (part.data.range ?? []) as unknown[]
  const { panel, answer } = overlay<boolean>('mp-picker', [
    { text: '取消', value: false },
    { text: '确定', value: true },
  ])
  const fields =
    mode === 'multiSelector'
      ? (range as unknown[][]).map((column, i) => list(column, part, (value as number[] | undefined)?.[i]))
      : mode === 'date' || mode === 'time'
        ? [native(String(mode), value)]
        : [list(range, part, value)]
  panel.prepend(...fields)
  if (!(await answer)) return undefined
  const values = fields.map((field) => field.value)
  if (mode === 'date' || mode === 'time') return values[0]
  return mode === 'multiSelector' ? values.map(Number) : Number(values[0])
}

function list(items: unknown[], part: Part, value: unknown): HTMLSelectElement {
  const select = document.createElement('select')
  const key = String(part.data.rangeKey ?? '')
  items.forEach((item, index) => {
    select.add(new Option(String(key ? (item as Record<string, unknown>)[key] : item), String(index)))
  })
  select.value = String(value ?? 0)
  return select
}

function native(type: string, value: unknown): HTMLInputElement {
  const input = document.createElement('input')
  input.type = type
  input.value = String(value ?? '')
  return input
}

const slider: Builtin = {
  properties: {
    min: 0,
    max: 100,
    step: 1,
    value: 0,
    disabled: false,
    showValue: false,
    activeColor: '',
    backgroundColor: '',
    blockSize: 28,
    blockColor: '',
    color: '',
    selectedColor: '',
    name: '',
  },
  created(part) {
    const range = control(part, 'input')
    range.type = 'range'
    range.addEventListener('input', () => part.fire('changing', { value: Number(range.value) }))
    range.addEventListener('change', () => part.fire('change', { value: Number(range.value) }))
  },
  draw(part) {
    const range = part.control as HTMLInputElement
    const { min, max, step, value, disabled } = part.data
    Object.assign(range, {
      min: String(min),
      max: String(max),
      step: String(step),
      disabled: Boolean(disabled),
    })
    range.value = String(value ?? 0)
  },
}

const progress: Builtin = {
  properties: {
    percent: 0,
    showInfo: false,
    strokeWidth: 6,
    activeColor: '',
    backgroundColor: '',
    active: false,
    borderRadius: 0,
    fontSize: 16,
    color: '',
    activeMode: 'backwards',
    duration: 30,
  },
  created: (part) => {
    Object.assign(control(part, 'progress'), { max: 100 })
  },
  draw(part) {
    ;(part.control as HTMLProgressElement).value = Number(part.data.percent ?? 0)
  },
}

export const picking: Record<string, Builtin> = { picker, slider, progress }
