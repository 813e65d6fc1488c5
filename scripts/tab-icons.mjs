/**
 * Draws the tab bar icons of the mini-program (WeChat takes only bitmaps there): 81×81 PNG, one grey, one in colour.
 * Run by hand after a change: `node scripts/tab-icons.mjs`. The PNG files are committed.
 */
import path from 'node:path'
import sharp from 'sharp'

const out = path.resolve(import.meta.dirname, '../miniprogram/src/assets/tabs')
const colours = { '': '#5B6675', '-on': '#0E7C66' }

/** Paths on a 24×24 board, stroke 1.8. */
const icons = {
  home: 'M3.5 11 12 4l8.5 7M5.5 9.5V20h13V9.5M10 20v-5.5h4V20',
  mine: 'M6 3.5h12v17H6zM9 8.5h6M9 12h6M9 15.5h4',
  volunteering: 'M12 20s-7.5-4.6-7.5-10A4.2 4.2 0 0 1 12 7.4 4.2 4.2 0 0 1 19.5 10c0 5.4-7.5 10-7.5 10',
  me: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6',
}

for (const [name, d] of Object.entries(icons)) {
  for (const [suffix, colour] of Object.entries(colours)) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="81" height="81" viewBox="0 0 24 24" fill="none" stroke="${colour}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><path d="${d}"/></svg>`
    await sharp(Buffer.from(svg))
      .png({ palette: true })
      .toFile(path.join(out, `${name}${suffix}.png`))
  }
}
