import Taro from '@tarojs/taro'
import { isWeapp } from './env'
import { toGcj02 } from './gcj02'

/** A point on the earth: degrees, GCJ-02. */
export interface Place {
  lng: number
  lat: number
}

/**
 * Where the phone is.
 * @returns undefined when the user or the system refuses, or it takes longer than 10 s: the user then sets the pin
 */
export async function getPlace(): Promise<Place | undefined> {
  try {
    if (!isWeapp) return await browserPlace()
    const { longitude, latitude } = await Taro.getLocation({ type: 'gcj02', isHighAccuracy: true })
    return { lng: longitude, lat: latitude }
  } catch {
    return undefined
  }
}

/** Systems of WeChat on which a place is set by hand or guessed from the address on the net, as its documents say. */
const NO_PHONE = ['devtools', 'windows', 'mac']

/**
 * Whether the place is made up as far as the system says so. WeChat tells no program whether a phone's place comes from a mock location
 * app: there is no such field (decision 112). What it tells is that this is no phone.
 */
export const placeIsMadeUp = (): boolean => isWeapp && NO_PHONE.includes(Taro.getDeviceInfo().platform)

/** Taro's h5 getLocation needs a map vendor's script for nothing: the browser knows the place itself. */
function browserPlace(): Promise<Place | undefined> {
  if (!navigator.geolocation) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve(toGcj02({ lng: coords.longitude, lat: coords.latitude })),
      () => resolve(undefined),
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 },
    )
  })
}
