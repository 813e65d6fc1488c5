/**
 * What a message can be about, and the page of the mini-program that a tap opens (with `?id=`). One line for each thing that
 * people are told of.
 */
export const SUBJECT_PAGES = {
  case: 'cases/pages/case/index',
  points: 'points/pages/mine/index',
  ballot: 'ballots/pages/ballot/index',
  home: 'ballots/pages/homes/index',
} as const

export type SubjectKind = keyof typeof SUBJECT_PAGES

export interface Subject {
  kind: SubjectKind
  id: string
}

/** The page of a subject, without a leading slash, as WeChat takes it. */
export const pageOf = ({ kind, id }: Subject): string => `${SUBJECT_PAGES[kind]}?id=${id}`
