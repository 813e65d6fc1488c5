/** The colours of EXPERIENCE for what is drawn by code; scss has the same in tokens.scss. */
export const palette = {
  ink: '#1F2A37',
  inkSoft: '#5B6675',
  paper: '#F7F8FA',
  card: '#FFFFFF',
  line: '#E5E8EC',
  jade: '#0E7C66',
  jadeSoft: '#E3F3EF',
  /** Amber as text: EXPERIENCE's #D97706 has only 3.2:1 on white, this has 5:1. */
  amber: '#B45309',
  red: '#C8372D',
  blue: '#2563EB',
} as const

export type Tone = 'plain' | 'jade' | 'amber' | 'red' | 'blue'

/** The colour in which a tone's icon is drawn. */
export const toneColour: Record<Tone, string> = {
  plain: palette.inkSoft,
  jade: palette.jade,
  amber: palette.amber,
  red: palette.red,
  blue: palette.blue,
}
