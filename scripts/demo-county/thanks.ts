import type { EndpointName, Input, Output } from '@linli/shared/contract'
import { CHINA_OFFSET_MS } from '@linli/shared/platform/china-time'
import { storeFile } from '../../server/src/files'
import { createContext } from '../../server/src/platform/context'
import { drawGoods } from './goods'
import { act, actOnce } from './hands'
import { patiently } from './patience'
import type { Person } from './people'
import type { SeededCounty, Stage } from './seed'
import { CLEANING, CLINIC, DUTY, LAMPS, MEDICINE, PHONES, REFUND, SHOPS, TEAMS } from './thanks-words'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** What is needed of an opened stage. */
type OpenStage = Stage & { settle(): Promise<void> }

/** What brings words of people to the public. */
const WORDS = new Set<EndpointName>(['volunteering.publish', 'volunteering.postHelp', 'teams.found'])

/**
 * How the county thanks people in its last three weeks: shops with rewards, points, a day of volunteering with hours and a certificate, two
 * more to come, help between neighbours, orders in every state and a settlement. The same every time. Ends with the clock at `until`.
 */
export async function thankEachOther(stage: OpenStage, county: SeededCounty, until: number): Promise<void> {
  const life = new Thanks(stage, county, until)
  await life.openShops()
  await life.foundTeams()
  await life.givePoints()
  await life.volunteer()
  await life.redeem()
  await life.settleUp()
  await life.comingUp()
  await life.waiting()
  await life.on(0)
  await stage.settle()
}

class Thanks {
  readonly #admin: Person
  readonly #organiser: Person
  readonly #shopIds: string[] = []
  readonly #rewards = new Map<string, string>()

  constructor(
    private readonly stage: OpenStage,
    private readonly county: SeededCounty,
    private readonly until: number,
  ) {
    const by = (name: string) => county.people.all.find(({ username }) => username === name) as Person
    this.#admin = by('admin')
    this.#organiser = by('council-1')
  }

  /** Sets both clocks to so many days from the end. */
  async on(days: number): Promise<void> {
    await this.#at(this.until + days * DAY)
  }

