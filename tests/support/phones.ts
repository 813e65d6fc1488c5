import { openPhone } from '../../scripts/browser/phone'
import type { County } from './county'
import { openWeapp, type Weapp } from './weapp'
import type { Phone } from './weapp-host/host'

/** Signs somebody in with WeChat, over the API, as the phone would: a first visit makes the account. */
export async function signIn(county: County, who: string): Promise<{ id: string; token: string }> {
  const { simulator, call } = county.server
  const { code } = await simulator.control.login({ user: who })
  const { accessToken, me } = (await call('identity.wechatLogin', { tenant: county.slug, code })).ok
  return { id: me.id, token: accessToken }
}

/** Every question of WeChat's is answered with yes. */
export const sayYes = ({ mp }: Weapp) =>
  mp.mockWxMethod('showModal', { confirm: true, cancel: false, errMsg: 'showModal:ok' })

/**
 * Takes the phone of somebody else, who stands in the first grid of the county and says yes.
 * @param last the phone until now, which is closed with what it left open; it must have seen no exception
 */
export async function takePhone(
  county: County,
  last: Weapp | undefined,
  who: string,
  more: Partial<Phone> = {},
): Promise<Weapp> {
  expect(last?.errors ?? []).toEqual([])
  // Chromium ends with its last profile, and starting it takes seconds: an empty one keeps it in between.
  const empty = await openPhone()
  await last?.close()
  const { url: apiBase, simulator } = county.server
  const place = county.inside(county.grids[0]!)
  const weapp = await openWeapp({ user: who, apiBase, simulatorUrl: simulator.url, place, ...more })
  await empty.close()
  await sayYes(weapp)
  return weapp
}
