import { openSession } from '../../server/src/identity'
import { aBallot } from '../support/ballots'
import { type County, freshCounty, type Person } from '../support/county'
import { openWeapp, type Weapp } from '../support/weapp'

/**
 * An owner vote and a secret vote on the real bundle, the real server and the real engine: from claiming a home to the result with its
 * arithmetic. The phone of a secret vote crashes between the signature and the box.
 */

const DAY = 86_400_000
const OWNERS = { wang: '王秀兰', li: '李建国' } as const
type Who = keyof typeof OWNERS

let county: County
let council: Person
let weapp: Weapp
let rollId: string
let openId: string
let secretId: string
let receipt: string

/** Takes the phone of somebody else; what the last one left open is closed. */
async function asUser(who: Who): Promise<void> {
  expect(weapp?.errors ?? []).toEqual([])
  await weapp?.close()
  weapp = await openWeapp({
    user: who,
    apiBase: county.server.url,
    simulatorUrl: county.server.simulator.url,
    place: county.inside(county.grids[0]!),
  })
  await sayYes()
}
/** Every question of WeChat's is answered with yes. */
const sayYes = () =>
  weapp.mp.mockWxMethod('showModal', { confirm: true, cancel: false, errMsg: 'showModal:ok' })

const open = (page: string, params: string) => weapp.open(`/ballots/pages/${page}/index?${params}`)

/** LINLI_PICTURES names a folder for pictures of the pages, to be looked at. */
async function picture(name: string): Promise<void> {
  const folder = process.env.LINLI_PICTURES
  if (folder) await weapp.browser.screenshot({ path: `${folder}/${name}.png` })
}

async function visit(who: Who): Promise<{ id: string; token: string }> {
  const { simulator, call } = county.server
  const { code } = await simulator.control.login({ user: who })
  const { accessToken, me } = (await call('identity.wechatLogin', { tenant: county.slug, code })).ok
  return { id: me.id, token: accessToken }
}
/** Moves the server's clock, and with it what the database's clock means to it. */
async function moveTo(at: string): Promise<void> {
  county.server.clock.set(at)
  council.token = (await openSession(county.context, council.id)).accessToken
}

beforeAll(async () => {
  county = await freshCounty({ at: new Date().toISOString() })
  const community = county.communities[0]!
  council = await county.council('议事会', community)
  for (const who of ['wang', 'li'] as const) {
    const { token } = await visit(who)
    const input = { name: OWNERS[who], communityId: community._id }
    ;(await county.server.call('identity.updateMe', input, { token })).ok
  }
  const input = { name: '清河小区业主', kind: 'owners', areaId: community._id } as const
  rollId = (await council.call('ballots.createRoll', input)).ok.id
  await sendRoll()
})
afterAll(async () => {
  await weapp?.close()
  await county?.stop()
})