  async openShops(): Promise<void> {
    await this.on(-18)
    for (const [i, { rewards, ...shop }] of SHOPS.entries()) {
      const keeper = this.#keeper(i)
      const { id } = await this.#as(this.#admin, 'rewards.createShop', {
        ...{ ...shop, name: this.county.plan.shops[i] ?? '', areaId: keeper.area._id },
        ...{ keeperIds: [keeper.id], payeeId: keeper.id },
      })
      this.#shopIds.push(id)
      for (const { key, ...reward } of rewards) {
        const photoId = await this.#photo(key)
        const made = await this.#as(this.#admin, 'rewards.createReward', { id, ...reward, photoId })
        this.#rewards.set(key, made.id)
      }
    }
  }

  /** Before the day of volunteering, whose points then count for them. */
  async foundTeams(): Promise<void> {
    const all = this.county.people.residents
    for (const { members, ...words } of TEAMS) {
      const [captain, ...others] = members.map((at) => all[at] as Person)
      const { id } = await this.#as(captain as Person, 'teams.found', words)
      for (const one of others) await this.#as(one, 'teams.join', { id })
    }
    await this.stage.settle()
  }

  /** Beside what their reports have brought them: an adjustment that two people agreed on. */
  async givePoints(): Promise<void> {
    const [supervisor] = this.county.people.supervisors as [Person, ...Person[]]
    for (const { id: accountId } of this.#residents(6)) {
      const asked = { accountId, amount: 500, reason: DUTY }
      const { id } = await this.#as(this.#admin, 'points.askAdjustment', asked)
      await this.#as(supervisor, 'points.decideAdjustment', { id, approve: true })
    }
  }

  async volunteer(): Promise<void> {
    await this.on(-14)
    const startsAt = this.#morning(-10)
    const { id, place } = await this.#activity(CLEANING, startsAt, this.#residents(6))
    await this.#at(startsAt)
    for (const step of ['volunteering.checkIn', 'volunteering.checkOut'] as const) {
      const { code } = await this.#look(this.#organiser, 'volunteering.code', { id })
      for (const one of this.#residents(6))
        await this.#as(one, step, { id, code, place: { lng: place.lng, lat: place.lat } })
      await this.#at(startsAt + 2 * HOUR)
    }
    await this.#at(startsAt + 3 * HOUR)
    const entries = this.#residents(6).map(({ id: accountId }) => ({ accountId, halfHours: 4 }))
    await this.#as(this.#organiser, 'volunteering.confirmHours', { id, entries })
    await this.stage.settle()
    await this.#as(this.#residents(1)[0] as Person, 'volunteering.issueCertificate', {})
  }

  /** Handed over, paid with money and given back in part, and called off. */
  async redeem(): Promise<void> {
    const people = this.#residents(6)
    await this.on(-8)
    const rice: [Person, string][] = []
    for (const one of people.slice(0, 3)) rice.push([one, await this.#order(one, 'rice')])
    const buyer = people[1] as Person
    const kit = await this.#order(buyer, 'kit')
    const params = await this.#as(buyer, 'rewards.pay', { id: kit })
    await this.stage.wechat.pay({ user: this.#user(buyer), params })
    await this.on(-7)
    for (const [one, id] of rice) await this.#handOver(one, id, 0)
    await this.#handOver(buyer, kit, 1)
    await this.on(-5)
    const used = await this.#look(this.#admin, 'rewards.staffOrder', { id: kit })
    const back = { id: kit, version: used.version, fen: 500, points: 50, reason: REFUND }
    await this.#as(this.#admin, 'rewards.refund', back)
    await this.stage.settle()
    // A minute later the money is back: a callback that is older than five is not believed.
    await this.#at(this.until - 5 * DAY + MINUTE)
    const other = people[4] as Person
    const { id, version } = await this.#as(other, 'rewards.order', { id: this.#reward('firstAid') })
    await this.#as(other, 'rewards.cancel', { id, version })
  }

  /** The first shop has been paid for last week; what was handed over since waits for the next time. */
  async settleUp(): Promise<void> {
    await this.on(-4)
    const { id, version } = await this.#as(this.#admin, 'rewards.settle', { id: this.#shopIds[0] ?? '' })
    await this.#as(this.#admin, 'rewards.payOut', { id, version })
    const keeper = this.#keeper(0)
    const shop = { id: this.#shopIds[0] ?? '', limit: 1 }
    const { items } = await this.#look(keeper, 'rewards.settlements', shop)
    const subject = items[0]?.confirm?.package ?? ''
    await this.stage.wechat.confirmTransfer({ user: this.#user(keeper), package: subject })
    await this.on(-3)
    const late = this.#residents(4)[3] as Person
    await this.#handOver(late, await this.#order(late, 'rice'), 0)
  }

  /** One activity that is open, one in which a single place is left, and two neighbours who could find each other. */
  async comingUp(): Promise<void> {
    const all = this.county.people.residents
    await this.on(-3)
    await this.#activity(CLINIC, this.#morning(4), all.slice(5, 9))
    await this.#activity(PHONES, this.#morning(6), all.slice(3, 8))
    await this.on(-2)
    for (const [i, { address, ...words }] of [MEDICINE, LAMPS].entries())
      await this.#as(all[i + 2] as Person, 'volunteering.postHelp', {
        ...{ ...words, place: { ...this.#spot(i), address } },
        from: new Date(this.#morning(2)).toISOString(),
      })
    await this.stage.settle()
  }

  /** Orders that can be shown in the shop today. */
  async waiting(): Promise<void> {
    await this.on(-1)
    const people = this.#residents(3)
    await this.#order(people[0] as Person, 'haircut')
    await this.#order(people[2] as Person, 'eggs')
  }

  #residents = (count: number): Person[] => this.county.people.residents.slice(0, count)
  #keeper = (i: number): Person => this.county.people.merchants[i] as Person
  #reward = (key: string): string => this.#rewards.get(key) ?? ''
  #user = ({ username }: Person): string => `${this.county.plan.slug}-${username}`

  async #at(moment: number): Promise<void> {
    this.stage.clock.set(moment)
    await this.stage.wechat.setClock({ at: moment })
  }

  /** Nine o'clock of a day so many days from the end. */
  #morning(days: number): number {
    const local = this.until + days * DAY + CHINA_OFFSET_MS
    return local - (local % DAY) + 9 * HOUR - CHINA_OFFSET_MS
  }

  /** A place in a community. */
  #spot(n: number): { lng: number; lat: number } {
    const community = this.county.areas.filter(({ level }) => level === 'community')[n]
    const grid = this.county.areas.find(({ parentId }) => parentId === community?._id)
    return { lng: grid?.center.lng ?? 0, lat: grid?.center.lat ?? 0 }
  }

  async #as<N extends EndpointName>(person: Person, name: N, input: Input<N>): Promise<Output<N>> {
    // WeChat judges words of people who have opened the mini-program lately.
    if (WORDS.has(name)) await this.stage.wechat.visit({ user: this.#user(person) })
    return actOnce(this.stage.server.services, this.county.context.tenantId, person.actor, name, input)
  }

  /** The same for a read. */
  #look<N extends EndpointName>(person: Person, name: N, input: Input<N>): Promise<Output<N>> {
    const { context } = this.county
    return patiently(() => act(createContext(context, context.tenantId, person.actor), name, input))
  }

  async #activity(
    { address, roles, ...words }: typeof CLEANING | typeof CLINIC | typeof PHONES,
    startsAt: number,
    people: readonly Person[],
  ): Promise<{ id: string; place: { lng: number; lat: number } }> {
    const n = [CLEANING, CLINIC, PHONES].findIndex(({ title }) => title === words.title)
    const community = this.county.areas.filter(({ level }) => level === 'community')[n]
    const place = this.#spot(n)
    const draft = await this.#as(this.#organiser, 'volunteering.create', {
      ...{ ...words, areaId: community?._id ?? '', place: { ...place, address } },
      roles: roles.map((role) => ({ ...role })),
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(startsAt + 2 * HOUR).toISOString(),
    })
    await this.#as(this.#organiser, 'volunteering.publish', { id: draft.id, version: draft.version })
    await this.stage.settle()
    const roleId = draft.roles[0]?.id ?? ''
    for (const one of people) await this.#as(one, 'volunteering.signUp', { id: draft.id, roleId })
    return { id: draft.id, place }
  }

  /** What the reward looks like, as the administrator would upload it. */
  async #photo(key: string): Promise<string | null> {
    const bytes = await drawGoods(key)
    if (!bytes) return null
    const given = { bytes, uploaderId: this.#admin.id }
    return (await patiently(() => storeFile(this.county.context, given))).id
  }

  async #order(person: Person, key: string): Promise<string> {
    return (await this.#as(person, 'rewards.order', { id: this.#reward(key) })).id
  }

  async #handOver(person: Person, orderId: string, shop: number): Promise<void> {
    const { code } = await this.#look(person, 'rewards.voucher', { id: orderId })
    await this.#as(this.#keeper(shop), 'rewards.handOver', { id: this.#shopIds[shop] ?? '', code })
  }
}
