import { browserUrl, rpc } from '../rpc'
import { state } from '../state'
import { define, defineSync } from './define'

interface ChosenFile {
  name: string
  path: string
  size: number
  type: 'image' | 'video'
}

/** What the user takes from the album: handed in by the test. None is a cancel. */
async function choose(count: number): Promise<ChosenFile[]> {
  const files = await rpc<ChosenFile[]>('chooseFiles', { count })
  if (files.length === 0) throw new Error('cancel')
  return files
}

async function place(): Promise<object> {
  const found = await rpc<{ lng: number; lat: number } | null>('place')
  if (!found) throw new Error('auth deny')
  const { lng: longitude, lat: latitude } = found
  return {
    longitude,
    latitude,
    accuracy: 15,
    horizontalAccuracy: 15,
    verticalAccuracy: 0,
    altitude: 0,
    speed: -1,
  }
}

/** How bright the screen is, 0 to 1. */
let brightness = 0.5

export function defineDevice(): void {
  define({
    login: () => rpc('login'),
    checkSession: () => {},
    requestPayment: (params) => rpc('pay', params),
    requestMerchantTransfer: (params) => rpc('takeTransfer', params),
    requestSubscribeMessage: ({ tmplIds }) => rpc('subscribe', { templateIds: tmplIds }),
    getPrivacySetting: () => ({ needAuthorization: false, privacyContractName: '《邻里用户隐私保护指引》' }),
    requirePrivacyAuthorize: () => {},
    openPrivacyContract: () => {},
    getSetting: () => ({
      authSetting: { 'scope.userLocation': true },
      subscriptionsSetting: { mainSwitch: true },
    }),
    openSetting: () => ({ authSetting: {} }),
    authorize: () => {},
    chooseMedia: async ({ count = 9 }) => {
      const files = await choose(count)
      const tempFiles = files.map(({ path, size, type }) => ({ tempFilePath: path, size, fileType: type }))
      return { type: files[0]?.type, tempFiles }
    },
    chooseMessageFile: async ({ count = 100 }) => {
      const files = await choose(count)
      const tempFiles = files.map(({ path, size, name }) => ({ path, size, name, type: 'file', time: 0 }))
      return { tempFiles }
    },
    getRandomValues: ({ length }) => ({
      randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer,
    }),
    chooseImage: async ({ count = 9 }) => {
      const files = await choose(count)
      return {
        tempFilePaths: files.map(({ path }) => path),
        tempFiles: files.map(({ path, size }) => ({ path, size })),
      }
    },
    compressImage: ({ src }) => ({ tempFilePath: src }),
    getImageInfo: async ({ src }) => {
      const picture = new Image()
      picture.src = browserUrl(src)
      await picture.decode()
      return {
        width: picture.naturalWidth,
        height: picture.naturalHeight,
        path: src,
        orientation: 'up',
        type: 'jpeg',
      }
    },
    canvasToTempFilePath: async ({ canvas }) => ({
      tempFilePath: await rpc('saveTemp', {
        base64: canvas.toDataURL('image/png').split(',')[1],
        extension: 'png',
      }),
    }),
    getLocation: place,
    getFuzzyLocation: place,
    chooseLocation: async () => ({ ...(await place()), name: '选定的位置', address: '' }),
    openLocation: () => {},
    scanCode: async () => {
      const result = await rpc<string | null>('scan')
      if (result === null) throw new Error('cancel')
      return { result, scanType: 'QR_CODE', charSet: 'utf-8', path: '', rawData: '' }
    },
    setClipboardData: ({ data }) => rpc('clipboard', { data }),
    // WeChat's viewer lies over the mini-program; that it was asked for is in the calls.
    openDocument: () => ({}),
    makePhoneCall: () => {},
    vibrateShort: () => {},
    vibrateLong: () => {},
    getScreenBrightness: () => ({ value: brightness }),
    setScreenBrightness: ({ value }) => {
      brightness = value
    },
    setKeepScreenOn: () => {},
    getSystemInfo: system,
  })
  defineSync({
    getSystemInfoSync: system,
    getWindowInfo: system,
    getDeviceInfo: system,
    getAppBaseInfo: system,
    getSystemSetting: () => ({
      bluetoothEnabled: false,
      locationEnabled: true,
      wifiEnabled: true,
      deviceOrientation: 'portrait',
    }),
    getAppAuthorizeSetting: () => ({ locationAuthorized: 'authorized', cameraAuthorized: 'authorized' }),
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
    }),
    getLaunchOptionsSync: launch,
    getEnterOptionsSync: launch,
    getMenuButtonBoundingClientRect: () => {
      const right = window.innerWidth - 7
      return { width: 87, height: 32, top: 6, bottom: 38, left: right - 87, right }
    },
    canIUse: () => true,
    nextTick: (run: () => void) => queueMicrotask(run),
    getUpdateManager: () => ({
      onCheckForUpdate() {},
      onUpdateReady() {},
      onUpdateFailed() {},
      applyUpdate() {},
    }),
    reportEvent: () => {},
  })
  const ignored = [
    'AppShow',
    'AppHide',
    'Error',
    'UnhandledRejection',
    'PageNotFound',
    'ThemeChange',
    'WindowResize',
  ]
  for (const event of [
    ...ignored,
    'KeyboardHeightChange',
    'MemoryWarning',
    'NeedPrivacyAuthorization',
    'UserCaptureScreen',
  ]) {
    defineSync({ [`on${event}`]: () => {}, [`off${event}`]: () => {} })
  }
}

export const launch = () => ({ path: state.app.app.pages[0], query: {}, scene: 1001, referrerInfo: {} })

function system(): object {
  const [width, height] = [window.innerWidth, window.innerHeight]
  const pages = document.getElementById('mp-pages') as HTMLElement
  return {
    brand: 'Apple',
    model: 'Linli host',
    // A phone: in the tools themselves places are made up.
    platform: 'ios',
    system: 'iOS 16.0',
    version: '8.0.50',
    SDKVersion: '3.0.0',
    language: 'zh_CN',
    theme: 'light',
    fontSizeSetting: 16,
    pixelRatio: window.devicePixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth: pages.clientWidth || width,
    windowHeight: pages.clientHeight || height,
    statusBarHeight: 0,
    safeArea: { left: 0, right: width, top: 0, bottom: height, width, height },
    enableDebug: false,
    locationEnabled: true,
  }
}
