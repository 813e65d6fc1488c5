import { z } from 'zod'
import { payProblems } from './wechat/pay/settings'

/** Templates of the simulator's account; a real account knows none of them. */
const DEMO_TEMPLATE = /^linli-demo-/

/** A secret that is only good on a developer's machine; production refuses it. */
const DEMO_SECRET = 'linli-demo-secret-do-not-use-in-production'

const flag = z.stringbool({ truthy: ['1', 'true', 'yes', 'on'], falsy: ['0', 'false', 'no', 'off', ''] })

/**
 * Every setting of the server: one schema, from which the table in docs/operations.md is generated. Names are
 * environment variables.
 */
export const configSchema = z.object({
  LINLI_MODE: z
    .enum(['demo', 'production'])
    .default('demo')
    .describe('`production` refuses demo accounts, the WeChat simulator and default secrets'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('Port the server listens on'),
  HOST: z.string().default('0.0.0.0').describe('Address the server listens on'),
  PUBLIC_URL: z
    .string()
    .default('')
    .describe('Address under which residents and WeChat reach this server; empty: http://127.0.0.1:PORT'),
  MONGODB_URI: z
    .string()
    .default('')
    .describe('MongoDB connection string with the database name; empty: `npm start` brings up an engine'),
  LINLI_DATA: z
    .string()
    .default('.data')
    .describe('Folder for files and for the engine that `npm start` brings up'),
  TOKEN_SECRET: z.string().min(16).default(DEMO_SECRET).describe('Secret: signs access tokens'),
  LINK_SECRET: z.string().min(16).default(DEMO_SECRET).describe('Secret: signs links to files and codes'),
  DATA_SECRET: z
    .string()
    .min(16)
    .default(DEMO_SECRET)
    .describe('Secret: seals what must be readable again (TOTP secrets); who loses it sets TOTP up anew'),
  BALLOT_SECRET: z
    .string()
    .min(16)
    .default(DEMO_SECRET)
    .describe(
      'Secret: encrypts the keys of open secret ballots, tells owners on rolls apart; never change it',
    ),
  ACCESS_TOKEN_SECONDS: z.coerce
    .number()
    .int()
    .min(60)
    .max(900)
    .default(900)
    .describe('Life of an access token, at most 15 minutes'),
  REFRESH_TOKEN_DAYS: z.coerce.number().int().min(1).max(90).default(30).describe('Life of a refresh token'),
  WECHAT_APPID: z
    .string()
    .default('')
    .describe('appid of the mini-program; with WECHAT_SECRET it switches the simulator off'),
  WECHAT_SECRET: z.string().default('').describe('Secret: app secret of the mini-program'),
  WECHAT_API: z
    .string()
    .default('https://api.weixin.qq.com')
    .describe('Base address of the WeChat server API (the simulator sets its own)'),
  WECHAT_PUSH_TOKEN: z.string().default('').describe('Secret: token of the WeChat message push'),
  WECHAT_PUSH_AES_KEY: z
    .string()
    .default('')
    .describe('Secret: EncodingAESKey of the WeChat message push (43 characters)'),
  WECHAT_TEMPLATE_PROGRESS: z
    .string()
    .max(80)
    .default('linli-demo-case-progress')
    .describe('Subscribe message for progress of a case; empty: such messages are not sent'),
  WECHAT_TEMPLATE_RATING: z
    .string()
    .max(80)
    .default('linli-demo-rating-request')
    .describe('Subscribe message that asks for a rating; empty: such messages are not sent'),
  WECHAT_TEMPLATE_TASK: z
    .string()
    .max(80)
    .default('linli-demo-staff-task')
    .describe('Subscribe message for a task of staff; empty: such messages are not sent'),
  WECHAT_TEMPLATE_NEWS: z
    .string()
    .max(80)
    .default('linli-demo-news')
    .describe(
      'Subscribe message for deliberation, votes, activities and orders; empty: such messages are not sent',
    ),
  WECHAT_PAY_MCHID: z
    .string()
    .regex(/^(\d{8,10})?$/, 'is not a merchant number')
    .default('')
    .describe('Merchant number of WeChat Pay; empty: rewards cost points only'),
  WECHAT_PAY_API: z
    .url()
    .default('https://api.mch.weixin.qq.com')
    .describe('Base address of WeChat Pay (the simulator sets its own)'),
  WECHAT_PAY_SERIAL: z.string().default('').describe('Serial number of the merchant’s own certificate'),
  WECHAT_PAY_PRIVATE_KEY: z
    .string()
    .default('')
    .describe('Secret: private key of the merchant, as PEM or as the path of a file with it'),
  WECHAT_PAY_V3_KEY: z.string().default('').describe('Secret: APIv3 key of the merchant (32 characters)'),
  WECHAT_PAY_PUBLIC_KEY_ID: z
    .string()
    .regex(/^(PUB_KEY_ID_\w+)?$/, 'is not the id of a WeChat Pay public key')
    .default('')
    .describe('Id of WeChat Pay’s public key (`PUB_KEY_ID_…`); empty: certificates only'),
  WECHAT_PAY_PUBLIC_KEY: z
    .string()
    .default('')
    .describe('WeChat Pay’s public key, as PEM or as the path of a file with it'),
  WECHAT_PAY_CERTIFICATES: flag
    .default(true)
    .describe(
      'Whether platform certificates are taken too; leave it on until the move to the public key is complete',
    ),
  WECHAT_PAY_TRANSFER_SCENE: z
    .string()
    .default('1005')
    .describe('Scene of merchant transfers as agreed with WeChat Pay, such as 佣金报酬'),
  FILE_STORE: z.enum(['disk', 's3']).default('disk').describe('Where photos are kept'),
  S3_ENDPOINT: z.string().default('').describe('Endpoint of an S3-compatible store'),
  S3_BUCKET: z.string().default('').describe('Bucket for photos'),
  S3_REGION: z.string().default('us-east-1').describe('Region of the bucket'),
  S3_ACCESS_KEY: z.string().default('').describe('Secret: access key of the bucket'),
  S3_SECRET_KEY: z.string().default('').describe('Secret: secret key of the bucket'),
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug'])
    .default('info')
    .describe('How much is logged'),
  RUN_JOBS: flag.default(true).describe('Whether this process runs jobs and reactions; at least one must'),
  TRUST_PROXY: flag.default(false).describe('Whether X-Forwarded-For of a proxy in front is believed'),
  RATE_LIMIT: z.coerce
    .number()
    .int()
    .min(0)
    .default(600)
    .describe('Requests a minute for one address; 0 switches the limit off'),
  WEB_ROOT: z
    .string()
    .default('miniprogram/dist/h5')
    .describe('Folder of the built web page that is served at /'),
})

export type Config = z.output<typeof configSchema>

/** Settings that production must be given; each is named when it is missing or still a default. */
const NEEDED_IN_PRODUCTION: readonly (keyof Config)[] = [
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
]

export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`Configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
  }
}

/** Reads the settings; throws a {@link ConfigError} that names every one that is missing, malformed or unsafe. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([key, value]) => key in configSchema.shape && value !== undefined),
  )
  const parsed = configSchema.safeParse(given)
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  }
  const config = parsed.data
  const unpayable = payProblems(config)
  if (unpayable.length > 0) throw new ConfigError(unpayable)
  if (config.LINLI_MODE === 'production') {
    const missing = NEEDED_IN_PRODUCTION.filter((key) => config[key] === '' || config[key] === DEMO_SECRET)
    if (config.FILE_STORE === 's3') {
      for (const key of ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const)
        if (!config[key]) missing.push(key)
    }
    const problems = missing.map(
      (key) =>
        `${key} must be set in production (it is ${config[key] === '' ? 'missing' : 'the demo default'})`,
    )
    for (const key of [
      'WECHAT_TEMPLATE_PROGRESS',
      'WECHAT_TEMPLATE_RATING',
      'WECHAT_TEMPLATE_TASK',
      'WECHAT_TEMPLATE_NEWS',
    ] as const) {
      if (DEMO_TEMPLATE.test(config[key]))
        problems.push(`${key} must be set in production (it is the demo default), or be empty to do without`)
    }
    if (config.TOKEN_SECRET === config.LINK_SECRET && !missing.includes('LINK_SECRET')) {
      problems.push('TOKEN_SECRET and LINK_SECRET must differ')
    }
    if (problems.length > 0) throw new ConfigError(problems)
  }
  return config
}
