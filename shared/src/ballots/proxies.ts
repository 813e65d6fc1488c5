/** Most heads one person may vote for beside his own (DOMAIN §3). */
export const MAX_PROXIES = 3

/** Somebody votes for a head. */
export interface ProxyGrant {
  /** The head that is voted for. */
  readonly head: string
  /** Who votes for it. */
  readonly person: string
}

export const PROXY_ERRORS = {
  PROXY_FULL: '一个人最多代理三位业主，请另找代理人。',
  PROXY_SELF: '不能委托自己。',
  PROXY_TAKEN: '这位业主已经委托了别人，请先撤销原来的委托。',
} as const
export type ProxyError = keyof typeof PROXY_ERRORS

/**
 * Whether somebody may be named as proxy.
 * @param standing proxies of this vote that are not revoked
 * @param own whether the person is an owner of that head himself
 * @returns null when he may; naming the same person for the same head again changes nothing and is allowed
 */
export function checkProxy(
  standing: readonly ProxyGrant[],
  next: ProxyGrant,
  own: boolean,
): ProxyError | null {
  if (own) return 'PROXY_SELF'
  const current = standing.find((one) => one.head === next.head)
  if (current) return current.person === next.person ? null : 'PROXY_TAKEN'
  const held = standing.filter((one) => one.person === next.person).length
  return held >= MAX_PROXIES ? 'PROXY_FULL' : null
}
