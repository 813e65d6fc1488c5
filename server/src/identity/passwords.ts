import { hash, verify } from '@node-rs/argon2'

/** Argon2id at the library's defaults (19 MiB, 2 passes, 1 lane: the OWASP minimum), salt inside. */
export const hashPassword = (password: string): Promise<string> => hash(password)

let decoy: Promise<string> | undefined

/** Compares with the stored hash; without one it does the same work in vain, so that time does not tell who exists. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hash('nobody has this password')
  const matches = await verify(stored ?? (await decoy), password)
  return stored !== undefined && matches
}
