import type { BallotOption, Choice } from '@linli/shared/ballots/ballot'
import type { Bulletin } from '@linli/shared/ballots/bulletin'
import Taro from '@tarojs/taro'
import type { Item, Output } from '@/platform/api/contract'

export type BallotView = Output<'ballots.view'>
export type Summary = Item<'ballots.list'>
/** One vote that the user may cast: his own, of a home, or as a proxy. */
export type Standing = BallotView['mine'][number]
export type { Bulletin }

/** What a choice is made of: enough to draw it, check it and say it. */
export interface Question {
  readonly rules: BallotView['rules']
  readonly options: readonly BallotOption[]
  readonly blankAllowed: boolean
}

/** A choice as it goes over the wire: the same, but lists that the type lets be changed. */
export const onTheWire = (choice: Choice) => choice as NonNullable<Standing['choice']>

/** Opens a page of this feature. */
export function go(page: string, params: Record<string, string | undefined> = {}): void {
  const query = Object.entries(params)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join('&')
  Taro.navigateTo({ url: `/ballots/pages/${page}/index${query && `?${query}`}` })
}
