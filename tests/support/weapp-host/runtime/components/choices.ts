import { drawnSelector } from '../selectors'
import type { Builtin, Part } from './builtin'

/** The values of a group's boxes that are checked. */
const checked = (group: Element, tag: string): unknown[] =>
  Array.from(group.querySelectorAll<Part['host']>(tag))
    .filter(({ builtin }) => builtin.data.checked)
    .map(({ builtin }) => builtin.data.value)

const mark = (part: Part) => part.host.classList.toggle('mp-on', Boolean(part.data.checked))

const checkbox: Builtin = {
  properties: { value: '', checked: false, disabled: false, color: '', name: '' },
  created(part) {
    part.onTap(() => {
      if (part.data.disabled) return
      part.setData({ checked: !part.data.checked })
      const group = part.host.closest<Part['host']>('wx-checkbox-group')
      group?.builtin.fire('change', { value: checked(group, 'wx-checkbox') })
    })
  },
  draw: mark,
}

const radio: Builtin = {
  properties: { value: '', checked: false, disabled: false, color: '', name: '' },
  created(part) {
    part.onTap(() => {
      if (part.data.disabled || part.data.checked) return
      const group = part.host.closest<Part['host']>('wx-radio-group')
      for (const other of group?.querySelectorAll<Part['host']>('wx-radio') ?? [])
        other.builtin.setData({ checked: false })
      part.setData({ checked: true })
      group?.builtin.fire('change', { value: part.data.value })
    })
  },
  draw: mark,
}

const toggle: Builtin = {
  properties: { checked: false, disabled: false, type: 'switch', color: '', name: '' },
  created(part) {
    part.onTap(() => {
      if (part.data.disabled) return
      part.setData({ checked: !part.data.checked })
      part.fire('change', { value: part.data.checked })
    })
  },
  draw: mark,
}

/** A tap on a label is a tap on what it names. */
const label: Builtin = {
  properties: { for: '' },
  created(part) {
    part.host.addEventListener('click', (event) => {
      const boxes = 'wx-checkbox,wx-radio,wx-switch,wx-input,wx-textarea,wx-button'
      if ((event.target as Element).closest(boxes)) return
      const id = String(part.data.for ?? '')
      const target = id ? document.querySelector(drawnSelector(`#${id}`)) : part.host.querySelector(boxes)
      ;(target as Part['host'] | null)?.builtin?.fire('tap', {}, true)
    })
  },
}

export const choices: Record<string, Builtin> = {
  checkbox,
  radio,
  switch: toggle,
  label,
  'checkbox-group': { properties: { name: '' } },
  'radio-group': { properties: { name: '' } },
}
