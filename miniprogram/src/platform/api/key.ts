/** A new Idempotency-Key: 128 random bits. Not a secret, so Math.random will do where there is no crypto (weapp). */
export function newKey(): string {
  return Array.from({ length: 8 }, () =>
    Math.floor(Math.random() * 0x10000)
      .toString(16)
      .padStart(4, '0'),
  ).join('')
}
