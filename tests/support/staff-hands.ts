import type { Action } from '@linli/shared/cases/stages'
import type { Locator } from 'playwright-core'
import type { Person } from './county'
import type { H5 } from './h5'

/** What is filled in: words into the reason or the note, answers by the class of what is tapped. */
export interface Filled {
  reason?: string
  note?: string
  /** Classes to tap, in order: '.result-yes', '.unit-proposed'. */
  tap?: string[]
  /** A day for the date picker, YYYY-MM-DD. */
  until?: string
}

/** The hands of staff on the h5 pages: signs in, opens a page, takes a step as a person would. */
export function staffHands(h5: H5, origin: string) {
  const shown = (selector: string): Locator => h5.page.locator(`${selector}:visible`).first()
  const tap = (selector: string) => shown(selector).tap()

  /** Signs somebody in as the sign-in page would leave it, and opens a page of the staff. */
  async function open(by: Person, page: string): Promise<void> {
    const me = (await by.call('identity.me', {})).ok
    const session = { accessToken: by.token, refreshToken: '-', accessUntil: Date.now() + 600_000, me }
    await h5.page.evaluate((data) => {
      localStorage.clear()
      localStorage.setItem('session', JSON.stringify({ data }))
    }, session)
    await h5.page.goto('about:blank')
    await h5.page.goto(`${origin}/#/staff/pages/${page}`)
  }

  /** Says yes in the dialog of h5. */
  const yes = h5.page.locator('.taro-modal__confirm, .taro-model__confirm').first()
  const sayYes = () => yes.tap()

  /** Takes a step of a case from its page, and waits until the server has it. */
  async function take(by: Person, id: string, action: Action, filled: Filled = {}): Promise<void> {
    await open(by, `work/index?id=${id}`)
    await shown('.more-steps, .step-primary').waitFor()
    if ((await shown(`.do-${action}`).count()) === 0) {
      await tap('.more-steps')
      await shown(`.other-steps .do-${action}`).waitFor()
    }
    await tap(`.do-${action}`)
    const { reason, note, tap: taps = [], until } = filled
    for (const selector of taps) await tap(selector)
    if (reason) await shown('.in-reason textarea').fill(reason)
    if (note) await shown('.in-note textarea').fill(note)
    if (until) await pickDay(until)
    if (Object.keys(filled).length > 0) await tap('.step-submit')
    // What can't be undone is asked for once more.
    const done = shown('.done-sheet__next')
    await yes.or(done).first().waitFor()
    if (await yes.isVisible()) await sayYes()
    await done.waitFor()
  }

  async function pickDay(day: string): Promise<void> {
    await tap('.in-until')
    await h5.page.locator('.weui-picker__action').last().tap()
    await shown('.in-until').getByText(day.slice(0, 4)).waitFor()
  }

  return { shown, tap, open, sayYes, take }
}
