const fs = require('node:fs')
const path = require('node:path')
const at = (...parts) => path.join(__dirname, ...parts)

/** What all four parts share. Tests run as CommonJS: see scripts/jest/transform.cjs. */
const part = (displayName, testMatch, more = {}) => ({
  displayName,
  rootDir: __dirname,
  testMatch: testMatch.map((glob) => `<rootDir>/${glob}`),
  testEnvironment: 'node',
  transform: { '\\.[cm]?[jt]sx?$': at('scripts/jest/transform.cjs') },
  transformIgnorePatterns: [],
  resolver: at('scripts/jest/resolver.cjs'),
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.data/', '<rootDir>/.cache/', 'scripts/stubs'],
  moduleNameMapper: {
    '\\.(s?css|png|jpe?g|svg)$': 'identity-obj-proxy',
    '^@/(.*)$': '<rootDir>/miniprogram/src/$1',
  },
  ...more,
})

/** One engine a run; each test file takes a database of its own on it (LINLI_TEST_MONGO_URI). */
const withEngine = {
  globalSetup: at('scripts/jest/engine-up.ts'),
  globalTeardown: at('scripts/jest/engine-down.ts'),
}

/** What `npm test` runs of the api tests: a feature's files as one (tests/support/together.ts), where it says so. */
const apiTogether = [
  'tests/api/*.test.ts',
  ...fs
    .readdirSync(at('tests/api'))
    .map((folder) => `tests/api/${folder}/`)
    .map((folder) => folder + (fs.existsSync(at(folder, 'together.ts')) ? 'together.ts' : '**/*.test.ts')),
]

/** @type {import('jest').Config} */
module.exports = {
  // Not how long a test takes, but when it will never end: the machine may be busy with other things.
  testTimeout: 240_000,
  projects: [
    part('unit', ['shared/src/**/*.test.ts', 'scripts/**/*.test.ts', 'miniprogram/src/**/*.test.ts']),
    part('unit', ['miniprogram/src/**/*.test.tsx'], { testEnvironment: 'jsdom' }),
    part('unit', ['server/src/**/*.test.ts'], withEngine),
    part('api', ['tests/api/**/*.test.ts'], withEngine),
    part('api-together', apiTogether, withEngine),
    part('e2e', ['tests/e2e/**/*.test.ts'], withEngine),
    part('faults', ['tests/faults/**/*.test.ts'], withEngine),
  ],
}
