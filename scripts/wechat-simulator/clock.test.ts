import { SimClock } from './clock'

describe('a frozen clock', () => {
  test('runs what falls due in order, each at its own instant, before it arrives', async () => {
    const clock = SimClock.frozen(1_000)
    const seen: [string, number][] = []
    clock.schedule(1_300, () => void seen.push(['later', clock.now()]))
    clock.schedule(1_100, () => {
      seen.push(['sooner', clock.now()])
      clock.schedule(1_200, () => void seen.push(['added on the way', clock.now()]))
    })
    await clock.advance(250)
    expect(seen).toEqual([
      ['sooner', 1_100],
      ['added on the way', 1_200],
    ])
    expect(clock.now()).toBe(1_250)
    await clock.advance(50)
    expect(seen).toHaveLength(3)
  })

  test('a cancelled task does not run', async () => {
    const clock = SimClock.frozen(0)
    const run = jest.fn()
    clock.schedule(10, run)()
    await clock.advance(20)
    expect(run).not.toHaveBeenCalled()
  })

  test('does not go back by a negative advance', async () => {
    await expect(SimClock.frozen(0).advance(-1)).rejects.toThrow(RangeError)
  })
})

describe('a system clock', () => {
  test('runs a task by itself when its time has come', async () => {
    const clock = SimClock.system()
    await new Promise<void>((resolve) => void clock.schedule(clock.now() + 1, resolve))
    clock.close()
  })

  test('jumps ahead when advanced and runs what fell due', async () => {
    const clock = SimClock.system()
    const before = clock.now()
    const run = jest.fn()
    clock.schedule(before + 3600_000, run)
    await clock.advance(3600_001)
    expect(run).toHaveBeenCalledTimes(1)
    expect(clock.now()).toBeGreaterThan(before + 3600_000)
    clock.close()
  })
})
