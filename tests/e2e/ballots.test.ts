import { grantRole, openSession } from '../../server/src/identity'
import { aBallot } from '../support/ballots'
import { type County, freshCounty, type Person } from '../support/county'
import { sayYes, signIn, takePhone } from '../support/phones'
import { photo } from '../support/photo'
import { until, type Weapp } from '../support/weapp'

/**
 * An owner vote with a secret one beside it, on the real bundle, the real server and the real engine: the council makes the roll and the
 * vote, owners vote by phone and on paper, and see the result with its arithmetic. The phone of the secret vote crashes between the
 * signature and the box.
 */

const DAY = 86_400_000
const OWNERS = { wang: '王秀兰', li: '李建国' } as const
type Who = keyof typeof OWNERS | 'chen' | 'liu'

let county: County
/** A third of the council, over the API. */
let council: Person
let weapp: Weapp
let rollId: string
let openId: string
let secretId: string
let receipt: string

/** Takes the phone of somebody else; what the last one left open is closed. */
async function asUser(who: Who): Promise<void> {
  weapp = await takePhone(county, weapp, who)
}

const open = (page: string, params: string) => weapp.open(`/ballots/pages/${page}/index?${params}`)

/** LINLI_PICTURES names a folder for pictures of the pages, to be looked at. */
async function picture(name: string): Promise<void> {
  const folder = process.env.LINLI_PICTURES
  if (folder) await weapp.browser.screenshot({ path: `${folder}/${name}.png` })
}

const visit = (who: Who) => signIn(county, who)
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
  const place = { areaId: community._id, areaPath: community.path, areaName: community.name }
  for (const who of ['chen', 'liu'] as const)
    await grantRole(county.context, { accountId: (await visit(who)).id, role: 'council', ...place })
})
afterAll(async () => {
  await weapp?.close()
  await county?.stop()
})

/** 1-101 is Wang's, 1-102 Li's, 1-103 Zhao's: 100.00 m² each. */
const roll = (area: string) => {
  const rows = [...Object.values(OWNERS), '赵敏'].map((name, i) => `1-${101 + i},${area},${name}`)
  return { name: 'roll.csv', bytes: Buffer.from(['房号,专有面积,业主', ...rows].join('\n')) }
}

test('the council makes a roll from a file, sees every mistake first, and approves who claims a home', async () => {
  await asUser('chen')
  await weapp.open('/staff/pages/desk/index')
  await weapp.tap('.desk-ballots')
  await picture('desk')
  await weapp.tap('.go-rolls')
  await weapp.tap('.new-roll')
  await weapp.type('.in-roll-name', '清河小区业主')
  await weapp.tap('.send-roll')
  await weapp.find('.choose-file')
  rollId = String((await weapp.mp.currentPage())?.query.id)
  weapp.phone.files = [roll('0')]
  await weapp.tap('.choose-file')
  await weapp.says('.import-mistakes', /第2行：面积“0”不对[\s\S]*第4行/)
  await picture('import-mistakes')
  weapp.phone.files = [roll('100.00')]
  await weapp.tap('.choose-file')
  await weapp.says('.import-done', /已导入 3 行：3 人、300.00 平方米/)
  await weapp.says('.roll-due', /3 行，3 人、300.00 平方米/)

  const { token } = await visit('li')
  const claim = { rollId, unit: '1-102', name: OWNERS.li }
  ;(await county.server.call('ballots.claimHome', claim, { token })).ok
  await weapp.tap('.seg-units')
  await weapp.tap('.seg-claims')
  await weapp.says('.claim-1-102', /姓名一致/)
  await picture('claims')
  await weapp.tap('.approve-1-102')
  await until(
    async () => (await county.server.call('ballots.myHomes', {}, { token })).ok.items[0]?.state,
    (state) => state === 'approved',
  )
})

