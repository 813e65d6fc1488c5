import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureSecantus } from './secantus'

test('without Python the three ways out are named', async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'linli-python-'))
  const failure = ensureSecantus(home, { PATH: '/nowhere' })
  await expect(failure).rejects.toThrow(/mongod.*MONGODB_URI.*Python 3\.10 to 3\.13/s)
  await expect(failure).rejects.toMatchObject({ name: 'PlainError' })
})
