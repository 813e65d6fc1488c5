import {
  anActivity,
  codeOf,
  freshPlace,
  HOUR,
  iso,
  join,
  north,
  type Place,
  START,
  setClock,
} from './support'

let place: Place
beforeAll(async () => {
  place = await freshPlace(['wang', 'li', 'zhao', 'qian', 'sun', 'zhou'])
})
afterAll(() => place.county.stop())

test('checking in and out: the code of now or just before, near the place, by who has signed up', async () => {
  const { residents, organiser, at, county } = place
  const [wang, li, zhao, qian, sun] = residents
  const roles = [{ name: '捡拾', limit: 4 }]
  const one = await anActivity(place, { roles })
  const same = await anActivity(place, { title: '另一个活动', roles })
  for (const person of [wang, li, zhao, qian]) await join(person!, one)
  const scan = (code: string, metres = 0, mocked = false) => ({
    id: one.id,
    code,
    place: north(at, metres),
    mocked,
  })

  expect((await organiser.call('volunteering.code', { id: one.id })).code).toBe('CHECK_IN_TIME')
  await setClock(place, START - HOUR)
  const early = await codeOf(place, one.id)
  expect((await wang!.call('volunteering.code', { id: one.id })).code).toBe('ROLE_MISSING')
  const foreign = await codeOf(place, same.id)

  // Forged in every part, foreign, and of another kind.
  const parts = early.split(':')
  for (let i = 0; i < parts.length; i++) {
    const forged = parts
      .map((part, k) => (k === i ? `${part.slice(0, -1)}${part.endsWith('0') ? '1' : '0'}` : part))
      .join(':')
    expect((await wang!.call('volunteering.checkIn', scan(forged))).code).toBe('CODE_FORGED')
  }
  expect((await wang!.call('volunteering.checkIn', scan('https://example.com'))).code).toBe('CODE_FORGED')
  expect((await wang!.call('volunteering.checkIn', scan(foreign))).code).toBe('CODE_FOREIGN')

  // 211 m away at a radius of 200 m (issue 6 §4), and no place at all.
  expect((await wang!.call('volunteering.checkIn', scan(early, 211))).code).toBe('TOO_FAR')
  expect((await wang!.call('volunteering.checkIn', { ...scan(early), place: null })).code).toBe(
    'PLACE_NEEDED',
  )
  expect((await sun!.call('volunteering.checkIn', scan(early))).code).toBe('NOT_SIGNED_UP')
  expect((await wang!.call('volunteering.checkOut', scan(early))).code).toBe('NOT_CHECKED_IN')

  const inside = (await wang!.call('volunteering.checkIn', scan(early, 199))).ok
  expect(inside.presence).toMatchObject({ in: iso(START - HOUR), inBy: 'code', out: null, review: 'none' })
  expect(inside.abilities).toContain('checkOut')

  // One window of grace: renewed every 30 s, the one before still counts.
  county.server.clock.advance(30_000)
  expect((await li!.call('volunteering.checkIn', scan(early))).ok.presence?.in).toBe(
    iso(START - HOUR + 30_000),
  )
  county.server.clock.advance(30_000)
  expect((await zhao!.call('volunteering.checkIn', scan(early))).code).toBe('CODE_OLD')
  // Twice changes nothing, also at once.
  const fresh = await codeOf(place, one.id)
  expect(fresh).not.toBe(early)
  expect((await wang!.call('volunteering.checkIn', scan(fresh))).ok.presence?.in).toBe(iso(START - HOUR))
  const both = await Promise.all([0, 0, 0].map(() => zhao!.call('volunteering.checkIn', scan(fresh))))
  expect(both.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(new Set(both.map(({ ok }) => ok.presence?.in)).size).toBe(1)

  // A place that the phone made up is for a person to look at.
  expect((await qian!.call('volunteering.checkIn', scan(fresh, 0, true))).ok.presence?.review).toBe('waiting')
  const judged = { id: one.id, accountId: qian!.id, accept: false }
  expect((await organiser.call('volunteering.judgePresence', judged)).ok.presence?.review).toBe('refused')
  expect((await organiser.call('volunteering.judgePresence', judged)).code).toBe('NOTHING_TO_REVIEW')
  const of = { id: one.id, accountId: wang!.id, accept: true }
  expect((await organiser.call('volunteering.judgePresence', of)).code).toBe('NOTHING_TO_REVIEW')

  await setClock(place, START + 2 * HOUR)
  const end = await codeOf(place, one.id)
  expect((await qian!.call('volunteering.checkIn', scan(end))).code).toBe('CHECK_IN_TIME')
  const left = (await wang!.call('volunteering.checkOut', scan(end))).ok.presence
  expect(left).toMatchObject({ out: iso(START + 2 * HOUR), outBy: 'code' })
  county.server.clock.advance(30_000)
  expect((await wang!.call('volunteering.checkOut', scan(end))).ok.presence).toEqual(left)
  await setClock(place, START + 4 * HOUR)
  expect((await organiser.call('volunteering.code', { id: one.id })).code).toBe('CHECK_IN_TIME')
})

test('what an organiser noted without a connection comes later, once, whatever the clock of the phone says', async () => {
  const { residents, organiser, county } = place
  const [wang, li, zhao, qian, , zhou] = residents
  const start = START + 7 * 24 * HOUR
  await setClock(place, start - 2 * 24 * HOUR)
  const one = await anActivity(place, {
    startsAt: iso(start),
    endsAt: iso(start + 2 * HOUR),
    roles: [{ name: '义诊', limit: 4 }],
  })
  for (const person of [wang, li, zhao, qian]) await join(person!, one)
  await setClock(place, start + 3 * HOUR)

  // Its clock is 400 days slow; it sends three hours after the begin.
  const phone = start + 3 * HOUR - 400 * 24 * HOUR
  const noted = (ago: number) => iso(phone - ago)
  const sent = {
    id: one.id,
    phoneNow: iso(phone),
    entries: [
      { accountId: wang!.id, what: 'out' as const, at: noted(HOUR) },
      { accountId: wang!.id, what: 'in' as const, at: noted(3 * HOUR) },
      { accountId: li!.id, what: 'in' as const, at: noted(2.5 * HOUR) },
      { accountId: zhao!.id, what: 'in' as const, at: noted(5 * HOUR) },
      { accountId: qian!.id, what: 'out' as const, at: noted(HOUR) },
      { accountId: zhou!.id, what: 'in' as const, at: noted(HOUR) },
    ],
  }
  const first = (await organiser.call('volunteering.syncPresence', sent)).ok.entries.map(
    ({ result }) => result,
  )
  expect(first).toEqual(['recorded', 'recorded', 'recorded', 'outOfTime', 'notCheckedIn', 'notSignedUp'])
  const lines = async () => (await organiser.call('volunteering.roster', { id: one.id })).ok.lines
  const before = await lines()
  expect(before.find(({ accountId }) => accountId === wang!.id)?.presence).toMatchObject({
    ...{ in: iso(start), out: iso(start + 2 * HOUR), inBy: 'organiser', outBy: 'organiser' },
  })

  // Sent again, from two phones at once and a minute later: nobody is there twice.
  county.server.clock.advance(60_000)
  const again = await Promise.all(
    [sent, sent].map((same) => organiser.call('volunteering.syncPresence', same)),
  )
  for (const { ok } of again)
    expect(ok.entries.slice(0, 3).map(({ result }) => result)).toEqual(['known', 'known', 'known'])
  expect(await lines()).toEqual(before)

  const future = { ...sent, entries: [{ accountId: qian!.id, what: 'in' as const, at: iso(phone + HOUR) }] }
  expect((await organiser.call('volunteering.syncPresence', future)).ok.entries[0]?.result).toBe('outOfTime')
  const other = await county.council('外区委员', county.communities[1])
  expect((await other.call('volunteering.syncPresence', sent)).code).toBe('AREA_FORBIDDEN')
})
