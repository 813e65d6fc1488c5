import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { RememberedPay } from './pay/world'
import type { SimUser } from './world/users'
import type { World } from './world/world'

interface Remembered {
  users: SimUser[]
  consents: [string, number][]
  pay?: RememberedPay
}

/**
 * Keeps people, their consents and what was paid over a restart, so that a demo whose accounts and orders are stored in the backend
 * finds its openids and its money again. Tokens and codes are forgotten, as a backend must bear.
 */
export class Memory {
  #written = ''

  constructor(
    private readonly file: string,
    private readonly world: World,
  ) {
    if (!existsSync(file)) return
    const { users, consents, pay } = JSON.parse(readFileSync(file, 'utf8')) as Remembered
    world.users.restore(users)
    world.consents.restore(consents)
    if (pay) world.pay?.restore(pay)
  }

  /** Writes when something changed; whole or not at all. */
  save(): void {
    const pay = this.world.pay?.dump()
    const state: Remembered = {
      users: this.world.users.all(),
      consents: this.world.consents.dump(),
      ...(pay && { pay }),
    }
    const text = JSON.stringify(state)
    if (text === this.#written) return
    mkdirSync(dirname(this.file), { recursive: true })
    writeFileSync(`${this.file}.new`, text)
    renameSync(`${this.file}.new`, this.file)
    this.#written = text
  }
}
