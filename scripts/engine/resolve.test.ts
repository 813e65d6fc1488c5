import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { resolveEngine, type Sources } from './resolve'
import { hasSecantus, secantusFolder } from './secantus'

const place = () => mkdtempSync(path.join(tmpdir(), 'linli-resolve-'))

const program = (file: string) => {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, '#!/bin/sh\n')
  chmodSync(file, 0o755)
  return file
}

const haveSecantus = (home: string) => program(path.join(secantusFolder(home), 'bin', 'python'))

/** Sources that note what they were asked for, and find MongoDB's host out of reach. */
const offline = (asked: string[]): Sources => ({
  download: async () => {
    asked.push('download')
    return undefined
  },
  install: async () => {
    asked.push('install')
  },
})

describe('which engine is taken', () => {
  test('MONGODB_URI is used as given, whatever else is there', async () => {
    const bin = place()
    program(path.join(bin, 'mongod'))
    const env = { MONGODB_URI: 'mongodb://db.example/linli', PATH: bin }
    expect(await resolveEngine(env, place(), place())).toEqual({
      kind: 'given',
      uri: 'mongodb://db.example/linli',
    })
  })

  test('a mongod on PATH comes next', async () => {
    const bin = place()
    const mongod = program(path.join(bin, 'mongod'))
    expect(await resolveEngine({ PATH: `/nowhere:${bin}` }, place(), place())).toMatchObject({
      binary: mongod,
    })
  })

  test('MONGOMS_SYSTEM_BINARY names a mongod that is not on PATH', async () => {
    const mongod = program(path.join(place(), 'mongod-8'))
    const env = { MONGOMS_SYSTEM_BINARY: mongod, PATH: '' }
    expect(await resolveEngine(env, place(), place())).toMatchObject({ kind: 'mongod', binary: mongod })
  })

  test('a mongod that can be fetched comes before SecantusDB', async () => {
    const asked: string[] = []
    const sources = { ...offline(asked), download: async () => '/fetched/mongod' }
    expect(await resolveEngine({ PATH: '' }, place(), place(), sources)).toMatchObject({
      binary: '/fetched/mongod',
    })
    expect(asked).toEqual([])
  })

  test('SecantusDB is installed when nothing can be fetched', async () => {
    const asked: string[] = []
    expect(await resolveEngine({ PATH: '' }, place(), place(), offline(asked))).toMatchObject({
      kind: 'secantus',
    })
    expect(asked).toEqual(['download', 'install'])
  })

  test('data of an engine that is gone is not taken for an empty county', async () => {
    const [dataDir, bin] = [place(), place()]
    mkdirSync(path.join(dataDir, 'db'))
    const made = (kind: string) => writeFileSync(path.join(dataDir, 'db', 'kind'), kind)
    made('mongod')
    const home = place()
    haveSecantus(home)
    await expect(resolveEngine({ PATH: '' }, home, dataDir, offline([]))).rejects.toThrow(
      /was made by MongoDB, which is gone: install it again, or set LINLI_DATA/,
    )
    made('secantus')
    program(path.join(bin, 'mongod'))
    const asked: string[] = []
    expect(await resolveEngine({ PATH: bin }, place(), dataDir, offline(asked))).toMatchObject({
      kind: 'secantus',
    })
    expect(asked).toEqual(['install'])
  })

  test('nothing is fetched again once SecantusDB is installed', async () => {
    const home = place()
    haveSecantus(home)
    const asked: string[] = []
    expect(await resolveEngine({ PATH: '' }, home, place(), offline(asked))).toMatchObject({
      kind: 'secantus',
    })
    expect(asked).toEqual([])
  })

  test('a data folder stays with the engine that made it', async () => {
    const [home, dataDir, bin] = [place(), place(), place()]
    haveSecantus(home)
    program(path.join(bin, 'mongod'))
    mkdirSync(path.join(dataDir, 'db'))
    writeFileSync(path.join(dataDir, 'db', 'kind'), 'secantus')
    expect(await resolveEngine({ PATH: bin }, home, dataDir)).toMatchObject({ kind: 'secantus' })
  })

  test('an installation that was cut off does not count', () => {
    const home = place()
    program(path.join(`${secantusFolder(home)}.half-4711`, 'bin', 'python'))
    expect(hasSecantus(home)).toBe(false)
  })
})
