import { useSyncExternalStore } from 'react'
import { call } from '@/platform/api/client'
import { refreshMe, useMe } from '@/platform/api/session'
import { recall, remember } from '@/platform/device/storage'

export interface Community {
  id: string
  name: string
}

const key = 'community'
const listeners = new Set<() => void>()
let chosen = recall<Community>(key)

/** The community whose news 首页 shows: of the account, else the one chosen on this phone. */
export function useCommunity(): Community | undefined {
  const me = useMe()
  const here = useSyncExternalStore(subscribe, () => chosen)
  if (me?.communityId) return { id: me.communityId, name: me.communityName ?? '我的社区' }
  return here
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Keeps the choice: with the account where there is one, else on this phone.
 * @throws ApiProblem
 */
export async function chooseCommunity(community: Community, signedIn: boolean): Promise<void> {
  if (signedIn) refreshMe(await call('identity.updateMe', { communityId: community.id }))
  chosen = community
  remember(key, community)
  for (const listener of listeners) listener()
}

/** Forgets the choice made on this phone: it belongs to another county. */
export function forgetCommunity(): void {
  chosen = undefined
  remember(key, null)
  for (const listener of listeners) listener()
}