/** 1-101 is Wang's, 1-102 Li's, 1-103 Zhao's: 100.00 m² each. */
async function sendRoll(): Promise<void> {
  const rows = [...Object.values(OWNERS), '赵敏'].map((name, i) => `1-${101 + i},100.00,${name}`)
  const form = new FormData()
  form.append('file', new Blob([['房号,专有面积,业主', ...rows].join('\n')]), 'roll.csv')
  const response = await fetch(`${county.server.url}/api/v1/rolls/${rollId}/import`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${council.token}` },
    body: form,
  })
  expect(response.status).toBe(200)
}

test('owners claim their homes', async () => {
  for (const [who, unit] of [
    ['wang', '1-101'],
    ['li', '1-102'],
  ] as const) {
    await asUser(who)
    await weapp.tab('me')
    await weapp.tap('.go-homes')
    await weapp.tap('.claim')
    await weapp.tap(`.roll-${rollId}`)
    await weapp.type('.in-unit', unit)
    await weapp.type('.in-name', OWNERS[who])
    await weapp.tap('.send-claim')
    await weapp.says('.home-pending', new RegExp(unit))
    await picture(`homes-${who}`)
  }
  for (const { id, matches } of (await council.call('ballots.claims', { id: rollId })).ok.items) {
    expect(matches).toBe(true)
    ;(await council.call('ballots.decideClaim', { id, approve: true })).ok
  }
})

test('an owner finds the vote, chooses, looks at it once more, and casts', async () => {
  const voters = { kind: 'owners', rollId } as const
  const draft = async (more: object) => {
    const terms = aBallot(county, { voters, matter: 5, ...more })
    const { id, version } = (await council.call('ballots.create', terms)).ok
    return (await council.call('ballots.announce', { id, version })).ok
  }
  const first = await draft({ title: '用维修资金修电梯' })
  openId = first.id
  secretId = (await draft({ title: '换不换物业公司', secret: true, matter: 4 })).id
  await moveTo(first.opensAt)

  await asUser('wang')
  await weapp.tab('deliberation')
  await weapp.tap('.seg-ballots')
  await weapp.tap('.phase-open')
  await picture('tab')
  await weapp.tap(`.ballot-${openId}`)
  await weapp.says('.participation', /0 人 \/ 3 人/)
  await picture('ballot')
  await weapp.tap('.go-vote')
  await weapp.tap('.send-vote')
  await weapp.tap('.answer-yes')
  await picture('vote')
  await weapp.tap('.send-vote')
  await weapp.says('.chosen', /赞成/)
  await picture('confirm')
  await weapp.tap('.confirm-vote')
  await weapp.find('.vote-done')
  await picture('done')
  await weapp.tap('.back')
  await weapp.says('.participation', /1 人 \/ 3 人（33.3%）/)
  await weapp.says('.mine', /您选了：赞成/)
})

test('a secret vote survives the crash of the phone between signature and box', async () => {
  await asUser('li')
  await open('ballot', `id=${secretId}`)
  await weapp.tap('.go-vote')
  await weapp.tap('.answer-no')
  await weapp.tap('.send-vote')
  // The box can't be reached any more, and then the phone dies.
  await weapp.browser.evaluate(() => {
    const { wx } = window.linliHost.state
    const real = wx.request as (options: { url: string }) => unknown
    wx.request = ((options: { url: string }) => (options.url.endsWith('/box') ? {} : real(options))) as never
  })
  await weapp.tap('.confirm-vote')
  const used = async () => (await council.call('ballots.counts', { id: secretId })).ok.counted.present.heads
  for (const until = Date.now() + 20_000; (await used()) !== 1; ) {
    if (Date.now() > until) throw new Error('the right was not used')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await weapp.browser.waitForFunction(() =>
    Object.entries(sessionStorage).some(([, kept]) => String(kept).includes('"choice"')),
  )
  await weapp.restart()
  await sayYes()

  await open('ballot', `id=${secretId}`)
  await picture('begun')
  await weapp.tap('.go-on')
  await weapp.says('.vote', /上次没有投完/)
  await weapp.tap('.send-vote')
  await weapp.says('.chosen', /反对/)
  await weapp.tap('.confirm-vote')
  await weapp.find('.vote-done')
  await weapp.tap('.back')
  await weapp.says('.mine', /已投[\s\S]*回执/)
  // The phone keeps the receipt and nothing that says what was chosen.
  const kept = await weapp.browser.evaluate(() =>
    Object.entries(sessionStorage).filter(([key]) => key.startsWith('ballot-')),
  )
  expect(kept).toHaveLength(1)
  receipt = JSON.parse(String(kept[0]![1]))
  expect(receipt).toMatch(/^[0-9a-f]{64}$/)
  await weapp.tap('.copy-receipt')
  // Nothing that says who it is went along to the box.
  const box = (await weapp.calls()).filter(({ name, options }) => {
    return name === 'request' && String((options as { url: string }).url).endsWith('/box')
  })
  expect(box).toHaveLength(1)
  expect(Object.keys((box[0]!.options as { header: object }).header)).toEqual(['Content-Type'])
})

test('after the close an owner sees the result with its arithmetic, and finds his receipt', async () => {
  const { closesAt } = (await council.call('ballots.view', { id: openId })).ok
  // Two thirds are needed: Li votes as well.
  const { token } = await visit('li')
  const choice = { kind: 'yesNo', answer: 'yes' } as const
  ;(await county.server.call('ballots.vote', { id: openId, choice }, { token })).ok
  await moveTo(new Date(Date.parse(closesAt) + DAY).toISOString())
  for (const id of [openId, secretId]) (await council.call('ballots.publish', { id })).ok
  await county.server.settle()

  await asUser('li')
  await open('ballot', `id=${openId}`)
  await weapp.tap('.go-result')
  await weapp.says('.outcome', /表决通过/)
  await weapp.says('.steps', /参加人数 2 人，占应参加 3 人的 66.6%；要求三分之二以上，达到/)
  await weapp.says('.steps', /2 × 3 = 6 ≥ 3 × 2 = 6/)
  await weapp.says('.steps', /赞成面积 200.00 平方米，占参加 200.00 平方米的 100%；要求过半，达到/)
  await weapp.says('.proof-holds', /全部一致/)
  await picture('result')
  await weapp.tap('.get-recount')
  await weapp.says('.proof', /取计票文件/)
  const address = String(weapp.phone.clipboard)
  const lines = await (await fetch(address.replace(/^http:\/\/api\.linli\.local/, county.server.url))).text()
  expect(lines.split('\n')[0]).toContain('"format":"linli-bulletin"')

  await open('result', `id=${secretId}`)
  await weapp.says('.outcome', /参加的人不够/)
  await weapp.type('.in-receipt', receipt.slice(0, 16).toUpperCase())
  await weapp.tap('.look-up')
  await weapp.says('.receipt-found', /在计票名单里/)
  await weapp.type('.in-receipt', 'f'.repeat(16))
  await weapp.tap('.look-up')
  await weapp.find('.receipt-missing')
  expect(weapp?.errors).toEqual([])
})
