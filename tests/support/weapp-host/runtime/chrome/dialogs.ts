import { overlay } from './overlay'

interface ModalOptions {
  title?: string
  content?: string
  showCancel?: boolean
  confirmText?: string
  cancelText?: string
  confirmColor?: string
  cancelColor?: string
  editable?: boolean
  placeholderText?: string
}

/** wx.showModal */
export async function showModal(options: ModalOptions): Promise<object> {
  const no = { text: options.cancelText ?? '取消', value: false, colour: options.cancelColor }
  const yes = { text: options.confirmText ?? '确定', value: true, colour: options.confirmColor ?? '#576B95' }
  const { panel, answer } = overlay('mp-modal', options.showCancel === false ? [yes] : [no, yes])
  const input = document.createElement('input')
  input.placeholder = options.placeholderText ?? ''
  input.value = options.editable ? (options.content ?? '') : ''
  const title = document.createElement('strong')
  title.textContent = options.title ?? ''
  const content = document.createElement('p')
  content.textContent = options.content ?? ''
  panel.prepend(title, options.editable ? input : content)
  const confirm = await answer
  return { confirm, cancel: !confirm, content: options.editable ? input.value : null }
}

/** wx.showActionSheet. @throws cancel, as WeChat fails the call */
export async function showActionSheet({
  itemList,
  alertText,
}: {
  itemList: string[]
  alertText?: string
}): Promise<object> {
  const choices = itemList.map((text, value) => ({ text, value }))
  const { panel, answer } = overlay('mp-sheet', [...choices, { text: '取消', value: -1 }])
  if (alertText) panel.prepend(alertText)
  const tapIndex = await answer
  if (tapIndex < 0) throw new Error('cancel')
  return { tapIndex }
}

let gone: ReturnType<typeof setTimeout> | undefined

/** wx.showToast and wx.showLoading: one at a time. `duration` 0 stays until hidden. */
export function showToast(title: string, duration: number): void {
  hideToast()
  const toast = document.createElement('div')
  toast.className = 'mp-toast'
  toast.textContent = title
  document.body.append(toast)
  if (duration) gone = setTimeout(hideToast, duration)
}

export function hideToast(): void {
  clearTimeout(gone)
  for (const toast of document.querySelectorAll('.mp-toast')) toast.remove()
}
