/// <reference types="@tarojs/taro" />
declare module '*.png'
declare module '*.scss'

/** Origin of the server: '' in h5 (same origin), absolute in weapp. Set by the build, see config/index.ts. */
declare const API_BASE: string

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'h5'
    NODE_ENV: 'development' | 'production'
  }
}
