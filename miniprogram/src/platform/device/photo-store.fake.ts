/** A phone's photo store in memory, for tests: in the place of `photoStore`. */
export function fakePhotoStore() {
  const bytes = new Map<string, string>()
  return {
    bytes,
    put: jest.fn(async (name: string, path: string) => {
      bytes.set(name, path)
      return true
    }),
    path: async (name: string) => (bytes.has(name) ? `kept:${name}` : undefined),
    drop: async (name: string) => {
      bytes.delete(name)
    },
    names: async () => [...bytes.keys()],
  }
}
