import type { SimClock } from '../clock'
import { openidOf, phoneOf } from '../ids'

/** A person with WeChat, known by a name of the tester's choice. */
export interface SimUser {
  user: string
  openid: string
  phone: string
  /** High-risk account: login is refused with 40226. */
  flagged: boolean
  /** The main switch of subscribe messages is off: every send is refused with 43101. */
  messagesOff: boolean
  /** Last opening of the mini-program, epoch milliseconds. */
  visitedAt: number
}

export type UserChange = { user: string } & Partial<Pick<SimUser, 'phone' | 'flagged' | 'messagesOff'>>

/** The people of one mini-program. Asking for someone new brings them into being. */
export class Users {
  #byOpenid = new Map<string, SimUser>()

  constructor(
    private readonly appid: string,
    private readonly clock: SimClock,
  ) {}

  set(change: UserChange): SimUser {
    const openid = openidOf(this.appid, change.user)
    const before = this.#byOpenid.get(openid) ?? {
      user: change.user,
      openid,
      phone: phoneOf(change.user),
      flagged: false,
      messagesOff: false,
      visitedAt: this.clock.now(),
    }
    const after = { ...before, ...change }
    this.#byOpenid.set(openid, after)
    return after
  }

  /** Marks that the user has the mini-program open now. */
  visit(user: string): SimUser {
    const found = this.set({ user })
    found.visitedAt = this.clock.now()
    return found
  }

  byOpenid(openid: string): SimUser | undefined {
    return this.#byOpenid.get(openid)
  }

  all(): SimUser[] {
    return [...this.#byOpenid.values()]
  }

  restore(users: SimUser[]): void {
    this.#byOpenid = new Map(users.map((user) => [user.openid, user]))
  }
}
