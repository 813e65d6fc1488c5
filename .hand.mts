import { openPhone } from './scripts/browser/phone'
const url = 'http://127.0.0.1:3999'
for (const [who, pages] of [['merchant-1', ['rewards/pages/counter/index']], ['resident-1', ['rewards/pages/catalogue/index','rewards/pages/orders/index','volunteering/pages/hours/index']]] as const) {
  const c = await openPhone(); const p = await c.newPage()
  p.on('pageerror', (e) => console.log('ERR', e.message))
  await p.goto(url); await p.waitForTimeout(3000)
  await p.evaluate(() => { location.hash = '#/identity/pages/sign-in/index' }); await p.waitForTimeout(2500)
  const el = p.locator(`.demo-${who}:visible`).first()
  if (!(await el.count())) { console.log('no', who, await p.locator('[class*=demo-]').evaluateAll((x) => x.map((e) => e.className).join(' | ').slice(0, 1500))); }
  else { await el.click(); await p.waitForTimeout(3000)
    let i = 0
    for (const to of pages) { await p.evaluate((h) => { location.hash = h }, `#/${to}`); await p.waitForTimeout(3000); await p.screenshot({ path: `/tmp/linli/mh5/hand-${who}-${i++}.png`, fullPage: true }) } }
  await c.close()
}
process.exit(0)
