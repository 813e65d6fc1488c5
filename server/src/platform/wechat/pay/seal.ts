import { createDecipheriv } from 'node:crypto'
import { z } from 'zod'

const TAG_BYTES = 16

/** A part of a message that only the holder of the APIv3 key can read. */
export const sealed = z.looseObject({
  algorithm: z.literal('AEAD_AES_256_GCM'),
  ciphertext: z.string().min(1),
  nonce: z.string().min(1).max(64),
  associated_data: z.string().nullish(),
})

export interface Sealed {
  ciphertext: string
  nonce: string
  associated_data?: string | null | undefined
}

/**
 * Opens a sealed part. The tag is checked (`final`): a changed byte, nonce or associated data throws. AES-256 for WeChat's 32
 * character keys; a key of 16 characters, as in published examples, means AES-128.
 */
export function openSealed(apiV3Key: string, { ciphertext, nonce, associated_data }: Sealed): string {
  const key = Buffer.from(apiV3Key)
  const bytes = Buffer.from(ciphertext, 'base64')
  if (bytes.length < TAG_BYTES) throw new Error('the sealed part is too short')
  const cipher = key.length === 16 ? 'aes-128-gcm' : 'aes-256-gcm'
  const opener = createDecipheriv(cipher, key, Buffer.from(nonce), { authTagLength: TAG_BYTES })
  opener.setAAD(Buffer.from(associated_data ?? ''))
  opener.setAuthTag(bytes.subarray(-TAG_BYTES))
  return Buffer.concat([opener.update(bytes.subarray(0, -TAG_BYTES)), opener.final()]).toString('utf8')
}
