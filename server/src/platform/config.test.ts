import { generateKeyPairSync } from 'node:crypto'
import { ConfigError, readConfig } from './config'

const production = {
  LINLI_MODE: 'production',
  MONGODB_URI: 'mongodb://db/linli',
  PUBLIC_URL: 'https://linli.example',
  TOKEN_SECRET: 'a-token-secret-of-its-own',
  LINK_SECRET: 'a-link-secret-of-its-own',
  DATA_SECRET: 'a-data-secret-of-its-own',
  BALLOT_SECRET: 'a-ballot-secret-of-its-own',
  WECHAT_APPID: 'wx1234567890abcdef',
  WECHAT_SECRET: 'app-secret',
  WECHAT_PUSH_TOKEN: 'push-token',
  WECHAT_PUSH_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  WECHAT_TEMPLATE_PROGRESS: 'progress-template',
  WECHAT_TEMPLATE_RATING: 'rating-template',
  WECHAT_TEMPLATE_TASK: '',
  WECHAT_TEMPLATE_NEWS: '',
}

function refusalOf(env: Record<string, string | undefined>): string {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return ''
}

test('a developer needs to set nothing', () => {
  expect(readConfig({}).LINLI_MODE).toBe('demo')
})

test('production starts with everything set, and may do without a template', () => {
  expect(readConfig(production).LINLI_MODE).toBe('production')
})

test.each([
  'MONGODB_URI',
  'PUBLIC_URL',
  'TOKEN_SECRET',
  'LINK_SECRET',
  'DATA_SECRET',
  'BALLOT_SECRET',
  'WECHAT_APPID',
  'WECHAT_SECRET',
  'WECHAT_PUSH_TOKEN',
  'WECHAT_PUSH_AES_KEY',
  'WECHAT_TEMPLATE_PROGRESS',
])('production without %s is refused, and the setting is named', (name) => {
  const refusal = refusalOf({ ...production, [name]: undefined })
  expect(refusal).toContain(`${name} must be set in production`)
  expect(refusal.split('\n')).toHaveLength(2)
})

test('all that is missing is named at once, and no value of a secret is shown', () => {
  const refusal = refusalOf({ LINLI_MODE: 'production', TOKEN_SECRET: 'too-short' })
  expect(refusal).toContain('TOKEN_SECRET')
  expect(refusal).not.toContain('too-short')
  const missing = refusalOf({ LINLI_MODE: 'production' })
  for (const name of ['MONGODB_URI', 'TOKEN_SECRET', 'LINK_SECRET', 'WECHAT_SECRET'])
    expect(missing).toContain(name)
  expect(missing).not.toContain('linli-demo-secret')
})

test('one secret for two purposes is refused', () => {
  const { TOKEN_SECRET } = production
  expect(refusalOf({ ...production, LINK_SECRET: TOKEN_SECRET })).toContain('must differ')
})

test('S3 needs its own settings', () => {
  const refusal = refusalOf({ ...production, FILE_STORE: 's3' })
  for (const name of ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'])
    expect(refusal).toContain(name)
})

test.each([
  ['PORT', '70000'],
  ['ACCESS_TOKEN_SECONDS', '3600'],
  ['RUN_JOBS', 'perhaps'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s is refused by name', (name, value) => {
  expect(refusalOf({ [name]: value })).toContain(name)
})

describe('WeChat Pay', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const merchant = {
    WECHAT_PAY_MCHID: '1900000109',
    WECHAT_PAY_SERIAL: 'ABCD',
    WECHAT_PAY_PRIVATE_KEY: privateKey,
    WECHAT_PAY_V3_KEY: '0'.repeat(32),
  }
  const said = (env: Record<string, string | undefined>) => {
    try {
      readConfig(env)
      return []
    } catch (error) {
      return (error as ConfigError).problems
    }
  }

  test('is off without a merchant number, and whole with one', () => {
    expect(said({})).toEqual([])
    expect(said(merchant)).toEqual([])
    expect(said({ ...merchant, WECHAT_PAY_PRIVATE_KEY: privateKey.replaceAll('\n', '\\n') })).toEqual([])
  })

  test.each([
    ['no private key', { WECHAT_PAY_PRIVATE_KEY: '' }, 'WECHAT_PAY_PRIVATE_KEY must be set'],
    ['a private key that is none', { WECHAT_PAY_PRIVATE_KEY: 'secret words' }, 'neither a PEM key'],
    ['no serial', { WECHAT_PAY_SERIAL: '' }, 'WECHAT_PAY_SERIAL must be set'],
    ['a short APIv3 key', { WECHAT_PAY_V3_KEY: 'short' }, '32 characters'],
    ['a public key without its id', { WECHAT_PAY_PUBLIC_KEY: publicKey }, 'belong together'],
    ['nothing to verify with', { WECHAT_PAY_CERTIFICATES: 'off' }, 'WECHAT_PAY_PUBLIC_KEY must be set'],
    [
      'a public key that is none',
      { WECHAT_PAY_PUBLIC_KEY: 'x', WECHAT_PAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_1' },
      'PEM',
    ],
    ['an odd merchant number', { WECHAT_PAY_MCHID: 'mine' }, 'WECHAT_PAY_MCHID'],
  ])('%s is refused, and no secret is shown', (_, wrong, words) => {
    const problems = said({ ...merchant, ...wrong })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(words)
    expect(problems[0]).not.toContain('secret words')
  })
})
