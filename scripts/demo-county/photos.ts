import sharp from 'sharp'
import type { Random } from './random'

/** What a drawn photo shows. */
export type Scene = 'lamp' | 'cover' | 'rubbish' | 'tree' | 'road' | 'sign'

const scenes: [prefix: string, scene: Scene][] = [
  ['0104', 'lamp'],
  ['0105', 'lamp'],
  ['0101', 'cover'],
  ['0106', 'cover'],
  ['0112', 'cover'],
  ['02', 'road'],
  ['E05', 'road'],
  ['03', 'rubbish'],
  ['E01', 'rubbish'],
  ['04', 'tree'],
]

/** The scene for a category. */
export const sceneOf = (code: string): Scene =>
  scenes.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'sign'

const things: Record<Scene, (after: boolean) => string> = {
  lamp: (after) =>
    `<path d="M320 400V120q0-40 60-40" stroke="#555" stroke-width="12" fill="none"/>
     <ellipse cx="395" cy="84" rx="34" ry="16" fill="${after ? '#ffe9a0' : '#33363b'}"/>
     ${after ? '<path d="M365 96L250 400H540L425 96Z" fill="#ffe9a0" opacity=".35"/>' : ''}`,
  cover: (after) =>
    `<ellipse cx="320" cy="360" rx="110" ry="44" fill="#222"/>
     <ellipse cx="${after ? 320 : 390}" cy="${after ? 360 : 330}" rx="104" ry="40" fill="#6d7378" stroke="#40454a" stroke-width="6"/>`,
  rubbish: (after) =>
    `<path d="M250 220h140l-14 190H264z" fill="#2f7d53"/><rect x="240" y="200" width="160" height="24" fill="#27694a"/>
     ${
       after
         ? ''
         : `<circle cx="220" cy="400" r="34" fill="#3c3f45"/><circle cx="430" cy="392" r="42" fill="#6b5a3c"/>
            <circle cx="470" cy="410" r="28" fill="#8a3f34"/><rect x="290" y="176" width="60" height="34" fill="#b7a37a"/>`
     }`,
  tree: (after) =>
    after
      ? '<rect x="306" y="230" width="28" height="180" fill="#6b4a2e"/><circle cx="320" cy="190" r="90" fill="#3d8b4d"/>'
      : '<g transform="rotate(72 320 400)"><rect x="306" y="230" width="28" height="180" fill="#6b4a2e"/><circle cx="320" cy="190" r="90" fill="#3d8b4d"/></g>',
  road: (after) =>
    `<path d="M120 480L270 260H370L520 480Z" fill="#4a4d52"/>
     ${after ? '<rect x="270" y="350" width="110" height="46" fill="#3a3d41"/>' : '<path d="M270 370l40-24 60 12 16 30-50 26-58-10z" fill="#1d1f22"/>'}`,
  sign: (after) =>
    `<g transform="rotate(${after ? 0 : 24} 320 410)"><rect x="312" y="180" width="16" height="230" fill="#777"/>
     <rect x="230" y="110" width="180" height="90" rx="8" fill="${after ? '#1f6fb2' : '#7b8894'}"/></g>`,
}

/** Draws a photo of a matter before or after the work. The same random stream draws the same picture. */
export function drawPhoto(scene: Scene, after: boolean, random: Random): Promise<Buffer> {
  const hour = random.between(0, 40)
  const houses = Array.from({ length: 5 }, (_, i) => {
    const height = random.between(60, 170)
    return `<rect x="${i * 140 - 20}" y="${300 - height}" width="120" height="${height}" fill="hsl(${random.between(15, 45)} 18% ${random.between(55, 75)}%)"/>`
  }).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480">
    <rect width="640" height="300" fill="hsl(205 ${30 + hour}% ${62 + hour / 2}%)"/>${houses}
    <rect y="300" width="640" height="180" fill="#9a9c98"/>${things[scene](after)}</svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer()
}
