import { renamedTags } from './tags'

const drawnTags = new Set([
  ...renamedTags,
  ...['scroll-view', 'swiper', 'swiper-item', 'checkbox', 'radio', 'checkbox-group', 'radio-group'],
])

/**
 * A selector of the mini-program as one for the host's document: `input.in-title` is wx-input there, and the framework
 * puts a prefix before every id.
 */
export function drawnSelector(selector: string): string {
  return selector
    .replace('>>>', ' ')
    .replace(/(^|[\s>+~,(])([a-z-]+)/g, (whole, before: string, tag: string) =>
      drawnTags.has(tag) ? `${before}wx-${tag}` : whole,
    )
    .replace(/#([\w-]+)/g, (_, id: string) => `:is([id="${id}"],[id$="--${id}"])`)
}

/** The id as the mini-program wrote it. */
export const writtenId = (id: string): string => id.slice(id.lastIndexOf('--') < 0 ? 0 : id.indexOf('--') + 2)
