import { type Caller, START, simulator } from '../fixture'

let sim: Caller
beforeEach(async () => {
  sim = await simulator({ pages: ['pages/home/index'] })
})
afterEach(() => sim.close())

describe('getwxacodeunlimit', () => {
  const PATH = '/wxa/getwxacodeunlimit'

  test('gives a PNG of the width asked for', async () => {
    const response = await sim.raw(PATH, { scene: 'g=3&t=1', page: 'pages/home/index', width: 300 })
    expect(response.headers.get('content-type')).toBe('image/png')
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a')
    // IHDR: width and height stand right behind the chunk's head.
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([300, 300])
    expect(await sim.control.entrances()).toMatchObject([{ kind: 'wxacode', page: 'pages/home/index' }])
  })

  test('says what is wrong in JSON on HTTP 200', async () => {
    const response = await sim.raw(PATH, { scene: '三号楼' })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('application/json')
    expect(await response.json()).toMatchObject({ errcode: 40169 })
  })

  test('checks scene, page, environment, width and colour', async () => {
    const wrong = (more: object) => sim.post(PATH, { scene: 'a', page: 'pages/home/index', ...more })
    expect(await wrong({ scene: 'a'.repeat(33) })).toMatchObject({ errcode: 40169 })
    expect(await wrong({ scene: '' })).toMatchObject({ errcode: 40169 })
    expect(await wrong({ scene: 7 })).toMatchObject({ errcode: 47001 })
    expect(await wrong({ page: '/pages/home/index' })).toMatchObject({ errcode: 41030 })
    expect(await wrong({ page: 'pages/new/index' })).toMatchObject({ errcode: 41030 })
    expect(await wrong({ env_version: 'x' })).toMatchObject({ errcode: 40097 })
    expect(await wrong({ width: 100 })).toMatchObject({ errcode: 40097 })
    expect(await wrong({ line_color: { r: 300 } })).toMatchObject({ errcode: 40097 })
  })

  test('an unpublished page is taken when check_path is off', async () => {
    const response = await sim.raw(PATH, { scene: 'a', page: 'pages/new/index', check_path: false })
    expect(response.headers.get('content-type')).toBe('image/png')
  })
})

describe('links', () => {
  test('a scheme and a URL link lead to the page they were made for', async () => {
    const scheme = await sim.post('/wxa/generatescheme', {
      jump_wxa: { path: '/pages/home/index', query: 'a=1' },
    })
    const link = await sim.post('/wxa/generate_urllink', {
      path: 'pages/home/index',
      expire_type: 1,
      expire_interval: 30,
    })
    expect(scheme.openlink).toMatch(/^weixin:\/\/dl\/business\/\?t=\w+$/)
    expect(link.url_link).toMatch(/^https:\/\/wxaurl\.cn\/\w+$/)
    expect(await sim.control.entrances()).toMatchObject([
      { kind: 'scheme', link: scheme.openlink, page: '/pages/home/index', query: 'a=1' },
      { kind: 'urllink', link: link.url_link, page: 'pages/home/index' },
    ])
  })

  test.each([
    [{ path: 'pages/none/index' }, 40165],
    [{ path: 'pages/home/index?a=1' }, 40165],
    [{ query: 'q'.repeat(1025) }, 40097],
    [{ expire_type: 1 }, 85401],
    [{ expire_type: 1, expire_interval: 31 }, 85401],
    [{ expire_type: 0, expire_time: START / 1000 + 59 }, 85401],
    [{ expire_type: 0, expire_time: START / 1000 + 30 * 86_400 + 1 }, 85401],
  ])('a URL link for %j is refused with %i', async (body, errcode) => {
    expect(await sim.post('/wxa/generate_urllink', body)).toMatchObject({ errcode })
  })
})
