import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type H5, openH5 } from '../support/h5'
import { openWeapp, type Weapp } from '../support/weapp'

const pictures = mkdtempSync(path.join(tmpdir(), 'linli-shell-'))
const tabs = ['home', 'deliberation', 'volunteering', 'me']

describe('the weapp shell', () => {
  let weapp: Weapp
  beforeAll(async () => {
    weapp = await openWeapp()
  })
  afterAll(() => weapp.close())

  test('opens on the home page', async () => {
    expect((await weapp.mp.currentPage())?.path).toBe('tabs/pages/home/index')
  })

  test('every tab opens its page, on an empty stack, and can be photographed', async () => {
    for (const tab of tabs) {
      await weapp.mp.callWxMethod('switchTab', { url: `/tabs/pages/${tab}/index` })
      const stack = await weapp.mp.pageStack()
      expect(stack.map((page) => page.path)).toEqual([`tabs/pages/${tab}/index`])
      await stack[0]?.waitFor('.ll-screen')
      const file = path.join(pictures, `weapp-${tab}.png`)
      await weapp.mp.screenshot({ path: file })
      expect(statSync(file).size).toBeGreaterThan(1000)
    }
  })

  test('elder mode makes text 1.3 times as large and is kept', async () => {
    await weapp.mp.callWxMethod('switchTab', { url: '/tabs/pages/me/index' })
    const page = await weapp.mp.currentPage()
    const size = async () => Number.parseFloat(await (await page!.$('.ll-screen'))!.style('font-size'))
    const before = await size()
    await (await page!.$('.elder-mode'))!.tap()
    await page!.waitFor('.ll-screen--elder')
    expect(await size()).toBeCloseTo(before * 1.3, 1)
    expect(await weapp.mp.callWxMethod('getStorageSync', 'elder-mode')).toBe(true)
  })

  test('nothing was thrown', () => {
    expect(weapp.errors).toEqual([])
  })
})

describe('the h5 shell', () => {
  let h5: H5
  beforeAll(async () => {
    h5 = await openH5()
  })
  afterAll(() => h5.close())

  test('every tab opens by a tap and can be photographed', async () => {
    const words = ['首页', '议事', '互助', '我的']
    for (const [index, tab] of tabs.entries()) {
      await h5.page.locator('.weui-tabbar__item').nth(index).tap()
      await h5.page.locator(`.weui-tabbar__item:nth-child(${index + 1})`, { hasText: words[index] }).waitFor()
      await h5.page.waitForURL(`**/#/tabs/pages/${tab}/index`)
      await h5.page.locator('.ll-screen:visible').waitFor()
      await h5.page.screenshot({ path: path.join(pictures, `h5-${tab}.png`) })
    }
  })

  test('elder mode can be switched by the keyboard alone and survives a reload', async () => {
    const toggle = h5.page.locator('.elder-mode:visible')
    await toggle.focus()
    await h5.page.keyboard.press('Enter')
    await h5.page.locator('.ll-screen--elder:visible').waitFor()
    await h5.page.screenshot({ path: path.join(pictures, 'h5-elder.png') })
    await h5.page.reload()
    await h5.page.locator('.ll-screen--elder:visible').waitFor()
  })

  test('nothing was thrown', () => {
    expect(h5.errors).toEqual([])
  })
})
