import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../../clock'
import { openSealed, sealed } from './seal'

/** WeChat replaces a certificate well before its end and asks merchants to look twice a day. */
const RENEW_AFTER_MS = 12 * 3_600_000
/** However many unknown serials come: one request in this time. */
const TRY_EVERY_MS = 60_000

interface Held {
  key: KeyObject
  /** Epoch ms; excluded. */
  until: number
}

const certificates = z.looseObject({
  data: z.array(
    z.looseObject({ serial_no: z.string().min(1), expire_time: z.string(), encrypt_certificate: sealed }),
  ),
})

/**
 * Opens WeChat's answer to /v3/certificates. The seal (APIv3 key, tag checked) vouches for each certificate; one whose own serial is
 * another than the announced one is refused.
 */
export function openCertificates(apiV3Key: string, answer: unknown): Map<string, Held & { pem: string }> {
  const opened = new Map<string, Held & { pem: string }>()
  for (const { serial_no, expire_time, encrypt_certificate } of certificates.parse(answer).data) {
    const pem = openSealed(apiV3Key, encrypt_certificate)
    const certificate = new X509Certificate(pem)
    if (certificate.serialNumber.toUpperCase() !== serial_no.toUpperCase())
      throw new Error(`certificate ${serial_no} has the serial ${certificate.serialNumber}`)
    const until = Math.min(Date.parse(certificate.validTo), Date.parse(expire_time))
    opened.set(serial_no, { key: certificate.publicKey, until, pem })
  }
  return opened
}

export interface KeysOptions {
  clock: Clock
  /** WeChat Pay's public key and its id `PUB_KEY_ID_…`. */
  publicKey: { id: string; pem: string } | null
  /** Downloads the platform certificates, verified; null when only the public key is used. */
  download: (() => Promise<ReadonlyMap<string, Held>>) | null
}

/**
 * The keys by which WeChat's answers and callbacks are verified, of this merchant alone. During the move from certificates to the public
 * key both are held: WeChat shifts callbacks over within days. Nobody outside can cause a download: an unknown serial is
 * simply unknown, and the certificates are renewed by time.
 */
export class PlatformKeys {
  #held = new Map<string, Held>()
  #loadedAt = Number.NEGATIVE_INFINITY
  #triedAt = Number.NEGATIVE_INFINITY
  #loading: Promise<void> | undefined

  constructor(private readonly options: KeysOptions) {
    const { publicKey } = options
    if (publicKey)
      this.#held.set(publicKey.id, {
        key: createPublicKey(publicKey.pem),
        until: Number.POSITIVE_INFINITY,
      })
  }

  /** The key of a serial, unless it is unknown or has run out. */
  find(serial: string): KeyObject | undefined {
    const held = this.#held.get(serial)
    return held && held.until > this.options.clock.now() ? held.key : undefined
  }

  /** Makes sure that the certificates are of today. A failed download is told only when nothing is held at all. */
  async renew(): Promise<void> {
    const { clock, download } = this.options
    const now = clock.now()
    if (!download || now - this.#loadedAt < RENEW_AFTER_MS) return
    await this.#load(now, download)
  }

  /** For an answer of WeChat's to our own request under a serial that is not known yet: a rotation we have not seen. */
  async learn(): Promise<void> {
    if (this.options.download) await this.#load(this.options.clock.now(), this.options.download)
  }

  async #load(now: number, download: NonNullable<KeysOptions['download']>): Promise<void> {
    if (this.#loading) return this.#loading
    if (now - this.#triedAt < TRY_EVERY_MS) return
    this.#triedAt = now
    this.#loading = download()
      .then((fresh) => {
        for (const [serial, held] of fresh) this.#held.set(serial, held)
        for (const [serial, { until }] of this.#held) if (until <= now) this.#held.delete(serial)
        this.#loadedAt = now
      })
      .catch((error: unknown) => {
        if (this.#held.size === 0) throw error
      })
      .finally(() => {
        this.#loading = undefined
      })
    return this.#loading
  }
}
