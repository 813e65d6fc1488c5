import type { Place } from './place'

const semiMajorAxis = 6378245
const eccentricitySquared = 0.006693421622965943
const { PI, sin, cos, sqrt, abs } = Math

/**
 * WGS 84 (what browsers give) → GCJ-02 (what WeChat gives and Linli stores), by the published formula; ±1 m.
 * Mainland China only: elsewhere the two are the same and the answer would be wrong.
 */
export function toGcj02({ lng, lat }: Place): Place {
  const x = lng - 105
  const y = lat - 35
  const phi = (lat / 180) * PI
  const curve = 1 - eccentricitySquared * sin(phi) ** 2
  const ripple = ((20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2) / 3
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * sqrt(abs(x)) +
    ripple +
    ((20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * 2) / 3 +
    ((160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * 2) / 3
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * sqrt(abs(x)) +
    ripple +
    ((20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * 2) / 3 +
    ((150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * 2) / 3
  return {
    lng: lng + (east * 180) / ((semiMajorAxis / sqrt(curve)) * cos(phi) * PI),
    lat: lat + (north * 180) / (((semiMajorAxis * (1 - eccentricitySquared)) / curve ** 1.5) * PI),
  }
}
