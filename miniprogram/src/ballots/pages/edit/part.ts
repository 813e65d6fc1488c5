import type { Draft } from '../../draft'

export interface PartProps {
  draft: Draft
  set: (more: Partial<Draft>) => void
  errorOf: (field: string) => string | undefined
}
