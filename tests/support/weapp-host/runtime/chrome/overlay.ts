/** A choice at the foot of a panel. */
interface Choice<T> {
  text: string
  value: T
  colour?: string
}

/**
 * A panel over everything, as WeChat draws it outside of the page.
 * @param className of the panel, for the style and for tests
 * @returns the panel to fill, and what was chosen
 */
export function overlay<T>(
  className: string,
  choices: Choice<T>[],
): { panel: HTMLElement; answer: Promise<T> } {
  const cover = document.createElement('div')
  cover.className = 'mp-cover'
  const panel = document.createElement('div')
  panel.className = `mp-panel ${className}`
  const foot = document.createElement('div')
  foot.className = 'mp-choices'
  panel.append(foot)
  cover.append(panel)
  document.body.append(cover)
  const answer = new Promise<T>((resolve) => {
    for (const { text, value, colour } of choices) {
      const button = document.createElement('button')
      button.textContent = text
      if (colour) button.style.color = colour
      button.addEventListener('click', () => {
        cover.remove()
        resolve(value)
      })
      foot.append(button)
    }
  })
  return { panel, answer }
}
