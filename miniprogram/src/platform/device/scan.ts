import Taro from '@tarojs/taro'
import { isWeapp } from './env'

/** Whether this device can scan codes; h5 can't and shows a field for the number instead. */
export const canScan = isWeapp

/**
 * Scans a QR code with the camera.
 * @returns its text, or undefined when the user cancels
 */
export async function scanCode(): Promise<string | undefined> {
  try {
    return (await Taro.scanCode({ scanType: ['qrCode'] })).result
  } catch {
    return undefined
  }
}
