import sharp from 'sharp'
import type { Random } from './random'

/** What a drawn photo shows. */
export type Scene =
  | 'box'
  | 'cars'
  | 'cover'
  | 'fence'
  | 'lamp'
  | 'pole'
  | 'poster'
  | 'road'
  | 'rubbish'
  | 'sign'
  | 'stall'
  | 'street'
  | 'tree'
  | 'water'
  | 'works'

/** The scene for the codes that begin so: the first that fits. */
const scenes: readonly (readonly [prefixes: string, scene: Scene])[] = [
  ['0104 0105', 'lamp'],
  ['0101 0106 0112 E0504', 'cover'],
  ['0102 0103 0107 E0104 E0501 E0502', 'water'],
  ['0108 0110 0111 0113 0502 E0503 E0505', 'box'],
  ['0114 0207 0210 0405 0501 0503', 'fence'],
  ['0109', 'pole'],
  ['0205 0206 0209', 'sign'],
  ['0303 0304 E0105 E02', 'poster'],
  ['02', 'road'],
  ['03 E0101 E0102 E0103 E0106', 'rubbish'],
  ['04', 'tree'],
  ['E03', 'works'],
  ['E0401 E0402', 'stall'],
  ['E0403 E0404', 'cars'],
]

/** The scene for a category. */
export const sceneOf = (code: string): Scene =>
  scenes.find(([prefixes]) => prefixes.split(' ').some((prefix) => code.startsWith(prefix)))?.[1] ?? 'street'

const things: Record<Scene, (after: boolean) => string> = {
  box: (after) =>
    `<rect x="250" y="200" width="150" height="200" fill="#7c8a80"/><rect x="262" y="212" width="126" height="176" fill="${after ? '#8d9b91' : '#2f3531'}"/>
     ${
       after
         ? '<path d="M325 212v176" stroke="#6b776f" stroke-width="4"/><circle cx="340" cy="300" r="6" fill="#3c4540"/>'
         : '<path d="M250 200L170 226V424L250 400Z" fill="#8d9b91"/><path d="M280 250q40 30 20 60t50 50" stroke="#b8452f" stroke-width="6" fill="none"/>'
     }`,
  fence: (after) =>
    [0, 1, 2]
      .map((panel) => {
        const x = 130 + panel * 130
        const bars = [0, 30, 60, 90].map(
          (bar) => `<path d="M${x + bar + 15} 300v90" stroke="#e7ebee" stroke-width="8"/>`,
        )
        const fallen = !after && panel === 1 ? `transform="rotate(68 ${x} 390)"` : ''
        return `<g ${fallen}><rect x="${x}" y="292" width="120" height="10" fill="#e7ebee"/><rect x="${x}" y="380" width="120" height="10" fill="#e7ebee"/>${bars.join('')}</g>`
      })
      .join(''),
  poster: (after) =>
    `<rect x="170" y="130" width="300" height="280" fill="#c9c2b2"/>
     ${after ? '' : '<rect x="210" y="170" width="80" height="110" fill="#fff" stroke="#c8372d" stroke-width="6"/><rect x="310" y="200" width="70" height="90" fill="#f3d34a"/><rect x="250" y="300" width="110" height="70" fill="#fff"/><path d="M226 200h48M226 222h48M266 326h78M266 346h60" stroke="#c8372d" stroke-width="8"/>'}`,
  stall: (after) =>
    after
      ? '<path d="M60 400h520" stroke="#d9dcd8" stroke-width="10" stroke-dasharray="60 30"/>'
      : `<path d="M200 220h240l30 50H170z" fill="#c8372d"/><path d="M248 220l-14 50h50l8-50zM348 220l4 50h50l-8-50z" fill="#fff"/>
         <path d="M190 270v140M450 270v140" stroke="#6b4a2e" stroke-width="10"/><rect x="190" y="340" width="260" height="60" fill="#8a6440"/>
         <circle cx="240" cy="332" r="18" fill="#3d8b4d"/><circle cx="290" cy="330" r="20" fill="#e08a2e"/><circle cx="350" cy="332" r="18" fill="#c8372d"/>`,
  water: (after) =>
    `${after ? '' : '<ellipse cx="320" cy="390" rx="210" ry="58" fill="#5d8fb0"/><ellipse cx="290" cy="380" rx="90" ry="18" fill="#86b2cc"/>'}
     <rect x="270" y="${after ? 360 : 372}" width="100" height="36" fill="#3f464b" opacity="${after ? 1 : 0.55}"/>
     <path d="M285 ${after ? 364 : 376}v28M305 ${after ? 364 : 376}v28M325 ${after ? 364 : 376}v28M345 ${after ? 364 : 376}v28" stroke="#8a9298" stroke-width="5"/>`,
  works: (after) =>
    after
      ? '<rect x="150" y="240" width="340" height="150" fill="#2f7d53"/><path d="M150 240h340v26H150z" fill="#e7ebee"/><path d="M180 390v-120M320 390v-120M460 390v-120" stroke="#27694a" stroke-width="8"/>'
      : '<path d="M150 410Q250 210 330 300T500 410Z" fill="#8c6f4d"/><circle cx="230" cy="260" r="46" fill="#d8cbb4" opacity=".7"/><circle cx="300" cy="220" r="60" fill="#d8cbb4" opacity=".6"/><circle cx="380" cy="250" r="44" fill="#d8cbb4" opacity=".7"/>',
  lamp: (after) =>
    `<path d="M320 400V120q0-40 60-40" stroke="#555" stroke-width="12" fill="none"/>
     <ellipse cx="395" cy="84" rx="34" ry="16" fill="${after ? '#ffe9a0' : '#33363b'}"/>
     ${after ? '<path d="M365 96L250 400H540L425 96Z" fill="#ffe9a0" opacity=".35"/>' : ''}`,
  cars: (after) =>
    `<path d="M60 420h520" stroke="#d9dcd8" stroke-width="8"/>
     ${
       after
         ? ''
         : ['#c8372d', '#e7ebee', '#2f5d8a']
             .map((colour, at) => {
               const x = 90 + at * 165
               return `<path d="M${x} 400v-36l26-6 22-34h62l24 34 20 6v36z" fill="${colour}"/><circle cx="${x + 34}" cy="402" r="17" fill="#222"/><circle cx="${x + 118}" cy="402" r="17" fill="#222"/>`
             })
             .join('')
     }`,
  pole: (after) =>
    `<g transform="rotate(${after ? 0 : 20} 320 410)"><rect x="312" y="90" width="16" height="320" fill="#6b5a48"/><rect x="262" y="110" width="116" height="12" fill="#6b5a48"/></g>
     <path d="${after ? 'M0 130Q160 150 270 112M370 112Q500 150 640 130' : 'M0 130Q200 260 370 126M470 152Q560 240 640 130'}" stroke="#333" stroke-width="4" fill="none"/>`,
  street: () => '<path d="M60 400h520" stroke="#d9dcd8" stroke-width="10" stroke-dasharray="60 30"/>',
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
