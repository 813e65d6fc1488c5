import { redeliver } from '../api/media-check'
import { payControlOf } from '../pay/control'
import type { World } from '../world/world'
import type { SimulatorControl } from './calls'

/** The control calls, on a world in this process. */
export function controlOf(world: World): SimulatorControl {
  const { clock, users, consents, faults, verdicts, pusher } = world
  const named = (user: unknown): string => {
    if (typeof user !== 'string' || user === '') throw new TypeError('user must be a non-empty string')
    return user
  }
  return {
    ...payControlOf(world),
    async setUser(change) {
      return users.set({ ...change, user: named(change.user) })
    },
    async users() {
      return users.all()
    },
    async login({ user, appid }) {
      users.visit(named(user))
      return { code: world.loginCodes.issue({ user, appid: appid ?? world.appid }) }
    },
    async phoneCode({ user, phone }) {
      const person = users.visit(named(user))
      return { code: world.phoneCodes.issue({ openid: person.openid, phone: phone ?? person.phone }) }
    },
    async visit({ user }) {
      return users.visit(named(user))
    },
    async consent({ user, choices }) {
      const { openid } = users.visit(named(user))
      for (const [id, choice] of Object.entries(choices)) {
        if (choice !== 'accept' && choice !== 'reject') throw new TypeError(`${id}: accept or reject`)
        if (!world.templates.some((template) => template.id === id)) throw new Error(`no template ${id}`)
      }
      for (const [id, choice] of Object.entries(choices)) consents.answer(openid, id, choice)
      return { errMsg: 'requestSubscribeMessage:ok', ...choices }
    },
    async consentCount({ user, templateId }) {
      return { count: consents.count(users.set({ user: named(user) }).openid, templateId) }
    },
    async messages({ user, openid, templateId, text } = {}) {
      return world.messages.filter(
        (message) =>
          (user === undefined || message.user === user) &&
          (openid === undefined || message.openid === openid) &&
          (templateId === undefined || message.templateId === templateId) &&
          (text === undefined || Object.values(message.data).some((value) => value.includes(text))),
      )
    },
    async setTemplates({ templates }) {
      world.templates = templates
    },
    async setKeywords({ keywords }) {
      world.keywords = keywords
    },
    async addFault(fault) {
      faults.add(fault)
    },
    async faults() {
      return faults.list()
    },
    async clearFaults({ path } = {}) {
      faults.clear(path)
    },
    async setLimit({ path, ...limit }) {
      world.limits.set(path, limit)
    },
    async endTokens({ how }) {
      world.tokens.end(how)
    },
    async addVerdict(verdict) {
      verdicts.add(verdict)
    },
    async clearVerdicts() {
      verdicts.clear()
    },
    async mediaChecks() {
      return world.mediaChecks
    },
    async flushPushes() {
      const before = pusher.records.length
      // A verdict by hash may schedule the same check a second time (late); flushing means that one too.
      for (let next = firstOf(world); next; next = firstOf(world)) await next()
      return { delivered: pusher.records.length - before }
    },
    async redeliver({ traceId }) {
      await redeliver(world, traceId)
    },
    async pushes() {
      return pusher.records
    },
    async setPush(target) {
      pusher.target = target
    },
    async verifyPush() {
      return pusher.verify()
    },
    async now() {
      return { now: clock.now(), frozen: clock.isFrozen }
    },
    async advance({ ms }) {
      await clock.advance(ms)
      return { now: clock.now() }
    },
    async setClock({ at }) {
      await clock.set(at)
      return { now: clock.now() }
    },
    async freezeClock() {
      clock.freeze()
      return { now: clock.now() }
    },
    async requests({ path } = {}) {
      return world.requests.filter((request) => path === undefined || request.path === path)
    },
    async clearRequests() {
      world.requests = []
    },
    async entrances() {
      return world.entrances
    },
  }
}

function firstOf(world: World): (() => Promise<void>) | undefined {
  return world.pendingMedia.values().next().value
}
