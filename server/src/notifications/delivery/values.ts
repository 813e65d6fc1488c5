import type { Happening, Story } from '../news/happening'
import { sayFully } from '../news/when'

/** A `thing` value of a subscribe message holds at most this many characters, and no line break. */
const THING_MAX = 20

/** Cuts to what a `thing` value may hold, counted in code points. */
export function thing(words: string): string {
  const characters = [...words.replace(/\s+/g, ' ').trim()]
  return characters.length > THING_MAX
    ? `${characters.slice(0, THING_MAX - 1).join('')}…`
    : characters.join('')
}

/**
 * 事项通知: any news beside those of cases.
 * @param about what it is about, e.g. the title of a topic
 * @param phrase its state in at most five Chinese characters
 */
export const newsValues = (about: string, phrase: string, at: number, words: string) => ({
  thing1: thing(about),
  phrase2: phrase,
  time3: sayFully(at),
  thing4: thing(words),
})

/** 诉求办理进度通知. */
export const progressValues = (h: Happening, story: Story): Record<string, string> => ({
  character_string1: h.number,
  thing2: thing(h.title),
  phrase3: story.phrase,
  time4: sayFully(h.at),
  thing5: thing(story.title),
})

/** 办理结果评价提醒. */
export const ratingValues = (h: Happening): Record<string, string> => ({
  character_string1: h.number,
  thing2: thing(h.title),
  thing3: thing(h.unit ? `${h.unit}已处理` : '已处理'),
  time4: sayFully(h.at),
})

/** 待办任务提醒. Needs a deadline: WeChat takes no message with an empty value. */
export const taskValues = (h: Happening, story: Story, dueAt: number): Record<string, string> => ({
  character_string1: h.number,
  thing2: thing(h.title),
  phrase3: story.phrase,
  time4: sayFully(dueAt),
})