test('the council drafts an owner vote and announces it', async () => {
  await weapp.open('/ballots/pages/edit/index')
  await weapp.type('.in-title', '用维修资金修电梯')
  await weapp.tap('.pick-voters')
  await weapp.tap('.pick-voters-owners')
  await weapp.tap('.pick-roll')
  await weapp.tap(`.pick-roll-${rollId}`)
  await weapp.tap('.save-draft')
  await weapp.tap('.pick-matter')
  await weapp.tap('.pick-matter-5')
  await weapp.tap('.paper-allowed')
  await picture('edit')
  await weapp.tap('.save-draft')
  await weapp.find('.announce')
  openId = String((await weapp.mp.currentPage())?.query.id)
  await picture('manage-draft')
  await weapp.tap('.announce')
  await weapp.says('.manage', /公告中/)

  const { opensAt, closesAt } = (await council.call('ballots.view', { id: openId })).ok
  const voters = { kind: 'owners', rollId } as const
  const secret = { title: '换不换物业公司', secret: true, matter: 4 } as const
  const terms = aBallot(county, { ...secret, voters, opensAt, closesAt })
  const { id, version } = (await council.call('ballots.create', terms)).ok
  ;(await council.call('ballots.announce', { id, version })).ok
  secretId = id
  await moveTo(opensAt)
})

test('an owner claims her home, finds the vote, chooses, looks at it once more, and casts', async () => {
  await asUser('wang')
  await weapp.tab('me')
  await weapp.tap('.go-homes')
  await weapp.tap('.claim')
  await weapp.tap(`.roll-${rollId}`)
  await weapp.type('.in-unit', '1-101')
  await weapp.type('.in-name', OWNERS.wang)
  await weapp.tap('.send-claim')
  await weapp.says('.home-pending', /1-101/)
  await picture('homes')
  for (const { id } of (await council.call('ballots.claims', { id: rollId })).ok.items)
    (await council.call('ballots.decideClaim', { id, approve: true })).ok

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
  await until(
    async () => (await council.call('ballots.counts', { id: secretId })).ok.counted.present.heads,
    (used) => used === 1,
  )
  await weapp.browser.waitForFunction(() =>
    Object.entries(sessionStorage).some(([, kept]) => String(kept).includes('"choice"')),
  )
  await weapp.restart()
  await sayYes(weapp)

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

test('a paper is entered by two people apart, and counts', async () => {
  await asUser('chen')
  await open('manage', `id=${openId}`)
  await weapp.tap('.enter-papers')
  await weapp.tap('.voter-at-1-103')
  await weapp.type('.in-serial', 'P1')
  await weapp.tap('.answer-yes')
  weapp.phone.files = [{ name: 'scan.jpg', bytes: await photo('#456') }]
  await weapp.tap('.ll-photos__add')
  await weapp.find('.ll-photos__cell--done')
  await picture('paper')
  await weapp.tap('.send-paper')
  await weapp.find('.whose')
  await weapp.tap('.seg-open')
  await weapp.says('.paper-P1', /等第二遍/)

  await asUser('liu')
  await open('manage', `id=${openId}`)
  await weapp.tap('.enter-papers')
  await weapp.tap('.seg-open')
  // The scan is for both; what the first has read is not shown.
  await weapp.find('.paper-P1 .ll-photos__image')
  expect(await weapp.words('.paper-P1')).not.toMatch(/赞成/)
  await weapp.tap('.second-P1')
  await weapp.tap('.answer-yes')
  await weapp.tap('.send-paper')
  await weapp.find('.whose')
  await weapp.tap('.seg-done')
  await weapp.says('.paper-P1', /已计入/)
})

test('after the close the council counts and publishes', async () => {
  const { closesAt } = (await council.call('ballots.view', { id: openId })).ok
  await moveTo(new Date(Date.parse(closesAt) + DAY).toISOString())
  ;(await council.call('ballots.publish', { id: secretId })).ok
  await open('manage', `id=${openId}`)
  await weapp.find('.counts-equal')
  await picture('manage-closed')
  await weapp.tap('.publish')
  await weapp.says('.manage', /已通过/)
  await county.server.settle()
})

test('an owner is told, sees the result with its arithmetic, and finds her receipt', async () => {
  const { token } = await visit('li')
  const { items } = (await county.server.call('notifications.inbox', {}, { token })).ok
  expect(items.map(({ subject }) => subject)).toContainEqual({ kind: 'ballot', id: openId })
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
