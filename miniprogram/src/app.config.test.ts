import { INBOX_PAGE, SUBJECT_PAGES } from '@linli/shared/notifications/subjects'

// Taro reads app.config by itself, without what a bundler would find for it: so it can't import these.
Object.assign(globalThis, { defineAppConfig: <T>(config: T) => config })
const { pages, subPackages, tabBar }: AppConfig = require('./app.config').default

interface AppConfig {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
  tabBar: { list: { pagePath: string }[] }
}

const there = [...pages, ...subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]

test('every page that a message leads to is there', () => {
  expect(there).toEqual(expect.arrayContaining(Object.values(SUBJECT_PAGES).filter((page) => page !== null)))
})

test('the inbox is there, and is no tab', () => {
  expect(there).toContain(INBOX_PAGE)
  expect(tabBar.list.map(({ pagePath }) => pagePath)).not.toContain(INBOX_PAGE)
})
