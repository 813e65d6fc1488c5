/** Whether this build runs inside WeChat. Constant per build, so the other branch is dropped by the bundler. */
export const isWeapp = process.env.TARO_ENV === 'weapp'
